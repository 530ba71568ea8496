/** What a template may ask for; `time.greeting` is by the clock of the workspace, `order` the customer's newest one. */
export const TEMPLATE_NAMES = [
  'contact.name',
  'contact.firstName',
  'contact.company',
  'contact.city',
  'ticket.number',
  'ticket.subject',
  'order.number',
  'order.state',
  'order.total',
  'order.placedAt',
  'order.items',
  'agent.name',
  'agent.firstName',
  'workspace.name',
  'time.greeting',
  'time.date',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** A template in its parts: plain text, names asked for, and blanks for the agent. Joined by `raw` they are the body. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'name'; readonly raw: string; readonly name: string }
  | { readonly kind: 'blank'; readonly raw: string; readonly name: string };

// Every repetition is bounded, so a hostile text costs a few dozen steps for each of its characters at most.
const MARK = /\{\{ {0,4}([a-zA-Z0-9_.]{1,40}) {0,4}\}\}|\[\[([^[\]\n]{1,80})\]\]/g;

/**
 * Grammar: `{{` spaces NAME spaces `}}`, NAME being letters, digits, `_` and `.`, at most 40 of them; `[[` BLANK `]]`, BLANK being
 * what to fill in, at most 80 characters in one line without square brackets. Anything else is plain text.
 */
export function templateParts(body: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of body.matchAll(MARK)) {
    const [raw, name, blank] = match;
    const wanted = blank?.trim();
    if (wanted === '') continue;
    if (match.index > from) parts.push({ kind: 'text', raw: body.slice(from, match.index) });
    parts.push(name !== undefined ? { kind: 'name', raw, name } : { kind: 'blank', raw, name: wanted ?? '' });
    from = match.index + raw.length;
  }
  if (from < body.length) parts.push({ kind: 'text', raw: body.slice(from) });
  return parts;
}

export type Filled<Name extends string = TemplateName> = {
  readonly text: string;
  /** Asked for but empty here, once each: left in the text as written. */
  readonly missing: readonly Name[];
  /** Names that no template has, once each: left in the text as written. */
  readonly unknown: readonly string[];
  /** What the agent has to fill in, once each: left in the text as `[[name]]`. */
  readonly blanks: readonly string[];
};

/** Puts values in as they are; they are never read again. A name that `values` does not have is unknown, an empty value is missing. */
export function fillTemplate<Name extends string = TemplateName>(body: string, values: Readonly<Record<Name, string | null>>): Filled<Name> {
  const missing = new Set<Name>();
  const unknown = new Set<string>();
  const blanks = new Set<string>();
  const text = templateParts(body).map((part) => {
    if (part.kind === 'text') return part.raw;
    if (part.kind === 'blank') {
      blanks.add(part.name);
      return part.raw;
    }
    if (!Object.hasOwn(values, part.name)) {
      unknown.add(part.name);
      return part.raw;
    }
    const name = part.name as Name;
    const value = values[name]?.trim() ?? '';
    if (value !== '') return value;
    missing.add(name);
    return part.raw;
  });
  return { text: text.join(''), missing: [...missing], unknown: [...unknown], blanks: [...blanks] };
}
