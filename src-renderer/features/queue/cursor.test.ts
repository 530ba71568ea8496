import { expect, test } from 'vitest';
import type { QueueRow } from '#shared/contract/console/console-shapes.ts';
import { followCursor, stepCursor } from './cursor.ts';

const list = (...ids: string[]) => ({
  total: () => ids.length,
  rowAt: (index: number) => (ids[index] === undefined ? undefined : ({ id: ids[index] } as QueueRow)),
  indexOf: (id: string) => ids.indexOf(id),
});

test('the cursor follows its ticket when rows move', () => {
  expect(followCursor({ index: 1, id: 'b' }, list('a', 'b'))).toEqual({ index: 1, id: 'b' });
  expect(followCursor({ index: 1, id: 'b' }, list('x', 'a', 'b'))).toEqual({ index: 2, id: 'b' });
});

test('a ticket that left gives its place to the next, the last row at the end', () => {
  expect(followCursor({ index: 1, id: 'b' }, list('a', 'c'))).toEqual({ lost: true, at: { index: 1, id: 'c' } });
  expect(followCursor({ index: 2, id: 'c' }, list('a', 'b'))).toEqual({ lost: true, at: { index: 1, id: 'b' } });
  expect(followCursor({ index: 0, id: 'a' }, list())).toEqual({ lost: true, at: { index: 0, id: null } });
});

test('a cursor on a row that was not loaded learns its ticket later', () => {
  expect(followCursor({ index: 1, id: null }, list('a', 'b'))).toEqual({ index: 1, id: 'b' });
  expect(followCursor({ index: 5, id: null }, list('a', 'b'))).toEqual({ index: 5, id: null });
});

test('steps begin at the open ticket or the first row and stop at the ends', () => {
  const rows = list('a', 'b', 'c');
  const top = { openIndex: -1, firstInSight: 0 };
  expect(stepCursor(null, top, 1, rows)).toEqual({ index: 0, id: 'a' });
  expect(stepCursor(null, { openIndex: 1, firstInSight: 0 }, 1, rows)).toEqual({ index: 2, id: 'c' });
  expect(stepCursor({ index: 2, id: 'c' }, top, 1, rows)).toEqual({ index: 2, id: 'c' });
  expect(stepCursor({ index: 0, id: 'a' }, top, -1, rows)).toEqual({ index: 0, id: 'a' });
  expect(stepCursor(null, top, 1, list())).toBeNull();
});

test('without a cursor the keyboard begins at what is in sight', () => {
  const rows = list('a', 'b', 'c', 'd');
  const scrolled = { openIndex: -1, firstInSight: 2 };
  expect(stepCursor(null, scrolled, 1, rows)).toEqual({ index: 2, id: 'c' });
  expect(stepCursor(null, scrolled, 4, rows)).toEqual({ index: 3, id: 'd' });
  expect(stepCursor(null, scrolled, -4, rows)).toEqual({ index: 0, id: 'a' });
});
