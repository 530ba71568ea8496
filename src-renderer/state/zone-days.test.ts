import { expect, test } from 'vitest';
import { dateIn, datesOfPeriod, periodBounds, periodOfDates, startOfDate } from './zone-days.ts';

const at = (text: string): number => Date.parse(text);
const JAKARTA = 'Asia/Jakarta';

test('a day begins at midnight of its zone', () => {
  expect(startOfDate('2026-11-22', JAKARTA)).toBe(at('2026-11-21T17:00:00Z'));
  expect(startOfDate('2026-11-22', 'Asia/Jayapura')).toBe(at('2026-11-21T15:00:00Z'));
  expect(dateIn(at('2026-11-21T17:00:00Z'), JAKARTA)).toBe('2026-11-22');
  expect(dateIn(at('2026-11-21T16:59:59.999Z'), JAKARTA)).toBe('2026-11-21');
});

test('days that change their clock have 23 or 25 hours', () => {
  const length = (from: string, to: string) =>
    ((startOfDate(to, 'Europe/Amsterdam') ?? 0) - (startOfDate(from, 'Europe/Amsterdam') ?? 0)) / 3_600_000;
  expect(length('2026-03-29', '2026-03-30')).toBe(23);
  expect(length('2026-10-25', '2026-10-26')).toBe(25);
});

test('weeks begin on Monday, months on the first', () => {
  const now = at('2026-11-22T03:00:00Z');
  expect(datesOfPeriod({ kind: 'today' }, now, JAKARTA)).toEqual({ from: '2026-11-22', to: '2026-11-22' });
  expect(datesOfPeriod({ kind: 'week' }, now, JAKARTA)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(datesOfPeriod({ kind: 'month' }, now, JAKARTA)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(datesOfPeriod({ kind: 'month' }, at('2028-02-10T03:00:00Z'), JAKARTA)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});

test('dates become a period that ends after the last day', () => {
  expect(periodOfDates('2026-11-01', '2026-11-02', JAKARTA, 366)).toEqual({
    kind: 'custom',
    from: at('2026-10-31T17:00:00Z'),
    to: at('2026-11-02T17:00:00Z'),
  });
  expect(periodOfDates('', '2026-11-02', JAKARTA, 366)).toBe('missing');
  expect(periodOfDates('2026-11-03', '2026-11-02', JAKARTA, 366)).toBe('backwards');
  expect(periodOfDates('2024-01-01', '2026-11-02', JAKARTA, 366)).toBe('tooLong');
});

test('a custom period is itself', () => {
  expect(periodBounds({ kind: 'custom', from: 5, to: 9 }, 0, JAKARTA)).toEqual({ from: 5, to: 9 });
});
