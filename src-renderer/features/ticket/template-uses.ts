import type { TemplateUse } from '#shared/domain/sync/command.ts';
import { partsOf } from '../../state/template-marks.ts';

/** A template as it was put into the text: filled, its blanks still open. */
export type Inserted = { readonly templateId: string; readonly text: string };

/** As many as a reply may name. */
const MOST = 20;
/** A template counts while at least this share of its words still stands in the text. */
const LEAST_KEPT = 0.5;

/**
 * Which of the inserted templates a text was made from. One counts while half of its words are still there; it is unchanged
 * while its words stand in their order, one after the other, with anything in place of its blanks. White space does not count.
 */
export function usesIn(text: string, inserted: readonly Inserted[]): TemplateUse[] {
  const uses = new Map<string, boolean>();
  for (const { templateId, text: original } of inserted) {
    const pieces = fixedPieces(original);
    if (!standsIn(text, pieces)) continue;
    uses.set(templateId, (uses.get(templateId) ?? false) || !unchangedIn(text, pieces));
  }
  return [...uses].slice(-MOST).map(([templateId, edited]) => ({ templateId, edited }));
}

/** The words around what the agent is meant to fill in. */
function fixedPieces(original: string): string[] {
  return partsOf(original)
    .filter((part) => part.mark === null)
    .map((part) => oneSpace(part.text))
    .filter((piece) => piece !== '');
}

function unchangedIn(text: string, pieces: readonly string[]): boolean {
  const whole = oneSpace(text);
  let from = 0;
  for (const piece of pieces) {
    const at = whole.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return true;
}

function standsIn(text: string, pieces: readonly string[]): boolean {
  const wanted = pieces.flatMap(wordsOf);
  if (wanted.length === 0) return text.trim() !== '';
  const there = new Map<string, number>();
  for (const word of wordsOf(text)) there.set(word, (there.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of wanted) {
    const left = there.get(word) ?? 0;
    if (left === 0) continue;
    there.set(word, left - 1);
    kept += 1;
  }
  return kept >= wanted.length * LEAST_KEPT;
}

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim();
const wordsOf = (text: string): string[] => text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
