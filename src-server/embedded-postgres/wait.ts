import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks `check` every `everyMs` until it gives a value or `limitMs` has passed (then null). Other processes change files and
 * end without telling us, so asking again is the only way to know on every platform.
 */
export async function pollUntil<T>(limitMs: number, everyMs: number, check: () => T | null): Promise<T | null> {
  const rounds = Math.ceil(limitMs / everyMs);
  for (let round = 0; round <= rounds; round++) {
    const value = check();
    if (value !== null) return value;
    await delay(everyMs);
  }
  return null;
}

/** The value of `promise`, or null when it takes longer than `limitMs`. */
export async function withinMs<T>(promise: Promise<T>, limitMs: number): Promise<T | null> {
  const stop = new AbortController();
  try {
    return await Promise.race([promise, delay(limitMs, null, { signal: stop.signal })]);
  } finally {
    stop.abort();
  }
}
