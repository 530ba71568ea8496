import { expect, test } from 'vitest';
import { createCustomerPages, PAGE_SIZE } from './customer-pages.ts';

type Answer = { rows: { id: string }[]; total: number };

/** Pages whose answers a test gives when and in which order it wants. */
function waitingPages() {
  const asked: { offset: number; give(total: number, mark: string): Promise<void>; fail(): Promise<void> }[] = [];
  const pages = createCustomerPages({
    load: (offset, limit) =>
      new Promise((resolve, reject) => {
        asked.push({
          offset,
          give: async (total, mark) => {
            const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, index) => ({ id: `${mark}${offset + index}` }));
            resolve({ rows, total } as Answer as never);
            await Promise.resolve();
          },
          fail: async () => {
            reject(new Error('gone'));
            await Promise.resolve();
          },
        });
      }),
    onChange: () => undefined,
  });
  return { pages, asked };
}

test('only the pages in sight are asked for, each once', async () => {
  const { pages, asked } = waitingPages();
  pages.show(0, 10);
  pages.show(0, 20);
  await asked[0]?.give(1_000, 'a');
  pages.show(PAGE_SIZE - 5, PAGE_SIZE + 5);
  expect(asked.map(({ offset }) => offset)).toEqual([0, PAGE_SIZE]);
  expect([pages.total(), pages.rowAt(3)?.id, pages.rowAt(PAGE_SIZE)]).toEqual([1_000, 'a3', undefined]);
});

test('a late answer from before a refresh never paints over the newer one', async () => {
  const { pages, asked } = waitingPages();
  pages.show(0, 10);
  pages.refresh();
  await asked[1]?.give(2, 'new');
  await asked[0]?.give(9, 'old');
  expect([pages.total(), pages.rowAt(0)?.id]).toEqual([2, 'new0']);
});

test('a failure is told and what is here stays; the next answer takes it back', async () => {
  const { pages, asked } = waitingPages();
  pages.show(0, 10);
  await asked[0]?.give(2, 'a');
  pages.refresh();
  await asked[1]?.fail();
  expect([pages.error()?.message, pages.rowAt(1)?.id]).toEqual(['gone', 'a1']);
  pages.refresh();
  await asked[2]?.give(2, 'b');
  expect([pages.error(), pages.rowAt(1)?.id]).toEqual([null, 'b1']);
});
