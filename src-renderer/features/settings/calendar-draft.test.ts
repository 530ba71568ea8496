import { expect, test } from 'vitest';
import { aCalendar } from '../../../test/kit/sla-factory.ts';
import { calendarOf, draftOf, draftProblems, endsNextDay, newCalendarDraft, tidyTime } from './calendar-draft.ts';

test('a calendar comes back from its draft as it was, nights and whole days too', () => {
  const week = [
    { day: 1, fromMinute: 540, minutes: 180 },
    { day: 1, fromMinute: 780, minutes: 240 },
    { day: 5, fromMinute: 1_320, minutes: 480 },
    { day: 7, fromMinute: 0, minutes: 1_440 },
  ];
  const calendar = aCalendar({ week, holidays: [{ date: '2026-08-17', name: 'RI' }], awayMessage: { id: 'Tutup', en: 'Closed' } });
  expect(calendarOf(draftOf(calendar), calendar.id, calendar.rev)).toEqual(calendar);
  expect(draftOf(calendar).periods.map((period) => endsNextDay(period))).toEqual([false, false, true, false]);
});

test.each([
  ['8', '08:00'],
  ['0830', '08:30'],
  ['830', '08:30'],
  ['8.30', '08:30'],
  ['24.00', '00:00'],
  ['25:00', '25:00'],
  ['8:75', '8:75'],
  ['', ''],
])('“%s” is read as %s', (typed, tidy) => {
  expect(tidyTime(typed)).toBe(tidy);
});

test('what is missing or runs into each other is named', () => {
  const draft = { ...newCalendarDraft('Asia/Jakarta'), name: 'Toko' };
  expect([...draftProblems(draft, 'a', []).problems]).toEqual([]);
  const [first] = draft.periods;
  const typing = { ...draft, periods: [...draft.periods, { key: 9, day: 1, from: '12:00', to: '' }] };
  expect([...draftProblems(typing, 'a', []).problems]).toEqual(['time']);
  const twice = { ...draft, periods: [...draft.periods, { key: 9, day: 1, from: '16:00', to: '18:00' }] };
  expect(draftProblems(twice, 'a', []).overlapping).toEqual([1]);
  expect([...draftProblems({ ...draft, periods: first === undefined ? [] : [first], awayOn: true }, 'a', []).problems]).toEqual(['awayMessage']);
});
