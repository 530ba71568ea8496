import type { Period } from '#shared/contract/console/performance-contract.ts';
import { dateOf, periodAt } from '#shared/domain/metric/local-time.ts';
import { instantOf } from '#shared/domain/sla/zone.ts';

const DAY = 86_400_000;

/** The date in a zone, `2026-11-22`. */
export const dateIn = (at: number, timeZone: string): string => dateOf(timeZone, at);

/** The first moment of a date in a zone (epoch ms); null for a text that is no date. */
export function startOfDate(date: string, timeZone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const wall = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(wall) ? null : instantOf(timeZone, wall);
}

const plusDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Where a period begins and ends in the workspace's zone; a running one ends with its last day. `to` is not part of it. */
export function periodBounds(period: Period, now: number, timeZone: string): { from: number; to: number } {
  return period.kind === 'custom' ? { from: period.from, to: period.to } : periodAt(period.kind, timeZone, now);
}

/** A custom period from two dates, the last one included; or what is wrong with them. */
export function periodOfDates(from: string, to: string, timeZone: string, maxDays: number): Period | 'missing' | 'backwards' | 'tooLong' {
  const start = startOfDate(from, timeZone);
  const last = startOfDate(to, timeZone);
  if (start === null || last === null) return 'missing';
  if (last < start) return 'backwards';
  const end = startOfDate(plusDays(to, 1), timeZone) ?? last + DAY;
  return Math.round((end - start) / DAY) > maxDays ? 'tooLong' : { kind: 'custom', from: start, to: end };
}

/** The dates of a period, the last one included: what its fields show. */
export function datesOfPeriod(period: Period, now: number, timeZone: string): { from: string; to: string } {
  const { from, to } = periodBounds(period, now, timeZone);
  return { from: dateIn(from, timeZone), to: dateIn(to - 1, timeZone) };
}
