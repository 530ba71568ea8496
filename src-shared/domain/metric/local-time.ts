import { instantOf, offsetAt } from '../sla/zone.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export type Span = { readonly from: number; readonly to: number };
export type PeriodKind = 'today' | 'week' | 'month';

const localDay = (timeZone: string, at: number): number => Math.floor((at + offsetAt(timeZone, at)) / DAY_MS);
const startOfDay = (timeZone: string, day: number): number => instantOf(timeZone, day * DAY_MS);

/** The first instant of the local day after the one that `at` is in. */
export function endOfDay(timeZone: string, at: number): number {
  return startOfDay(timeZone, localDay(timeZone, at) + 1);
}

/** `YYYY-MM-DD` of the local day. */
export function dateOf(timeZone: string, at: number): string {
  return new Date(at + offsetAt(timeZone, at)).toISOString().slice(0, 10);
}

/** Hour of the local day, 0 to 23. */
export function hourOf(timeZone: string, at: number): number {
  return Math.floor((((at + offsetAt(timeZone, at)) % DAY_MS) + DAY_MS) / HOUR_MS) % 24;
}

/** The day, week (from Monday) or month that `now` is in, from its first to its last instant. */
export function periodAt(kind: PeriodKind, timeZone: string, now: number): Span {
  const day = localDay(timeZone, now);
  if (kind === 'today') return { from: startOfDay(timeZone, day), to: startOfDay(timeZone, day + 1) };
  if (kind === 'week') {
    const monday = day - ((((day + 3) % 7) + 7) % 7);
    return { from: startOfDay(timeZone, monday), to: startOfDay(timeZone, monday + 7) };
  }
  const date = new Date(day * DAY_MS);
  const first = (months: number): number => instantOf(timeZone, Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  return { from: first(0), to: first(1) };
}

/** Points of a trend: hours of a single day, else days, and weeks when there would be more than a hundred days. */
export function pointsOf({ from, to }: Span, timeZone: string): Span[] {
  const points: Span[] = [];
  const hours = to - from <= DAY_MS + 2 * HOUR_MS;
  const days = to - from > 100 * DAY_MS ? 7 : 1;
  for (let at = from; at < to; ) {
    const next = hours ? at + HOUR_MS : startOfDay(timeZone, localDay(timeZone, at) + days);
    points.push({ from: at, to: Math.min(next, to) });
    at = next;
  }
  return points;
}

/** Whether something was told only after the day it belongs to was over. */
export function isRestated(fact: { readonly at: number; readonly recordedAt: number | null }, timeZone: string): boolean {
  return fact.recordedAt !== null && fact.recordedAt >= endOfDay(timeZone, fact.at);
}
