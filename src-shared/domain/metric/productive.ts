import type { StateEvent } from './metric.ts';
import type { MetricParameters } from './parameters.ts';

type Stretch = { readonly from: number; readonly to: number };

/**
 * When an agent was at work, in order. `events` are of one agent, oldest first; a state lasts until the next one, but never
 * longer than a shift can be, and never past `now`.
 */
export function productiveStretches(
  events: readonly Pick<StateEvent, 'state' | 'at'>[],
  now: number,
  { productiveStates, longestStateMs }: MetricParameters,
): Stretch[] {
  return events.flatMap(({ state, at }, index) => {
    const to = Math.min(events[index + 1]?.at ?? now, at + longestStateMs, now);
    return productiveStates.includes(state) && to > at ? [{ from: at, to }] : [];
  });
}

/** Milliseconds of the stretches between two moments. */
export function msWithin(stretches: readonly Stretch[], from: number, to: number): number {
  return stretches.reduce((sum, stretch) => sum + Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from)), 0);
}
