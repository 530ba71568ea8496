import { implement, ORPCError } from '@orpc/server';
import { consoleContract } from '../../src-shared/contract/console/console-contract.ts';
import type { HostBatch } from '../../src-shared/contract/console/console-shapes.ts';

export const AGENT_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

export function batch(n: number, padding = 0): HostBatch {
  const damaged = { kind: 'damaged' as const, file: 'x'.repeat(padding), commandsFound: 0 };
  return { n, reset: n === 0, topics: [], tickets: [], contacts: [], drafts: [], presence: [], notices: padding > 0 ? [damaged] : [] };
}

/** What the transport under test did to the host behind it. */
export type Seen = { subscribers: number; waiting: number; aborted: number; produced: number };

function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * A small host behind the console's contract, whose procedures show what a transport can do: answer, fail with data, wait
 * until it is aborted, carry much in both ways, and publish without end. It keeps the outcome in `seen`.
 */
export function createFakeConsole() {
  const seen: Seen = { subscribers: 0, waiting: 0, aborted: 0, produced: 0 };
  let publish: { padding: number; until: number } = { padding: 0, until: 3 };
  const os = implement(consoleContract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError && error.code === 'BAD_REQUEST')
        throw new ORPCError('INVALID_INPUT', { status: 400, data: { problem: 'shape' } });
      throw error;
    }
  });
  const router = {
    app: {
      changes: os.app.changes.handler(async function* ({ signal }) {
        seen.subscribers += 1;
        try {
          for (let n = 0; n < publish.until; n++) {
            seen.produced += 1;
            yield batch(n, publish.padding);
            await new Promise((resolve) => setImmediate(resolve));
          }
          await untilAborted(signal);
        } finally {
          seen.subscribers -= 1;
        }
      }),
    },
    session: {
      signIn: os.session.signIn.handler(({ errors }) => {
        throw errors.SIGN_IN_THROTTLED({ data: { seconds: 30 } });
      }),
    },
    queue: {
      list: os.queue.list.handler(({ input }) => ({ rows: [], total: 0, generation: input.generation })),
    },
    attachment: {
      chunk: os.attachment.chunk.handler(({ input }) => ({ received: input.base64.length })),
      read: os.attachment.read.handler(({ input }) => ({ base64: 'A'.repeat(input.length), total: input.length, picture: null })),
    },
    sync: {
      now: os.sync.now.handler(async ({ signal }) => {
        seen.waiting += 1;
        await untilAborted(signal);
        seen.aborted += 1;
        return {};
      }),
    },
  };
  return {
    router,
    seen,
    /** From the next subscription on: how many batches, and how many extra bytes in each. */
    publishes(next: { padding: number; until: number }) {
      publish = next;
    },
  };
}
export type FakeConsole = ReturnType<typeof createFakeConsole>;
