import type { MessagePortMain } from 'electron';
import { beforeEach, expect, test } from 'vitest';
import type { FromHost, HostStart } from './host-messages.ts';
import { createHostSupervisor, type HostChild } from './host-supervisor.ts';

const start: HostStart = {
  type: 'start',
  dataFolder: '/data',
  sqliteBinding: null,
  serverUrl: 'http://127.0.0.1:4800',
  version: '0.1.0',
  secretBackend: 'memory',
  nativeNotifications: true,
  badge: false,
};

class FakeChild implements HostChild {
  readonly sent: { message: unknown; ports: number }[] = [];
  readonly listeners: Record<string, (value: never) => void> = {};
  killed = false;
  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    this.sent.push({ message, ports: transfer.length });
  }
  on(event: string, listener: (value: never) => void): void {
    this.listeners[event] = listener;
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 1);
    return true;
  }
  emit(event: string, value?: unknown): void {
    this.listeners[event]?.(value as never);
  }
}

let children: FakeChild[] = [];
let timers: { delayMs: number; run: () => void }[] = [];
let now = 0;
let gone: number[] = [];
let messages: FromHost[] = [];
let bad = 0;

const clock = {
  now: () => now,
  monotonic: () => now,
  after(delayMs: number, run: () => void) {
    const timer = { delayMs, run };
    timers.push(timer);
    return {
      cancel() {
        timers = timers.filter((other) => other !== timer);
      },
    };
  },
  every: () => ({ cancel: () => undefined }),
};
const port = () => {
  const made = {
    closed: false,
    close() {
      made.closed = true;
    },
  };
  return made as unknown as MessagePortMain & { closed: boolean };
};
const last = () => children.at(-1) as FakeChild;
const runTimer = () => (timers.shift() as (typeof timers)[number]).run();
const supervise = () =>
  createHostSupervisor({
    fork: () => {
      children.push(new FakeChild());
      return last();
    },
    start,
    clock,
    random: () => 0,
    onMessage: (message) => messages.push(message),
    onGone: (code) => gone.push(code),
    onBadMessage: () => void bad++,
  });

beforeEach(() => {
  children = [];
  timers = [];
  now = 0;
  gone = [];
  messages = [];
  bad = 0;
});

test('a port offered before the process runs waits, and only the newest of a page is handed over, after the settings', () => {
  const supervisor = supervise();
  const [old, fresh] = [port(), port()];
  supervisor.offerPort(1, old);
  supervisor.offerPort(1, fresh);
  last().emit('spawn');
  supervisor.offerPort(2, port());
  expect(old.closed).toBe(true);
  expect(last().sent.map(({ message, ports }) => [(message as { type: string }).type, ports])).toEqual([
    ['start', 0],
    ['port', 1],
    ['port', 1],
  ]);
});

test('a dead host is started again with growing pauses, its pages are told, and what they offer meanwhile reaches the new one', () => {
  const supervisor = supervise();
  last().emit('spawn');
  last().emit('exit', 139);
  supervisor.offerPort(1, port());
  supervisor.send({ type: 'deepLink', url: 'tanggap://ticket/x' });
  supervisor.send({ type: 'resume' });
  expect([gone, timers.map((timer) => timer.delayMs)]).toEqual([[139], [100]]);
  runTimer();
  last().emit('exit', 1);
  expect(timers.map((timer) => timer.delayMs)).toEqual([200]);
  runTimer();
  last().emit('spawn');
  expect(last().sent.map(({ message }) => (message as { type: string }).type)).toEqual(['start', 'deepLink', 'port']);
  now = 60_000;
  last().emit('exit', 1);
  expect(timers.map((timer) => timer.delayMs)).toEqual([100]);
});

test('only messages of the schema get through', () => {
  supervise();
  last().emit('spawn');
  last().emit('message', { type: 'badge', count: 3 });
  for (const strange of [null, 'badge', { type: 'badge', count: -1 }, { type: 'badge', count: 1, run: 'x' }, { type: 'exec' }]) {
    last().emit('message', strange);
  }
  expect([messages, bad]).toEqual([[{ type: 'badge', count: 3 }], 5]);
});

test('stopping lets the host finish, kills it when it does not, and starts no new one', async () => {
  const first = supervise();
  last().emit('spawn');
  const stopped = first.stop();
  expect(last().sent.at(-1)?.message).toEqual({ type: 'stop' });
  last().emit('exit', 0);
  await stopped;
  expect([timers, gone, last().killed]).toEqual([[], [], false]);

  const second = supervise();
  last().emit('spawn');
  const killed = second.stop();
  runTimer();
  await killed;
  expect([last().killed, timers.length, children.length]).toEqual([true, 0, 2]);

  const third = supervise();
  last().emit('exit', 1);
  await third.stop();
  expect([timers.length, children.length]).toEqual([0, 3]);
});
