import { expect, test } from 'vitest';
import type { QueueRow } from '#shared/contract/console/console-shapes.ts';
import { createQueueWindow, PAGE_SIZE, type QueueAnswer } from './queue-window.ts';

const row = (id: string) => ({ id }) as QueueRow;
const rows = (prefix: string, offset: number, count = PAGE_SIZE) => Array.from({ length: count }, (_, index) => row(`${prefix}${offset + index}`));

function setUp() {
  const asked: { offset: number; generation: number; answer(value: QueueAnswer | Error): Promise<void> }[] = [];
  let changes = 0;
  const queue = createQueueWindow({
    load: ({ offset, generation }) =>
      new Promise((resolve, reject) =>
        asked.push({
          offset,
          generation,
          async answer(value) {
            if (value instanceof Error) reject(value);
            else resolve(value);
            await new Promise<void>((done) => setImmediate(done));
          },
        }),
      ),
    onChange: () => {
      changes += 1;
    },
  });
  return { queue, asked, changes: () => changes };
}

test('only pages in sight are asked for, each once', async () => {
  const { queue, asked } = setUp();
  queue.show(0, 15);
  queue.show(2, 17);
  expect(asked.map((item) => item.offset)).toEqual([0]);
  await asked[0]?.answer({ rows: rows('a', 0), total: 100_000, generation: 0 });
  queue.show(50_150, 50_250);
  expect(asked.map((item) => item.offset)).toEqual([0, 50_100, 50_200]);
  await asked[1]?.answer({ rows: rows('a', 50_100), total: 100_000, generation: 0 });
  expect(queue.rowAt(50_150)?.id).toBe('a50150');
  expect(queue.rowAt(50_250)).toBeUndefined();
  expect(queue.indexOf('a50199')).toBe(50_199);
  expect(queue.indexOf('a7000')).toBe(-1);
});

test('refreshes while loading become one; old rows stay until the new ones are here', async () => {
  const { queue, asked } = setUp();
  queue.show(0, 10);
  queue.refresh();
  queue.refresh();
  expect(asked).toHaveLength(1);
  await asked[0]?.answer({ rows: rows('old', 0), total: 500, generation: 0 });
  expect(asked.map((item) => item.generation)).toEqual([0, 1]);
  expect(queue.rowAt(0)?.id).toBe('old0');
  await asked[1]?.answer({ rows: rows('new', 0), total: 499, generation: 1 });
  expect([queue.rowAt(0)?.id, queue.total()]).toEqual(['new0', 499]);
});

test('an answer of an older generation never paints over a newer one', async () => {
  const { queue, asked } = setUp();
  queue.show(0, 10);
  await asked[0]?.answer({ rows: rows('now', 0), total: 300, generation: 0 });
  queue.refresh();
  await asked[1]?.answer({ rows: rows('late', 0), total: 1, generation: 0 });
  expect([queue.rowAt(0)?.id, queue.total()]).toEqual(['now0', 300]);
});

test('a page that was read before a refresh is read again when it comes into sight', async () => {
  const { queue, asked } = setUp();
  queue.show(0, 10);
  await asked[0]?.answer({ rows: rows('a', 0), total: 1_000, generation: 0 });
  queue.show(150, 160);
  await asked[1]?.answer({ rows: rows('a', 100), total: 1_000, generation: 0 });
  queue.refresh();
  await asked[2]?.answer({ rows: rows('b', 100), total: 1_000, generation: 1 });
  queue.show(0, 10);
  expect(queue.rowAt(0)?.id).toBe('a0');
  await asked[3]?.answer({ rows: rows('b', 0), total: 1_000, generation: 1 });
  expect(queue.rowAt(0)?.id).toBe('b0');
});

test('a failed load is told, keeps what was there, and goes with the next success', async () => {
  const { queue, asked } = setUp();
  queue.show(0, 10);
  await asked[0]?.answer({ rows: rows('a', 0), total: 200, generation: 0 });
  queue.refresh();
  await asked[1]?.answer(new Error('gone'));
  expect([queue.error()?.message, queue.rowAt(0)?.id]).toEqual(['gone', 'a0']);
  queue.refresh();
  await asked[2]?.answer({ rows: rows('b', 0), total: 200, generation: 2 });
  expect(queue.error()).toBeNull();
});

test('far pages are forgotten, those near stay', async () => {
  const { queue, asked } = setUp();
  for (let page = 0; page < 30; page++) {
    queue.show(page * PAGE_SIZE, page * PAGE_SIZE + 10);
    await asked.at(-1)?.answer({ rows: rows('a', page * PAGE_SIZE), total: 100_000, generation: 0 });
  }
  expect(queue.rowAt(0)).toBeUndefined();
  expect(queue.rowAt(29 * PAGE_SIZE)).toBeDefined();
  expect(queue.rowAt(15 * PAGE_SIZE)).toBeDefined();
});
