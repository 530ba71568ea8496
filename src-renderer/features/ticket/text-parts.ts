export type TextPart = { readonly kind: 'text' | 'link'; readonly value: string };

/** Above this the text is shown plainly: nobody copies one link out of a book. */
const LINKS_UP_TO = 20_000;
const MOST_LINKS = 40;

/** Finds web addresses in a message. They are never opened, only made easy to copy. */
export function textParts(text: string): TextPart[] {
  if (text.length > LINKS_UP_TO) return [{ kind: 'text', value: text }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"']{1,2000}/gi)) {
    if (parts.length >= 2 * MOST_LINKS) break;
    const value = match[0].replace(/[.,;:!?)\]}…]{1,20}$/, '');
    if (match.index > end) parts.push({ kind: 'text', value: text.slice(end, match.index) });
    parts.push({ kind: 'link', value });
    end = match.index + value.length;
  }
  if (end < text.length) parts.push({ kind: 'text', value: text.slice(end) });
  return parts;
}

const FOLD_CHARACTERS = 1_500;
const FOLD_LINES = 24;

/** The beginning of a message that is too long to show whole at once, cut at a line or a word; null: short enough. */
export function foldedText(text: string): string | null {
  let lines = 0;
  let cut = Math.min(text.length, FOLD_CHARACTERS);
  for (let at = text.indexOf('\n'); at !== -1 && at < cut; at = text.indexOf('\n', at + 1)) {
    if (++lines === FOLD_LINES) cut = at;
  }
  // A fold that hides only a few words costs more than it spares.
  if (text.length - cut < 200 && lines < FOLD_LINES + 4) return null;
  const head = text.slice(0, cut);
  const space = head.lastIndexOf(' ');
  const whole = space > cut - 80 && cut !== text.indexOf('\n', cut) ? head.slice(0, space) : head;
  return whole.replace(/[\ud800-\udbff]$/, '');
}
