import { diffWordsWithSpace } from 'diff';

export type DiffPart = { readonly text: string; readonly change: 'same' | 'added' | 'removed' };

/** Longer texts are compared for this long at most, in milliseconds; then they are shown as wholly different. */
const MOST_MS = 200;

/** The words that left and came between two texts, in reading order. Parts that are not added make the first, not removed the second. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const parts = diffWordsWithSpace(before, after, { timeout: MOST_MS });
  if (parts === undefined) {
    return [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ];
  }
  return parts.map(({ value, added, removed }) => ({ text: value, change: added ? 'added' : removed ? 'removed' : 'same' }));
}
