import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HistoryItem } from './customer-types.ts';
import { type HistoryState, nothingRead, withNewest, withOlder } from './history-pages.ts';

const item = (n: number): HistoryItem => ({ entry: { id: String(n), at: n } }) as HistoryItem;
const shown = ({ items }: HistoryState) => items.map(({ entry }) => entry.at);

/** A store that answers as the host does: newest first, `limit` at a time. */
function pageOf(all: readonly number[], before: number | null, limit: number) {
  const rest = all.filter((n) => before === null || n < before).toSorted((a, b) => b - a);
  return { items: rest.slice(0, limit).map(item), more: rest.length > limit };
}

test('whatever is read in whatever order while entries arrive: in the end each is there once, newest first', () => {
  const property = fc.property(
    fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 }),
    fc.array(fc.constantFrom('older', 'arrive', 'newest'), { maxLength: 20 }),
    fc.integer({ min: 1, max: 6 }),
    (start, steps, limit) => {
      let next = 100;
      const all = [...start];
      let state = withNewest(nothingRead, pageOf(all, null, limit));
      const older = () => {
        const last = state.items.at(-1)?.entry.at;
        if (state.more === true && last !== undefined) state = withOlder(state, pageOf(all, last, limit));
      };
      const newest = () => {
        state = withNewest(state, pageOf(all, null, limit));
      };
      for (const step of steps) {
        if (step === 'older') older();
        else if (step === 'newest') newest();
        else all.push(next++);
      }
      newest();
      for (let guard = 0; state.more === true && guard < 200; guard++) older();
      expect(shown(state)).toEqual(all.toSorted((a, b) => b - a));
    },
  );
  fc.assert(property, { numRuns: 300, verbose: 1 });
});

test('an entry that waited here and then got its place is shown once', () => {
  const waiting = { items: [item(9), item(5)], more: true };
  expect(shown(withOlder(waiting, { items: [{ entry: { id: '9', at: 4 } } as HistoryItem, item(3)], more: false }))).toEqual([5, 4, 3]);
});
