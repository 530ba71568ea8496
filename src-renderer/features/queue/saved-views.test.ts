import { expect, test } from 'vitest';
import { emptyFilter } from '../../state/queue-filter.ts';
import { MOST_VIEWS, withView } from './saved-views.ts';

const view = (id: string, name: string, sort: 'due' | 'newest' = 'due') => ({ id, name, view: 'team', sort, filter: emptyFilter }) as const;

test('a new name comes last', () => {
  expect(withView([view('1', 'Retur')], view('2', 'Mendesak'))?.map(({ id }) => id)).toEqual(['1', '2']);
});

test('a known name, however written, is replaced in its place', () => {
  expect(withView([view('1', 'Retur'), view('2', 'Mendesak')], view('3', ' retur ', 'newest'))).toEqual([
    { ...view('1', ' retur ', 'newest') },
    view('2', 'Mendesak'),
  ]);
});

test('a full list takes no other, but a known name', () => {
  const full = Array.from({ length: MOST_VIEWS }, (_, n) => view(`${n}`, `Tampilan ${n}`));
  expect(withView(full, view('x', 'Baru'))).toBeNull();
  expect(withView(full, view('x', 'tampilan 3'))).toHaveLength(MOST_VIEWS);
});
