import { LIVE_PING_MS, LIVE_SILENCE_MS } from '#shared/contract/central/live.ts';
import { OFFLINE_GRACE_MS } from '../modules/presence/presence-registry.ts';
import { type OutboxLimits, usualOutboxLimits } from './outbox.ts';

export type LiveTimings = {
  readonly helloMs: number;
  readonly pingMs: number;
  readonly silenceMs: number;
  /** How often sessions and rights of open sockets are looked up again. */
  readonly recheckMs: number;
  /** How often the feeds are looked at where signals can be lost. */
  readonly pollMs: number;
  /** An agent without a socket for this long is told to be offline. */
  readonly offlineMs: number;
  readonly outbox: OutboxLimits;
};

export const usualTimings: LiveTimings = {
  helloMs: 10_000,
  pingMs: LIVE_PING_MS,
  silenceMs: LIVE_SILENCE_MS,
  recheckMs: 30_000,
  pollMs: 5_000,
  offlineMs: OFFLINE_GRACE_MS,
  outbox: usualOutboxLimits,
};
