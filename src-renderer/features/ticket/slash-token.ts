export type SlashToken = { readonly start: number; readonly end: number; readonly query: string };

/** The `/word` that ends at the caret, when it begins a line or follows a space; null: no template is asked for. */
export function slashToken(text: string, caret: number): SlashToken | null {
  const before = text.slice(Math.max(0, caret - 42), caret);
  const match = /(^|\s)\/([^\s/]{0,40})$/.exec(before);
  if (match === null) return null;
  // Cut off in the middle of a longer word: then it is not the beginning of one.
  if (match[1] === '' && caret > before.length) return null;
  const query = match[2] ?? '';
  return { start: caret - query.length - 1, end: caret, query };
}
