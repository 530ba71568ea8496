import { type CalendarProblem, calendarProblems, overlappingDays } from '#shared/domain/sla/check-setup.ts';
import type { Calendar, ConfigScope, Holiday, WorkPeriod } from '#shared/domain/sla/sla.ts';

/** Hours as they are typed: `8`, `08.00` and `0800` are the same. */
export type PeriodDraft = { readonly key: number; readonly day: number; readonly from: string; readonly to: string };
export type HolidayDraft = Holiday & { readonly key: number };

/** A calendar as it is typed. */
export type CalendarDraft = {
  readonly name: string;
  readonly scope: ConfigScope;
  readonly timeZone: string;
  readonly periods: readonly PeriodDraft[];
  readonly holidays: readonly HolidayDraft[];
  readonly awayOn: boolean;
  readonly away: { readonly id: string; readonly en: string };
};

const DAY_MINUTES = 1_440;

export function draftOf(calendar: Calendar): CalendarDraft {
  return {
    name: calendar.name,
    scope: calendar.scope,
    timeZone: calendar.timeZone,
    periods: calendar.week
      .toSorted((a, b) => a.day - b.day || a.fromMinute - b.fromMinute)
      .map(({ day, fromMinute, minutes }, key) => ({ key, day, from: clockOf(fromMinute), to: clockOf(fromMinute + minutes) })),
    holidays: calendar.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)).map((holiday, key) => ({ ...holiday, key })),
    awayOn: calendar.awayMessage !== null,
    away: calendar.awayMessage ?? { id: '', en: '' },
  };
}

/** Monday to Saturday in the daytime, in the workspace's zone: a start for most. */
export function newCalendarDraft(timeZone: string): CalendarDraft {
  const periods = [1, 2, 3, 4, 5, 6].map((day, key) => ({ key, day, from: '09:00', to: '17:00' }));
  return { name: '', scope: { kind: 'workspace' }, timeZone, periods, holidays: [], awayOn: false, away: { id: '', en: '' } };
}

export function calendarOf(draft: CalendarDraft, id: string, rev: number): Calendar {
  return {
    id,
    rev,
    name: draft.name.trim(),
    scope: draft.scope,
    timeZone: draft.timeZone,
    week: draft.periods.flatMap((period) => periodOf(period) ?? []),
    holidays: draft.holidays.map(({ date, name }) => ({ date, name: name.trim() })),
    awayMessage: draft.awayOn ? { id: draft.away.id.trim(), en: draft.away.en.trim() } : null,
  };
}

export type DraftProblems = { readonly problems: ReadonlySet<CalendarProblem | 'time'>; readonly overlapping: readonly number[] };

export function draftProblems(draft: CalendarDraft, id: string, others: readonly Calendar[]): DraftProblems {
  const calendar = calendarOf(draft, id, 0);
  const problems = new Set<CalendarProblem | 'time'>(calendarProblems(calendar, others));
  if (draft.periods.some((period) => periodOf(period) === null)) problems.add('time');
  return { problems, overlapping: overlappingDays(calendar.week) };
}

/** Whether the end is on the day after; a period that ends when it begins is a whole day. */
export function endsNextDay({ from, to }: PeriodDraft): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start !== null && end !== null && end <= start && end !== 0;
}

export const nextKey = (items: readonly { readonly key: number }[]): number => Math.max(-1, ...items.map((item) => item.key)) + 1;

function periodOf({ day, from, to }: PeriodDraft): WorkPeriod | null {
  const [fromMinute, end] = [minutesOf(from), minutesOf(to)];
  if (fromMinute === null || end === null) return null;
  return { day, fromMinute, minutes: (end - fromMinute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES };
}

/** The time as `HH:MM` when it can be read, else what was typed. */
export function tidyTime(text: string): string {
  const minutes = minutesOf(text);
  return minutes === null ? text : clockOf(minutes);
}

function minutesOf(text: string): number | null {
  const found = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text.trim());
  const minutes = found === null ? Number.NaN : Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minutes <= DAY_MINUTES && Number(found?.[2] ?? 0) < 60 ? minutes % DAY_MINUTES : null;
}

function clockOf(minute: number): string {
  const within = minute % DAY_MINUTES;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
