import type { MessagePortMain } from 'electron';
import { type BackOffPolicy, backOffMs } from '#shared/base/back-off.ts';
import type { Clock, Timer } from '#shared/base/clock.ts';
import { type FromHost, type HostStart, type ToHost, zFromHost } from './host-messages.ts';

/** The host's process as the supervisor needs it: Electron's UtilityProcess fits. */
export type HostChild = {
  postMessage(message: unknown, transfer?: MessagePortMain[]): void;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
};

type Options = {
  readonly fork: () => HostChild;
  readonly start: HostStart;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onMessage: (message: FromHost) => void;
  /** The process ended; pages must offer new ports. */
  readonly onGone: (exitCode: number) => void;
  /** A message of the host that no schema knows. */
  readonly onBadMessage: () => void;
};

export type HostSupervisor = {
  /** Hands a page's port to the host now, or when it is back. A page has one port: a newer one replaces one that still waits. */
  offerPort(pageId: number, port: MessagePortMain): void;
  /** Dropped while there is no host: whatever it says, a new host learns by starting. */
  send(message: ToHost): void;
  /** Lets the host finish in order, kills it after five seconds. */
  stop(): Promise<void>;
};

const RESTART: BackOffPolicy = { firstMs: 200, maxMs: 10_000 };
/** A process that lived this long did start well: the next failure begins the back-off anew. */
const HEALTHY_MS = 30_000;
const STOP_WITHIN_MS = 5_000;

/** Keeps one host process running: starts it, restarts it with growing pauses when it dies, and gives every page its port. */
export function createHostSupervisor(options: Options): HostSupervisor {
  const { clock } = options;
  const waiting = new Map<number, MessagePortMain>();
  /** Kept through a restart, because the agent clicked it and saw nothing yet. */
  let pendingLink: ToHost | null = null;
  let child: HostChild | null = null;
  let spawned = false;
  let failures = 0;
  let restart: Timer | null = null;
  let onStopped: (() => void) | null = null;

  function begin(): void {
    const startedAt = clock.monotonic();
    const mine = options.fork();
    child = mine;
    mine.on('spawn', () => {
      spawned = true;
      mine.postMessage(options.start);
      if (pendingLink !== null) mine.postMessage(pendingLink);
      pendingLink = null;
      for (const port of waiting.values()) mine.postMessage({ type: 'port' } satisfies ToHost, [port]);
      waiting.clear();
    });
    mine.on('message', (message) => {
      const parsed = zFromHost.safeParse(message);
      if (parsed.success) options.onMessage(parsed.data);
      else options.onBadMessage();
    });
    mine.on('exit', (code) => {
      child = null;
      spawned = false;
      if (onStopped !== null) return onStopped();
      failures = clock.monotonic() - startedAt > HEALTHY_MS ? 1 : failures + 1;
      restart = clock.after(backOffMs(RESTART, failures, options.random()), begin);
      options.onGone(code);
    });
  }
  begin();

  return {
    offerPort(pageId, port) {
      if (child !== null && spawned) return child.postMessage({ type: 'port' } satisfies ToHost, [port]);
      waiting.get(pageId)?.close();
      waiting.set(pageId, port);
    },
    send(message) {
      if (child !== null && spawned) child.postMessage(message);
      else if (message.type === 'deepLink') pendingLink = message;
    },
    stop() {
      restart?.cancel();
      for (const port of waiting.values()) port.close();
      const running = child;
      if (running === null) return Promise.resolve();
      return new Promise((resolve) => {
        const impatient = clock.after(STOP_WITHIN_MS, () => running.kill());
        onStopped = () => {
          impatient.cancel();
          resolve();
        };
        if (spawned) running.postMessage({ type: 'stop' } satisfies ToHost);
        else running.kill();
      });
    },
  };
}
