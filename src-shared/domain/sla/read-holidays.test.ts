import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarProblems, overlappingDays, policyProblems } from './check-setup.ts';
import { readHolidays } from './read-holidays.ts';
import type { Calendar, SlaPolicy } from './sla.ts';

const file = { timeZone: 'Asia/Jakarta', from: '2026-01-01', to: '2027-12-31' };
const ics = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']), 'END:VCALENDAR', ''].join('\r\n');
const read = (text: string) => {
  const answer = readHolidays(text, file);
  return answer.kind === 'read' ? answer.holidays.map(({ date, name }) => `${date} ${name}`) : answer.line;
};

describe('holidays from an iCalendar file', () => {
  it('reads days, and every day of a longer one', () => {
    const text = ics(
      ['DTSTART;VALUE=DATE:20260817', 'DTEND;VALUE=DATE:20260818', 'SUMMARY:Hari Kemerdekaan\\, RI'],
      ['DTSTART;VALUE=DATE:20260320', 'DTEND;VALUE=DATE:20260322', 'SUMMARY:Idul Fitri'],
      ['DTSTART;VALUE=DATE:20261225', 'DURATION:P2D', 'SUMMARY;LANGUAGE="id:ID":Na', ' tal'],
    );
    expect(read(text)).toEqual([
      '2026-03-20 Idul Fitri',
      '2026-03-21 Idul Fitri',
      '2026-08-17 Hari Kemerdekaan, RI',
      '2026-12-25 Natal',
      '2026-12-26 Natal',
    ]);
  });

  it('takes the local day of a moment', () => {
    expect(read(ics(['DTSTART:20260816T170000Z', 'DTEND:20260817T170000Z', 'SUMMARY:Libur']))).toEqual(['2026-08-17 Libur']);
    expect(read(ics(['DTSTART;TZID=Asia/Jakarta:20260817T000000', 'DTEND;TZID=Asia/Jakarta:20260818T000000', 'SUMMARY:Libur']))).toEqual([
      '2026-08-17 Libur',
    ]);
  });

  it('repeats every year, with its end, its count and its exceptions', () => {
    expect(read(ics(['DTSTART;VALUE=DATE:20200817', 'RRULE:FREQ=YEARLY', 'SUMMARY:RI']))).toEqual(['2026-08-17 RI', '2027-08-17 RI']);
    expect(read(ics(['DTSTART;VALUE=DATE:20200817', 'RRULE:FREQ=YEARLY;UNTIL=20261231', 'SUMMARY:RI']))).toEqual(['2026-08-17 RI']);
    expect(read(ics(['DTSTART;VALUE=DATE:20260817', 'RRULE:FREQ=YEARLY;COUNT=1', 'SUMMARY:RI']))).toEqual(['2026-08-17 RI']);
    expect(read(ics(['DTSTART;VALUE=DATE:20200817', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270817', 'SUMMARY:RI']))).toEqual(['2026-08-17 RI']);
    expect(read(ics(['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY', 'SUMMARY:Kabisat']))).toEqual([]);
  });

  it('leaves out what was cancelled and what is outside the years wanted', () => {
    expect(read(ics(['DTSTART;VALUE=DATE:20260817', 'STATUS:CANCELLED'], ['DTSTART;VALUE=DATE:20250817']))).toEqual([]);
  });

  it.each([
    ['no calendar', 'halo', 1],
    ['an empty file', '', 1],
    ['a day that is not there', ics(['DTSTART;VALUE=DATE:20260230']), 4],
    ['an event without a day', ics(['SUMMARY:Libur']), 3],
    ['a repetition that is not yearly', ics(['DTSTART;VALUE=DATE:20260817', 'RRULE:FREQ=WEEKLY']), 5],
    ['an end before the beginning', ics(['DTSTART;VALUE=DATE:20260817', 'DTEND;VALUE=DATE:20260815']), 5],
    ['a file that was cut off', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260817\n', 3],
    ['a line that says nothing', ics(['DTSTART;VALUE=DATE:20260817', '<html>']), 5],
  ])('refuses %s with its line', (_, text, line) => {
    expect(read(text)).toBe(line);
  });

  it('never fails otherwise, whatever it is given', () => {
    const lines = fc.constantFrom(
      ...[
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART;VALUE=DATE:20260817',
        'DTEND:20260818T000000Z',
        'RRULE:FREQ=YEARLY;INTERVAL=0',
        'RRULE:FREQ=YEARLY;COUNT=99999',
      ],
      ...['SUMMARY:x', ' y', 'EXDATE:2026', 'DURATION:PT9999H', 'END:VCALENDAR', 'DTSTART:00000101', 'DTSTART:99991231'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(lines, fc.string()), { maxLength: 12 }), (content) => {
        const answer = readHolidays(['BEGIN:VCALENDAR', ...content, 'END:VCALENDAR'].join('\n'), file);
        expect(['read', 'unreadable']).toContain(answer.kind);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is wrong with a set-up', () => {
  const calendar: Calendar = {
    id: 'a',
    name: 'Toko',
    scope: { kind: 'workspace' },
    timeZone: 'Asia/Jakarta',
    week: [],
    holidays: [],
    awayMessage: null,
    rev: 1,
  };

  it('names each problem of a calendar', () => {
    expect(calendarProblems(calendar, [calendar])).toEqual([]);
    expect(calendarProblems({ ...calendar, timeZone: 'Asia/Bogor' }, [])).toEqual(['timeZone']);
    expect(calendarProblems({ ...calendar, name: ' ', timeZone: '+07:00' }, [{ ...calendar, id: 'b' }])).toEqual(['name', 'timeZone', 'scopeTaken']);
    const holidays = ['2026-02-30', '2026-01-01', '2026-01-01'].map((date) => ({ date, name: '' }));
    expect(calendarProblems({ ...calendar, holidays, awayMessage: { id: 'Tutup', en: '' } }, [])).toEqual([
      'holidayDate',
      'holidayTwice',
      'awayMessage',
    ]);
  });

  it('finds periods that run into each other, also over the end of the week', () => {
    const night = { day: 7, fromMinute: 1_320, minutes: 480 };
    expect(overlappingDays([night, { day: 1, fromMinute: 360, minutes: 60 }])).toEqual([]);
    expect(overlappingDays([night, { day: 1, fromMinute: 300, minutes: 60 }])).toEqual([7]);
    expect(overlappingDays([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, fromMinute: 0, minutes: 1_440 })))).toEqual([]);
  });

  it('names each problem of a policy', () => {
    const policy: SlaPolicy = {
      ...{ id: 'p', name: 'Umum', position: 0, match: { queueIds: [], priorities: [], channels: [], contactTags: [] } },
      ...{ targets: { firstResponse: 60, nextResponse: null, resolution: null }, calendarId: null, pauseWhileWaiting: true, warnMinutes: 10, rev: 1 },
    };
    expect(policyProblems(policy, { calendars: [] })).toEqual([]);
    expect(policyProblems({ ...policy, warnMinutes: 60, calendarId: 'a' }, { calendars: [] })).toEqual(['warnTooEarly', 'calendarGone']);
    expect(policyProblems({ ...policy, targets: { firstResponse: null, nextResponse: null, resolution: null } }, { calendars: [calendar] })).toEqual([
      'noTarget',
    ]);
  });
});
