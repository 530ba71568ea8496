import type { Period } from '#shared/contract/console/performance-contract.ts';

const DAY = 86_400_000;
const parts = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of the zone shows, as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  let format = parts.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    parts.set(timeZone, format);
  }
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The date in a zone, `2026-11-22`. */
export function dateIn(at: number, timeZone: string): string {
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 10);
}

/** The first moment of a date in a zone (epoch ms); null for a text that is no date. Where midnight does not exist, what comes after it. */
export function startOfDate(date: string, timeZone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const wall = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(wall)) return null;
  // The offset is taken at the answer itself: twice is enough, zones do not move more than once a day.
  let at = wall - (wallClock(wall, timeZone) - wall);
  at = wall - (wallClock(at, timeZone) - at);
  return at;
}

const plusDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Where a period begins and ends in the workspace's zone; a running one ends with its last day. `to` is not part of it. */
export function periodBounds(period: Period, now: number, timeZone: string): { from: number; to: number } {
  if (period.kind === 'custom') return { from: period.from, to: period.to };
  const today = dateIn(now, timeZone);
  const start = (date: string) => startOfDate(date, timeZone) ?? now;
  if (period.kind === 'today') return { from: start(today), to: start(plusDays(today, 1)) };
  if (period.kind === 'week') {
    const monday = plusDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
    return { from: start(monday), to: start(plusDays(monday, 7)) };
  }
  const first = `${today.slice(0, 7)}-01`;
  return { from: start(first), to: start(`${plusDays(first, 31).slice(0, 7)}-01`) };
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
