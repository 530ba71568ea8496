import { useSyncExternalStore } from 'react';
import type { Timer } from '#shared/base/clock.ts';
import { browserClock } from './clock.ts';

let offsetMs = 0;

/** Server time minus this computer's clock, as the host last said; null keeps the last one known. */
export function setClockOffset(next: number | null): void {
  if (next !== null) offsetMs = next;
}

/** Epoch milliseconds on the server's clock, as well as it is known here: what every age and deadline is counted from. */
export function serverNow(): number {
  return browserClock.now() + offsetMs;
}

const listeners = new Set<() => void>();
let timer: Timer | null = null;

function subscribeToSeconds(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= browserClock.every(1_000, () => {
    for (const each of [...listeners]) each();
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    timer?.cancel();
    timer = null;
  };
}

/**
 * What `compute` makes of the time now, renewed every second; the component renders only when the result changes, so it
 * should be a primitive that changes as seldom as what is shown.
 */
export function useTicking<T extends string | number | boolean | null>(compute: (now: number) => T): T {
  const read = () => compute(serverNow());
  return useSyncExternalStore(subscribeToSeconds, read, read);
}
