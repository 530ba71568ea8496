import type { Duplex } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import type { RawData, WebSocket } from 'ws';
import type { Clock } from '#shared/base/clock.ts';
import { LIVE_CLOSE, type LiveFromConsole, zLiveFromConsole } from '#shared/contract/central/live.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { SessionContext } from '../modules/session/session-service.ts';
import { RESYNC } from './live-frames.ts';
import type { LiveTimings } from './live-timings.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** Frames that may wait while one is being handled; a console never has more than a few. */
const MAX_WAITING = 64;

/** How long the other side may take to answer a close. */
const CLOSE_MS = 2_000;

export type LiveConnection = {
  readonly id: string;
  /** Null until its `hello` was accepted. */
  context: SessionContext | null;
  readonly outbox: Outbox;
  close(code: number): void;
  /** Closes what is silent, late or stuck. */
  tick(): void;
};

export type LiveConnectionEvents = {
  /** Throws a CodedError when the token is not good. */
  authenticate(accessToken: string): Promise<SessionContext>;
  opened(connection: LiveConnection, context: SessionContext): Promise<void>;
  said(connection: LiveConnection, context: SessionContext, frame: Exclude<LiveFromConsole, { type: 'hello' | 'ping' }>): Promise<void>;
  resync(connection: LiveConnection): void;
  dropped(): void;
  closed(connection: LiveConnection): void;
};

/**
 * One console's socket: `greeting` until a good `hello` came, then `open`. Frames are handled one after the other; the first
 * that is not of the contract ends the connection, for what follows cannot be trusted to be read as it was meant.
 */
export function createLiveConnection(
  parts: {
    readonly id: string;
    readonly ws: WebSocket;
    readonly socket: Duplex;
    readonly clock: Clock;
    readonly log: FastifyBaseLogger;
    readonly timings: LiveTimings;
  },
  events: LiveConnectionEvents,
): LiveConnection {
  const { ws, clock, timings, log } = parts;
  const openedAt = clock.monotonic();
  let lastFrameAt = openedAt;
  let waiting = 0;
  let work: Promise<void> = Promise.resolve();
  let closing = false;

  const connection: LiveConnection = {
    id: parts.id,
    context: null,
    outbox: createOutbox(parts.socket, clock.monotonic, timings.outbox, {
      resync: RESYNC,
      onDropped: events.dropped,
      onResync: () => events.resync(connection),
    }),
    close(code) {
      if (closing) return;
      closing = true;
      ws.close(code);
      clock.after(CLOSE_MS, () => ws.terminate());
    },
    tick() {
      const now = clock.monotonic();
      if (connection.outbox.isStuck(now)) {
        // Its close frame would wait behind everything else.
        connection.close(LIVE_CLOSE.slow);
        ws.terminate();
      } else if (connection.context === null && now - openedAt > timings.helloMs) connection.close(LIVE_CLOSE.silent);
      else if (now - lastFrameAt > timings.silenceMs) connection.close(LIVE_CLOSE.silent);
    },
  };

  async function handle(frame: LiveFromConsole): Promise<void> {
    if (connection.context === null) {
      if (frame.type !== 'hello') return connection.close(LIVE_CLOSE.badFrame);
      const context = await events.authenticate(frame.accessToken);
      if (closing) return;
      connection.context = context;
      return events.opened(connection, context);
    }
    if (frame.type === 'hello') return connection.close(LIVE_CLOSE.badFrame);
    if (frame.type !== 'ping') await events.said(connection, connection.context, frame);
  }

  ws.on('message', (data: RawData, isBinary: boolean) => {
    if (closing) return;
    const frame = isBinary ? null : parseFrame(data);
    if (frame === null || waiting >= MAX_WAITING) return connection.close(LIVE_CLOSE.badFrame);
    lastFrameAt = clock.monotonic();
    waiting += 1;
    work = work
      .then(() => (closing ? undefined : handle(frame)))
      .catch((error: unknown) => {
        const code = error instanceof CodedError ? error.code : 'INTERNAL';
        if (code === 'UNAUTHENTICATED' || code === 'DEVICE_REVOKED') return connection.close(LIVE_CLOSE.unauthenticated);
        log.warn({ code, frame: frame.type }, 'live-frame-failed');
        connection.close(LIVE_CLOSE.goingAway);
      })
      .finally(() => {
        waiting -= 1;
      });
  });
  // ws has closed the socket by itself for a frame that is too large or no WebSocket at all.
  ws.on('error', () => undefined);
  ws.on('close', () => {
    closing = true;
    // After the frame in hand, so that what it added is taken away again.
    void work.then(() => events.closed(connection));
  });

  return connection;
}

function parseFrame(data: RawData): LiveFromConsole | null {
  try {
    const parsed = zLiveFromConsole.safeParse(JSON.parse(data.toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
