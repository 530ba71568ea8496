import type { Calendar } from './sla.ts';
import { instantOf, offsetAt } from './zone.ts';

/** When somebody works, and nothing else of a calendar. */
export type Hours = Pick<Calendar, 'timeZone' | 'week' | 'holidays'>;

/** A calendar's hours, or around the clock. */
export type WorkTime = Hours | 'always';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 4_000;
/** Who does not open within this many days (holidays number at most a thousand) never opens. */
const LOOK_AHEAD_DAYS = 1_200;
/** Deadlines beyond ten years are none. */
const FARTHEST_DAYS = 3_660;

type Span = { readonly from: number; readonly to: number };
type Compiled = {
  readonly timeZone: string;
  /** Periods by day of the week, 1 to 7, in order of their beginning. */
  readonly week: readonly (readonly { readonly fromMinute: number; readonly minutes: number }[])[];
  readonly holidays: ReadonlySet<number>;
  readonly days: Map<number, readonly Span[]>;
};
const compiled = new WeakMap<Hours, Compiled>();

/** Whether somebody works at that instant. */
export function isOpenAt(work: WorkTime, at: number): boolean {
  if (work === 'always') return true;
  const calendar = compile(work);
  const day = localDay(calendar, at);
  return [day - 1, day].some((n) => spansOf(calendar, n).some((span) => span.from <= at && at < span.to));
}

/** The first instant from `at` on at which somebody works; null: never. */
export function nextOpening(work: WorkTime, at: number): number | null {
  let opening: number | null = null;
  walk(work, at, LOOK_AHEAD_DAYS, (span) => {
    opening = span.from;
    return true;
  });
  return opening;
}

/** Working time between two instants, in milliseconds; 0 when `to` is not after `from`. */
export function workingMsBetween(work: WorkTime, from: number, to: number): number {
  if (to <= from) return 0;
  let sum = 0;
  walk(work, from, Math.ceil((to - from) / DAY_MS) + 2, (span) => {
    sum += Math.max(0, Math.min(span.to, to) - span.from);
    return span.to >= to;
  });
  return sum;
}

/** The instant at which `ms` of working time have passed since `from`; null: not within ten years. */
export function addWorkingMs(work: WorkTime, from: number, ms: number): number | null {
  if (ms <= 0) return from;
  let left = ms;
  let end: number | null = null;
  walk(work, from, FARTHEST_DAYS, (span) => {
    if (left <= span.to - span.from) {
      end = span.from + left;
      return true;
    }
    left -= span.to - span.from;
    return false;
  });
  return end;
}

/** Calls `visit` with the working spans from `from` on, in order and without overlaps, until it answers true. */
function walk(work: WorkTime, from: number, days: number, visit: (span: Span) => boolean): void {
  if (work === 'always') {
    visit({ from, to: Number.MAX_SAFE_INTEGER });
    return;
  }
  const calendar = compile(work);
  if (calendar.week.every((periods) => periods.length === 0)) return;
  const first = localDay(calendar, from) - 1;
  let reached = from;
  for (let n = first; n <= first + days + 1; n++) {
    for (const span of spansOf(calendar, n)) {
      if (span.to <= reached) continue;
      const clipped = { from: Math.max(span.from, reached), to: span.to };
      reached = span.to;
      if (visit(clipped)) return;
    }
  }
}

function compile(calendar: Hours): Compiled {
  let known = compiled.get(calendar);
  if (known === undefined) {
    const week: Compiled['week'] = Array.from({ length: 8 }, (_, day) =>
      calendar.week.filter((period) => period.day === day).sort((a, b) => a.fromMinute - b.fromMinute),
    );
    const holidays = new Set(calendar.holidays.map((holiday) => dayOfDate(holiday.date)));
    known = { timeZone: calendar.timeZone, week, holidays, days: new Map() };
    compiled.set(calendar, known);
  }
  return known;
}

/** Days since 1970-01-01 of a local date `YYYY-MM-DD`. */
export function dayOfDate(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

const localDay = ({ timeZone }: Compiled, at: number): number => Math.floor((at + offsetAt(timeZone, at)) / DAY_MS);

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The spans that begin on a local day. */
function spansOf(calendar: Compiled, day: number): readonly Span[] {
  let spans = calendar.days.get(day);
  if (spans === undefined) {
    if (calendar.days.size >= KEPT_DAYS) calendar.days.clear();
    const periods = calendar.holidays.has(day) ? [] : (calendar.week[weekdayOf(day)] ?? []);
    spans = periods
      .map(({ fromMinute, minutes }) => ({
        from: instantOf(calendar.timeZone, day * DAY_MS + fromMinute * MINUTE_MS),
        to: instantOf(calendar.timeZone, day * DAY_MS + (fromMinute + minutes) * MINUTE_MS),
      }))
      .filter((span) => span.to > span.from);
    calendar.days.set(day, spans);
  }
  return spans;
}
