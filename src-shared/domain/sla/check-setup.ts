import { assertNever } from '../../base/assert-never.ts';
import type { SlaSetup } from './choose.ts';
import type { Calendar, ConfigScope, SlaPolicy } from './sla.ts';
import { SLA_KINDS } from './sla-timer.ts';
import { dateOfDay, dayOfDate } from './work-time.ts';
import { isTimeZone } from './zone.ts';

export const CALENDAR_PROBLEMS = ['name', 'timeZone', 'overlap', 'holidayDate', 'holidayTwice', 'scopeTaken', 'awayMessage', 'inUse'] as const;
export const POLICY_PROBLEMS = ['name', 'noTarget', 'warnTooEarly', 'calendarGone'] as const;
export type CalendarProblem = (typeof CALENDAR_PROBLEMS)[number];
export type PolicyProblem = (typeof POLICY_PROBLEMS)[number];

const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** What is wrong with a calendar beside the others; empty: nothing. */
export function calendarProblems(calendar: Calendar, others: readonly Calendar[]): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (calendar.name.trim() === '') problems.push('name');
  if (!isTimeZone(calendar.timeZone)) problems.push('timeZone');
  if (overlappingDays(calendar.week).length > 0) problems.push('overlap');
  const dates = calendar.holidays.map((holiday) => holiday.date);
  if (!dates.every(isDate)) problems.push('holidayDate');
  if (new Set(dates).size < dates.length) problems.push('holidayTwice');
  if (others.some((other) => other.id !== calendar.id && sameScope(other.scope, calendar.scope))) problems.push('scopeTaken');
  const away = calendar.awayMessage;
  if (away !== null && (away.id.trim() === '' || away.en.trim() === '')) problems.push('awayMessage');
  return problems;
}

export function policyProblems(policy: SlaPolicy, { calendars }: Pick<SlaSetup, 'calendars'>): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (policy.name.trim() === '') problems.push('name');
  const targets = SLA_KINDS.flatMap((kind) => policy.targets[kind] ?? []);
  if (targets.length === 0) problems.push('noTarget');
  if (targets.some((minutes) => policy.warnMinutes >= minutes)) problems.push('warnTooEarly');
  const { calendarId } = policy;
  if (calendarId !== null && calendarId !== 'always' && !calendars.some((calendar) => calendar.id === calendarId)) problems.push('calendarGone');
  return problems;
}

/** Days of the week (1 Monday to 7 Sunday) with a period that runs into another one, also over midnight and the end of the week. */
export function overlappingDays(week: Calendar['week']): number[] {
  const spans = week
    .map(({ day, fromMinute, minutes }) => ({ day, from: (day - 1) * DAY_MINUTES + fromMinute, minutes }))
    .sort((a, b) => a.from - b.from);
  const found = spans.filter((span, index) => {
    const next = spans[(index + 1) % spans.length] ?? span;
    const distance = spans.length === 1 ? WEEK_MINUTES : next.from - span.from + (index === spans.length - 1 ? WEEK_MINUTES : 0);
    return span.minutes > distance;
  });
  return [...new Set(found.map((span) => span.day))];
}

export function sameScope(a: ConfigScope, b: ConfigScope): boolean {
  switch (a.kind) {
    case 'workspace':
      return b.kind === 'workspace';
    case 'team':
      return b.kind === 'team' && a.teamId === b.teamId;
    case 'queue':
      return b.kind === 'queue' && a.queueId === b.queueId;
    default:
      return assertNever(a, 'scope');
  }
}

/** A day that the calendar has: not 30 February. */
export function isDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const day = dayOfDate(date);
  return Number.isFinite(day) && dateOfDay(day) === date;
}
