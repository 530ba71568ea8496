import { expect, test } from 'vitest';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { createLibraryWindow, emptyLibrary, type LibraryAnswer, type LibraryState } from './library-window.ts';

function setUp(total: number) {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  let state: LibraryState = emptyLibrary;
  let name = 'old';
  const list = createLibraryWindow(
    ({ offset, limit }) => {
      asked.push(offset);
      const mine = name;
      const rows = Array.from(
        { length: Math.max(0, Math.min(limit, total - offset)) },
        (_, n) => ({ title: `${mine} ${offset + n}` }) as ReplyTemplate,
      );
      return new Promise<LibraryAnswer>((resolve) => answers.push(() => resolve({ rows, total, topics: [] })));
    },
    (next) => {
      state = next;
    },
  );
  const settle = async () => {
    for (const answer of answers.splice(0)) answer();
    await Promise.resolve();
    await Promise.resolve();
  };
  return {
    list,
    asked,
    settle,
    answers,
    title: (at: number) => state.rows.get(at)?.title,
    total: () => state.total,
    rename: (to: string) => (name = to),
  };
}

test('asks only for the pages in sight, each once', async () => {
  const { list, asked, settle, title, total } = setUp(2_000);
  list.show(0, 12);
  await settle();
  list.show(2, 14);
  list.show(1_995, 2_010);
  await settle();
  expect(asked).toEqual([0, 1_900]);
  expect([total(), title(0), title(1_999)]).toEqual([2_000, 'old 0', 'old 1999']);
});

test('a refresh keeps what is shown until the answer is there, and a late answer of before is dropped', async () => {
  const { list, settle, answers, title, rename } = setUp(50);
  list.show(0, 10);
  const late = answers.splice(0);
  rename('new');
  list.refresh();
  await settle();
  expect(title(3)).toBe('new 3');
  for (const answer of late) answer();
  await settle();
  expect(title(3)).toBe('new 3');
});
