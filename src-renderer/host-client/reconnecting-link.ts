import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { type BackOffPolicy, backOffMs } from '#shared/base/back-off.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { HostLink, OpenHostLink } from './host-link.ts';

type Options = {
  readonly open: OpenHostLink;
  /** The host came back and does not take this page any more; nothing is tried after that. */
  readonly onRefused: () => void;
  readonly after: (delayMs: number, run: () => void) => void;
  /** In [0, 1). */
  readonly random: () => number;
};

const RETRY: BackOffPolicy = { firstMs: 100, maxMs: 3_000 };

function isRefusal(error: unknown): error is CodedError {
  return error instanceof CodedError && error.code === 'CONSOLE_LINK_INVALID';
}

/**
 * A link that outlives its connections. While there is none, and for calls that were in flight when it broke, callers get a
 * CodedError `HOST_GONE`; nothing is sent twice, because only the caller knows whether its call may be repeated.
 * `start` settles with the first connection.
 */
export function createReconnectingLink({ open, onRefused, after, random }: Options): ClientLink<ClientContext> & { start(): Promise<void> } {
  let current: HostLink | null = null;

  async function keepTrying(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const link = await open();
        current = link;
        link.onClose(() => {
          current = null;
          keepTrying().catch(onRefused);
        });
        return;
      } catch (error) {
        if (isRefusal(error)) throw error;
        await new Promise<void>((resolve) => after(backOffMs(RETRY, attempt, random()), resolve));
      }
    }
  }

  return {
    start: keepTrying,
    async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
      const link = current;
      if (link === null) throw new CodedError('HOST_GONE');
      try {
        const output = await link.rpc.call(path, input, options);
        return isAsyncIterator(output) ? endingWith(output, link) : output;
      } catch (error) {
        throw told(error, link);
      }
    },
  };
}

function told(error: unknown, link: HostLink): unknown {
  return link.isOpen() ? error : new CodedError('HOST_GONE', {}, { cause: error });
}

function isAsyncIterator(value: unknown): value is AsyncIterableIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}

/** The same items; when the connection breaks, a `HOST_GONE` instead of the transport's own error. */
function endingWith(items: AsyncIterableIterator<unknown>, link: HostLink): AsyncIterableIterator<unknown> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        return await items.next();
      } catch (error) {
        throw told(error, link);
      }
    },
    async return(value?: unknown) {
      return (await items.return?.(value)) ?? { done: true, value };
    },
  };
}
