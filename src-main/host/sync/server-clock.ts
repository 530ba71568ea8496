import type { Clock } from '#shared/base/clock.ts';

/**
 * Server time: learnt from each answer (middle of its round trip), carried on by the monotonic clock, which no one can set.
 * Before the first answer it is the wall clock with the offset known last, and never before the last server time seen.
 */
export type ServerClock = {
  now(): number;
  /** Null until an answer came since the start. */
  offsetMs(): number | null;
  /** Newest server time that was heard; null when none ever was. */
  lastHeard(): number | null;
  heard(serverTime: number, sentAt: number, receivedAt: number): void;
};

/** `known` is what an earlier run kept. `sentAt` and `receivedAt` are monotonic. */
export function createServerClock(clock: Clock, known: { last: number; offsetMs: number } | null): ServerClock {
  let anchor: { serverTime: number; monotonic: number; roundTrip: number } | null = null;
  let last = known?.last ?? null;
  const now = (): number => {
    if (anchor !== null) return Math.round(anchor.serverTime + (clock.monotonic() - anchor.monotonic));
    return Math.max(clock.now() + (known?.offsetMs ?? 0), last ?? 0);
  };
  return {
    now,
    offsetMs: () => (anchor === null ? null : now() - clock.now()),
    lastHeard: () => last,
    heard: (serverTime, sentAt, receivedAt) => {
      last = Math.max(last ?? 0, serverTime);
      const roundTrip = receivedAt - sentAt;
      // A slow answer says little about the middle: one of the last minutes that was quicker is better.
      const fresh = anchor !== null && receivedAt - anchor.monotonic < 300_000;
      if (anchor !== null && fresh && roundTrip > anchor.roundTrip + 250) return;
      anchor = { serverTime, monotonic: receivedAt - roundTrip / 2, roundTrip };
    },
  };
}
