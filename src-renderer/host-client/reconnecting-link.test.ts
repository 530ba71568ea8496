import { createORPCClient } from '@orpc/client';
import { expect, test } from 'vitest';
import { CodedError } from '#shared/contract/errors.ts';
import type { HostClient } from './host-context.tsx';
import type { HostLink } from './host-link.ts';
import { createReconnectingLink } from './reconnecting-link.ts';

/** A host that answers when it is told to, and whose connections break when they are told to. */
function scene() {
  const opened: { break(): void; answer(value: unknown): void; fail(error: unknown): void }[] = [];
  const timers: { delayMs: number; run: () => void }[] = [];
  let outcome: 'opens' | 'fails' | 'refuses' = 'opens';
  let refused = 0;

  const open = async (): Promise<HostLink> => {
    if (outcome === 'fails') throw new Error('nobody there');
    if (outcome === 'refuses') throw new CodedError('CONSOLE_LINK_INVALID');
    let alive = true;
    const closers: (() => void)[] = [];
    const waiting: { resolve(value: unknown): void; reject(error: unknown): void }[] = [];
    opened.push({
      break() {
        alive = false;
        for (const call of waiting) call.reject(new Error('transport ended'));
        for (const run of closers) run();
      },
      answer: (value) => waiting.shift()?.resolve(value),
      fail: (error) => waiting.shift()?.reject(error),
    });
    return {
      rpc: { call: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })) },
      isOpen: () => alive,
      onClose: (run) => (alive ? closers.push(run) : run()),
    };
  };
  const link = createReconnectingLink({
    open,
    onRefused: () => {
      refused += 1;
    },
    after: (delayMs, run) => timers.push({ delayMs, run }),
    random: () => 0,
  });
  return {
    link,
    client: createORPCClient<HostClient>(link),
    newest: () => opened.at(-1) as (typeof opened)[number],
    connections: () => opened.length,
    timers,
    refused: () => refused,
    next(what: typeof outcome) {
      outcome = what;
    },
    async runTimer() {
      timers.shift()?.run();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('before the first connection, in the gap, and in flight when it breaks, a call fails as HOST_GONE and is not sent again', async () => {
  const host = scene();
  await expect(host.client.session.current()).rejects.toMatchObject({ code: 'HOST_GONE' });
  await host.link.start();
  const inFlight = host.client.session.current();
  inFlight.catch(() => undefined);
  await turn();
  host.next('fails');
  host.newest().break();
  await expect(inFlight).rejects.toMatchObject({ code: 'HOST_GONE' });
  await expect(host.client.session.current()).rejects.toMatchObject({ code: 'HOST_GONE' });
  await turn();
  host.next('opens');
  await host.runTimer();
  expect(host.connections()).toBe(2);
  const after = host.client.session.current();
  await turn();
  host.newest().answer('signed out');
  expect(await after).toBe('signed out');
});

test('what the host itself refuses keeps its own error', async () => {
  const host = scene();
  await host.link.start();
  const call = host.client.session.current();
  await turn();
  host.newest().fail(new CodedError('STORE_IN_USE'));
  await expect(call).rejects.toMatchObject({ code: 'STORE_IN_USE' });
});

test('a subscription ends as HOST_GONE', async () => {
  const host = scene();
  await host.link.start();
  const call = host.client.app.changes();
  await turn();
  let breakIt: (error: Error) => void = () => undefined;
  const items = {
    next: () =>
      new Promise((_resolve, reject) => {
        breakIt = reject;
      }),
    [Symbol.asyncIterator]: () => items,
  };
  host.newest().answer(items);
  const item = (await call).next();
  host.newest().break();
  breakIt(new Error('transport ended'));
  await expect(item).rejects.toMatchObject({ code: 'HOST_GONE' });
});

test('the pauses between attempts grow to three seconds, and begin anew after a connection', async () => {
  const host = scene();
  host.next('fails');
  const started = host.link.start();
  await turn();
  const pauses: number[] = [];
  for (let i = 0; i < 8; i++) {
    pauses.push(host.timers[0]?.delayMs ?? 0);
    await host.runTimer();
  }
  expect(pauses).toEqual([50, 100, 200, 400, 800, 1_500, 1_500, 1_500]);
  host.next('opens');
  await host.runTimer();
  await started;
  host.next('fails');
  host.newest().break();
  await turn();
  expect(host.timers.map((timer) => timer.delayMs)).toEqual([50]);
});

test('a refused page is told once: at the start by the rejection, later by the signal, and nothing is tried after that', async () => {
  const first = scene();
  first.next('refuses');
  await expect(first.link.start()).rejects.toMatchObject({ code: 'CONSOLE_LINK_INVALID' });
  expect([first.refused(), first.timers.length]).toEqual([0, 0]);

  const later = scene();
  await later.link.start();
  later.next('refuses');
  later.newest().break();
  await turn();
  expect([later.refused(), later.timers.length]).toEqual([1, 0]);
});
