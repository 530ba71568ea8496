/** What a template may ask for. */
export const PLACEHOLDERS = ['contact.name', 'agent.name', 'ticket.number'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export type TemplateValues = Readonly<Record<Placeholder, string | null>>;

export type Filled = {
  readonly text: string;
  /** Asked for but empty here, once each: left in the text as written. */
  readonly missing: readonly Placeholder[];
  /** Names that no template has, once each: left in the text as written. */
  readonly unknown: readonly string[];
};

/**
 * Grammar: `{{` spaces NAME spaces `}}`, NAME being letters, digits, `_` and `.`, at most 40 of them.
 * Anything else in double braces is plain text. Values are put in as they are and never read again for placeholders.
 */
export function fillTemplate(body: string, values: TemplateValues): Filled {
  const missing = new Set<Placeholder>();
  const unknown = new Set<string>();
  const text = body.replace(/\{\{ {0,4}([a-zA-Z0-9_.]{1,40}) {0,4}\}\}/g, (whole, name: string) => {
    if (!isPlaceholder(name)) {
      unknown.add(name);
      return whole;
    }
    const value = values[name]?.trim() ?? '';
    if (value !== '') return value;
    missing.add(name);
    return whole;
  });
  return { text, missing: [...missing], unknown: [...unknown] };
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}
