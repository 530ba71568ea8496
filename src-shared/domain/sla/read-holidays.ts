import { type IcalLine, IcalProblem, icalDate, icalDuration, icalLines, isDateOnly } from './ical.ts';
import type { Holiday } from './sla.ts';
import { dateOfDay, dayOfDate } from './work-time.ts';

export type HolidayFile = {
  /** Local time of a moment, for events with a time of day. */
  readonly timeZone: string;
  /** First and last day wanted, `YYYY-MM-DD`; days outside are left out. */
  readonly from: string;
  readonly to: string;
};

export type HolidaysRead =
  | { readonly kind: 'read'; readonly holidays: Holiday[] }
  /** `line` counts from 1. */
  | { readonly kind: 'unreadable'; readonly line: number };

/** As many as a calendar may hold. */
export const MOST_HOLIDAYS = 1_000;
const NAME_LENGTH = 120;

type Event = { readonly line: number; readonly values: ReadonlyMap<string, IcalLine>; readonly exceptions: readonly IcalLine[] };

/**
 * The days of an iCalendar file (RFC 5545): every day that an event covers, events that come back every year included. Strict:
 * what is not understood is an error with its line, never a holiday too few.
 */
export function readHolidays(text: string, file: HolidayFile): HolidaysRead {
  try {
    const names = new Map<string, string>();
    for (const event of eventsOf(icalLines(text))) {
      for (const day of daysOf(event, file)) {
        const date = dateOfDay(day);
        if (date < file.from || date > file.to || names.has(date)) continue;
        names.set(date, nameOf(event));
        if (names.size > MOST_HOLIDAYS) throw new IcalProblem(event.line);
      }
    }
    const holidays = [...names].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
    return { kind: 'read', holidays };
  } catch (error) {
    if (error instanceof IcalProblem) return { kind: 'unreadable', line: error.line };
    throw error;
  }
}

function eventsOf(lines: readonly IcalLine[]): Event[] {
  const events: Event[] = [];
  const open: string[] = [];
  let values = new Map<string, IcalLine>();
  let exceptions: IcalLine[] = [];
  let begin = 1;
  if (lines[0]?.name !== 'BEGIN' || lines[0].value.toUpperCase() !== 'VCALENDAR') throw new IcalProblem(lines[0]?.line ?? 1);
  for (const line of lines) {
    const value = line.value.toUpperCase();
    if (line.name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') [values, exceptions, begin] = [new Map(), [], line.line];
    } else if (line.name === 'END') {
      if (open.pop() !== value) throw new IcalProblem(line.line);
      if (value === 'VEVENT' && values.get('STATUS')?.value.toUpperCase() !== 'CANCELLED') events.push({ line: begin, values, exceptions });
    } else if (open.at(-1) === 'VEVENT') {
      if (line.name === 'EXDATE') exceptions.push(line);
      else if (line.name === 'RDATE' || line.name === 'RECURRENCE-ID') throw new IcalProblem(line.line);
      else if (!values.has(line.name)) values.set(line.name, line);
    } else if (open.length === 0) throw new IcalProblem(line.line);
  }
  if (open.length > 0) throw new IcalProblem(lines.at(-1)?.line ?? 1);
  return events;
}

function nameOf({ values }: Event): string {
  const text = values.get('SUMMARY')?.value ?? '';
  return text
    .replace(/\\([nN,;\\])/g, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped))
    .trim()
    .slice(0, NAME_LENGTH);
}

/** Every day, as days since 1970-01-01, that the event covers. */
function daysOf(event: Event, { timeZone, to }: HolidayFile): number[] {
  const start = event.values.get('DTSTART');
  if (start === undefined) throw new IcalProblem(event.line);
  const first = icalDate(start, timeZone);
  const length = lengthOf(event, start, first, timeZone);
  const skipped = new Set(
    event.exceptions.flatMap((line) => line.value.split(',').map((value) => Math.floor(icalDate({ ...line, value }, timeZone) / 86_400_000))),
  );
  const firstDay = Math.floor(first / 86_400_000);
  const rule = event.values.get('RRULE');
  const starts = rule === undefined ? [firstDay] : yearly(rule, firstDay, dayOfDate(to), timeZone);
  return starts.filter((day) => !skipped.has(day)).flatMap((day) => Array.from({ length }, (_, index) => day + index));
}

/** In days; an end is the first moment that the event does not cover. */
function lengthOf(event: Event, start: IcalLine, first: number, timeZone: string): number {
  const endLine = event.values.get('DTEND');
  const duration = event.values.get('DURATION');
  if (endLine === undefined && duration === undefined) return 1;
  const end = endLine === undefined ? first + icalDuration(duration as IcalLine) : icalDate(endLine, timeZone);
  const line = endLine ?? (duration as IcalLine);
  if (end < first || (endLine !== undefined && isDateOnly(endLine) !== isDateOnly(start))) throw new IcalProblem(line.line);
  const days = Math.ceil(end / 86_400_000) - Math.floor(first / 86_400_000);
  if (days > 366) throw new IcalProblem(line.line);
  return Math.max(1, days);
}

/** The days on which an event of every year (or every n years) begins, up to `lastDay`. */
function yearly(rule: IcalLine, firstDay: number, lastDay: number, timeZone: string): number[] {
  const parts = new Map(rule.value.split(';').map((part): [string, string] => [part.split('=')[0]?.toUpperCase() ?? '', part.split('=')[1] ?? '']));
  const [year = 0, month = 1, date = 1] = dateOfDay(firstDay).split('-').map(Number);
  const number = (name: string, usual: number): number => {
    const value = parts.get(name) ?? String(usual);
    if (!/^\d{1,5}$/.test(value)) throw new IcalProblem(rule.line);
    return Number(value);
  };
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'WKST'];
  const plain = number('BYMONTH', month) === month && number('BYMONTHDAY', date) === date;
  const interval = number('INTERVAL', 1);
  if (parts.get('FREQ')?.toUpperCase() !== 'YEARLY' || [...parts.keys()].some((name) => !known.includes(name)) || !plain || interval === 0) {
    throw new IcalProblem(rule.line);
  }
  const until = parts.get('UNTIL');
  const end =
    until === undefined ? lastDay : Math.min(lastDay, Math.floor(icalDate({ ...rule, parameters: '', value: until }, timeZone) / 86_400_000));
  const most = number('COUNT', MOST_HOLIDAYS);
  const days: number[] = [];
  for (let at = year; days.length < most; at += interval) {
    const text = `${String(at).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    const day = dayOfDate(text);
    // 29 February comes in leap years only.
    const exists = Number.isFinite(day) && dateOfDay(day) === text;
    if (exists && day > end) break;
    if (exists) days.push(day);
    if (at > year + 10_000) break;
  }
  return days;
}
