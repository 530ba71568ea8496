import type { Duplex } from 'node:stream';

export type OutboxLimits = {
  /** Bytes that may wait in this process for one socket. */
  readonly maxBufferedBytes: number;
  /** A socket that takes nothing for this long is closed. */
  readonly slowMs: number;
};

export const usualOutboxLimits: OutboxLimits = { maxBufferedBytes: 256 * 1024, slowMs: 15_000 };

export interface Outbox {
  /** Writes the frame, or drops it when the reader is behind. */
  send(frame: Buffer): void;
  /** The same, but a frame that only repeats the last one, still unread, says nothing more. */
  hint(frame: Buffer): void;
  /** Whether the reader took nothing for too long. */
  isStuck(nowMs: number): boolean;
}

/**
 * What waits for one socket, bounded: `flowing` until too much waits, then the `resync` frame is put last and the state is
 * `dropping` until that frame has left this process. The reader sees it after everything that was dropped, so that what it
 * asks for then is newer. A stalled reader costs `maxBufferedBytes` and one frame, never more.
 */
export function createOutbox(
  socket: Pick<Duplex, 'write' | 'writableLength' | 'writable'>,
  monotonic: () => number,
  limits: OutboxLimits,
  events: { readonly resync: Buffer; onDropped(): void; onResync(): void },
): Outbox {
  let droppingSince: number | null = null;
  let last: Buffer | null = null;

  function startDropping(): void {
    droppingSince = monotonic();
    last = null;
    socket.write(events.resync, (error) => {
      droppingSince = null;
      if (error == null) events.onResync();
    });
  }

  const send = (frame: Buffer): void => {
    if (!socket.writable) return;
    const waits = socket.writableLength;
    if (droppingSince === null && waits > 0 && waits + frame.length > limits.maxBufferedBytes) startDropping();
    if (droppingSince !== null) {
      events.onDropped();
      return;
    }
    last = frame;
    socket.write(frame);
  };

  return {
    send,
    hint(frame) {
      if (last !== frame || socket.writableLength === 0) send(frame);
    },
    isStuck: (now) => droppingSince !== null && now - droppingSince > limits.slowMs,
  };
}
