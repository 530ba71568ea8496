export type MarkedPart = { readonly at: number; readonly text: string; readonly found: boolean };

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A text cut where its words begin as one of `words` does, as the search finds them: without capitals and accents. */
export function markedParts(text: string, words: readonly string[]): MarkedPart[] {
  const wanted = words.flatMap((word) => fold(word).match(/[\p{L}\p{N}]+/gu) ?? []);
  const parts: MarkedPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!wanted.some((word) => fold(match[0]).startsWith(word))) continue;
    if (match.index > from) parts.push({ at: from, text: text.slice(from, match.index), found: false });
    from = match.index + match[0].length;
    parts.push({ at: match.index, text: match[0], found: true });
  }
  if (from < text.length) parts.push({ at: from, text: text.slice(from), found: false });
  return parts;
}
