import { expect, test } from 'vitest';
import type { Clock } from '#shared/base/clock.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { createDraftKeeper, type DraftContent, SAVE_PAUSE_MS } from './draft-keeper.ts';

const ref: AttachmentRef = { hash: 'a'.repeat(64), name: 'struk.png', mime: 'image/png', size: 10 };

function manualClock() {
  const timers = new Set<{ due: number; run: () => void }>();
  let now = 0;
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(delay, run) {
      const timer = { due: now + delay, run };
      timers.add(timer);
      return { cancel: () => timers.delete(timer) };
    },
    every: () => ({ cancel: () => undefined }),
  };
  const pass = (ms: number) => {
    now += ms;
    for (const timer of [...timers]) if (timer.due <= now && timers.delete(timer)) timer.run();
  };
  return { clock, pass };
}

/** A disk whose answers the test gives by hand. */
function kept() {
  const { clock, pass } = manualClock();
  const saves: { content: DraftContent; done: () => void; fail: () => void }[] = [];
  const uploads: { finish: () => void; fail: () => void; signal: AbortSignal }[] = [];
  const keeper = createDraftKeeper(null, {
    clock,
    save: (content) =>
      new Promise((resolve, reject) => saves.push({ content, done: () => resolve(null), fail: () => reject(new Error('disk full')) })),
    upload: (_file, _name, { signal }) =>
      new Promise((resolve, reject) => uploads.push({ signal, finish: () => resolve(ref), fail: () => reject(new Error('no')) })),
  });
  return { keeper, saves, uploads, pass };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

test('saves once per pause, and again what was typed while saving', async () => {
  const { keeper, saves, pass } = kept();
  keeper.type('Ha', 1);
  pass(SAVE_PAUSE_MS - 1);
  keeper.type('Halo', 2);
  pass(SAVE_PAUSE_MS - 1);
  expect(saves).toHaveLength(0);
  pass(1);
  expect(saves.map((save) => save.content)).toEqual([{ text: 'Halo', attachments: [], seenSeq: 2 }]);
  keeper.type('Halo Kak', 2);
  saves[0]?.done();
  await settle();
  pass(SAVE_PAUSE_MS);
  expect(saves.at(-1)?.content.text).toBe('Halo Kak');
  saves[1]?.done();
  await settle();
  expect(keeper.isSettled()).toBe(true);
});

test('a save on its way lands before the command is issued', async () => {
  const { keeper, saves, pass } = kept();
  keeper.type('Halo', 1);
  pass(SAVE_PAUSE_MS);
  const order: string[] = [];
  const sent = keeper.send(async ({ text }) => order.push(`send ${text}`));
  await settle();
  expect(order).toEqual([]);
  saves[0]?.done();
  expect(await sent).toBe(true);
  expect(order).toEqual(['send Halo']);
  pass(60_000);
  expect([saves.length, keeper.getState().draft.text]).toEqual([1, '']);
});

test('a failed save says so, keeps the text and tries again', async () => {
  const { keeper, saves, pass } = kept();
  keeper.type('Halo', 1);
  pass(SAVE_PAUSE_MS);
  saves[0]?.fail();
  await settle();
  expect(keeper.getState()).toMatchObject({ problem: { kind: 'save' }, draft: { text: 'Halo' } });
  pass(60_000);
  saves[1]?.done();
  await settle();
  expect([keeper.getState().problem, keeper.isSettled()]).toEqual([null, true]);
});

test('a failed send keeps everything and saves it', async () => {
  const { keeper, saves, pass } = kept();
  keeper.type('Halo', 1);
  expect(await keeper.send(() => Promise.reject(new Error('disk')))).toBe(false);
  expect(keeper.getState()).toMatchObject({ problem: { kind: 'send' }, draft: { text: 'Halo', sending: null } });
  pass(SAVE_PAUSE_MS);
  expect(saves[0]?.content.text).toBe('Halo');
});

test('a file is attached when it is copied, not when it was cancelled, and nothing is sent meanwhile', async () => {
  const { keeper, uploads } = kept();
  const file = new File(['x'], 'struk.png');
  keeper.type('Ini struknya', 1);
  void keeper.upload([{ file, name: 'struk.png' }], () => 1);
  await settle();
  expect(await keeper.send(async () => undefined)).toBe(false);
  uploads[0]?.finish();
  await settle();
  expect(keeper.getState()).toMatchObject({ uploads: [], draft: { attachments: [ref] } });

  void keeper.upload([{ file, name: 'lain.png' }], () => 1);
  await settle();
  keeper.cancelUpload(keeper.getState().uploads[0]?.id ?? 0);
  expect(uploads[1]?.signal.aborted).toBe(true);
  uploads[1]?.finish();
  await settle();
  expect(keeper.getState()).toMatchObject({ uploads: [], problem: null, draft: { attachments: [ref] } });
});
