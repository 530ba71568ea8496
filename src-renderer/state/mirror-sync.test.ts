import { beforeEach, expect, test } from 'vitest';
import type { HostBatch } from '#shared/contract/console/console-shapes.ts';
import type { HostClient } from '../host-client/host-context.tsx';
import { createHostFeed } from './host-feed.ts';
import { defaultSettings, emptyMirror, useMirror } from './mirror.ts';
import { foldPresence, startMirror } from './mirror-sync.ts';

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const quiet: Omit<HostBatch, 'n'> = { reset: false, topics: [], tickets: [], contacts: [], drafts: [], presence: [], notices: [] };

/** A host whose subscription is fed by hand; `asked` lists what the mirror asked for. */
function fakeHost() {
  const asked: string[] = [];
  const streams: { push(batch: HostBatch): void; end(): void }[] = [];
  const answer =
    <T>(name: string, value: T) =>
    async () => {
      asked.push(name);
      return value;
    };
  const client = {
    app: {
      info: answer('info', {}),
      changes: async () => {
        const queue: (HostBatch | null)[] = [];
        let wake = () => undefined as unknown;
        streams.push({
          push: (batch) => {
            queue.push(batch);
            wake();
          },
          end: () => {
            queue.push(null);
            wake();
          },
        });
        return (async function* () {
          for (;;) {
            const next = queue.shift();
            if (next === null) throw new Error('gone');
            if (next === undefined) await new Promise<void>((resolve) => (wake = resolve as () => unknown));
            else yield next;
          }
        })();
      },
    },
    session: { current: answer('session', { state: 'signedIn' }) },
    settings: { get: answer('settings', defaultSettings) },
    sync: { status: answer('sync', { connection: { state: 'online' }, asOf: 1, clockOffsetMs: 0, outbox: {} }) },
    directory: { get: answer('directory', {}) },
    agent: { state: answer('myState', {}) },
    queue: { counts: answer('counts', {}) },
  };
  return { client: client as unknown as HostClient, asked, streams };
}

const timers: (() => void)[] = [];
const clock = {
  now: () => 0,
  monotonic: () => 0,
  after: (_: number, run: () => void) => {
    timers.push(run);
    return { cancel: () => undefined };
  },
  every: () => ({ cancel: () => undefined }),
};

beforeEach(() => {
  useMirror.setState(emptyMirror, true);
  timers.length = 0;
});

test('the first batch and a gap ask for everything, a topic only for its parts', async () => {
  const { client, asked, streams } = fakeHost();
  const mirror = startMirror({ host: client, feed: createHostFeed(), clock });
  await settled();
  streams[0]?.push({ ...quiet, n: 1, reset: true });
  await settled();
  expect(new Set(asked)).toEqual(new Set(['info', 'session', 'settings', 'sync', 'directory', 'myState', 'counts']));
  asked.length = 0;
  streams[0]?.push({ ...quiet, n: 2, topics: ['settings'] });
  await settled();
  expect(asked).toEqual(['settings']);
  asked.length = 0;
  streams[0]?.push({ ...quiet, n: 4 });
  await settled();
  expect(asked).toContain('directory');
  mirror.stop();
});

test('a subscription that ends shows the host gone, and a new one resets', async () => {
  const { client, asked, streams } = fakeHost();
  const mirror = startMirror({ host: client, feed: createHostFeed(), clock });
  await settled();
  streams[0]?.push({ ...quiet, n: 5, reset: true });
  await settled();
  expect(useMirror.getState().host).toBe('ready');
  streams[0]?.end();
  await settled();
  expect(useMirror.getState().host).toBe('gone');
  asked.length = 0;
  timers.shift()?.();
  await settled();
  streams[1]?.push({ ...quiet, n: 0, reset: true });
  await settled();
  expect(useMirror.getState().host).toBe('ready');
  expect(asked).toContain('session');
  mirror.stop();
});

test('live marks replace those of their ticket, and empty ones take it away', () => {
  const one = foldPresence(new Map(), [{ ticketId: 'a', viewers: [{ agentId: 'x', typing: false }], customerTyping: false }]);
  expect([...one.keys()]).toEqual(['a']);
  const two = foldPresence(one, [
    { ticketId: 'a', viewers: [], customerTyping: false },
    { ticketId: 'b', viewers: [], customerTyping: true },
  ]);
  expect([...two.keys()]).toEqual(['b']);
});
