export type Timer = { cancel(): void };

/** The only source of time. `now` is the wall clock in epoch milliseconds and may jump; `monotonic` is in milliseconds and never goes back. */
export interface Clock {
  now(): number;
  monotonic(): number;
  after(delayMs: number, run: () => void): Timer;
  every(intervalMs: number, run: () => void): Timer;
}
