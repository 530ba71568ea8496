import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from './sla.ts';
import { addWorkingMs, isOpenAt, nextOpening, workingMsBetween } from './work-time.ts';

const MINUTE = 60_000;
const at = (iso: string) => Date.parse(iso);

function aCalendar(patch: Partial<Calendar> = {}): Calendar {
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 540, minutes: 480 }));
  return { id: 'c', name: 'Kantor', scope: { kind: 'workspace' }, timeZone: 'Asia/Jakarta', week, holidays: [], awayMessage: null, rev: 1, ...patch };
}

describe('working time', () => {
  it('counts one hour from Friday 16:30 with 09:00-17:00 to Monday 09:30', () => {
    const friday = at('2026-11-20T16:30:00+07:00');
    expect(addWorkingMs(aCalendar(), friday, 60 * MINUTE)).toBe(at('2026-11-23T09:30:00+07:00'));
  });

  it.each([
    ['WIB', 'Asia/Jakarta', '+07:00'],
    ['WITA', 'Asia/Makassar', '+08:00'],
    ['WIT', 'Asia/Jayapura', '+09:00'],
  ])('keeps the hours of %s', (_, timeZone, offset) => {
    const friday = at(`2026-11-20T16:30:00${offset}`);
    expect(addWorkingMs(aCalendar({ timeZone }), friday, 60 * MINUTE)).toBe(at(`2026-11-23T09:30:00${offset}`));
  });

  it('starts at the next opening when it begins outside hours', () => {
    expect(addWorkingMs(aCalendar(), at('2026-11-21T12:00:00+07:00'), 30 * MINUTE)).toBe(at('2026-11-23T09:30:00+07:00'));
    expect(nextOpening(aCalendar(), at('2026-11-20T17:00:00+07:00'))).toBe(at('2026-11-23T09:00:00+07:00'));
  });

  it('ends at the closing, not at the next opening', () => {
    expect(addWorkingMs(aCalendar(), at('2026-11-20T16:30:00+07:00'), 30 * MINUTE)).toBe(at('2026-11-20T17:00:00+07:00'));
  });

  it('leaves out a lunch break', () => {
    const week = [
      { day: 1, fromMinute: 480, minutes: 240 },
      { day: 1, fromMinute: 780, minutes: 240 },
    ];
    const calendar = aCalendar({ week });
    expect(addWorkingMs(calendar, at('2026-11-23T11:30:00+07:00'), 60 * MINUTE)).toBe(at('2026-11-23T13:30:00+07:00'));
    expect(isOpenAt(calendar, at('2026-11-23T12:30:00+07:00'))).toBe(false);
  });

  it('carries a night shift over midnight, and drops the one that begins on a holiday', () => {
    const week = [1, 2].map((day) => ({ day, fromMinute: 1_320, minutes: 480 }));
    const calendar = aCalendar({ week, holidays: [{ date: '2026-11-24', name: 'Libur' }] });
    expect(isOpenAt(calendar, at('2026-11-24T05:59:00+07:00'))).toBe(true);
    expect(isOpenAt(calendar, at('2026-11-24T23:00:00+07:00'))).toBe(false);
    expect(isOpenAt(calendar, at('2026-11-25T03:00:00+07:00'))).toBe(false);
  });

  it('never opens without a period, and says so', () => {
    const never = aCalendar({ week: [] });
    expect(nextOpening(never, 0)).toBeNull();
    expect(addWorkingMs(never, 0, MINUTE)).toBeNull();
    expect(workingMsBetween(never, 0, 1e12)).toBe(0);
  });

  it('runs around the clock without a calendar', () => {
    expect(addWorkingMs('always', 5, 10)).toBe(15);
    expect(workingMsBetween('always', 5, 10)).toBe(5);
    expect(isOpenAt('always', 0)).toBe(true);
  });

  it('works a night of the changed clock by the clock on the wall', () => {
    const week = [{ day: 7, fromMinute: 0, minutes: 480 }];
    const berlin = aCalendar({ timeZone: 'Europe/Berlin', week });
    expect(workingMsBetween(berlin, at('2026-03-28T20:00:00Z'), at('2026-03-29T20:00:00Z'))).toBe(7 * 60 * MINUTE);
    expect(workingMsBetween(berlin, at('2026-10-24T20:00:00Z'), at('2026-10-25T20:00:00Z'))).toBe(9 * 60 * MINUTE);
  });

  it('is quick enough for every push', () => {
    const calendar = aCalendar({ timeZone: 'America/New_York' });
    const from = at('2026-01-05T15:00:00Z');
    addWorkingMs(calendar, from, 400 * 60 * MINUTE);
    const started = performance.now();
    for (let n = 0; n < 1_000; n++) addWorkingMs(calendar, from + n * MINUTE, 40 * 60 * MINUTE);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

/** Counts minute by minute on the clock on the wall; shares nothing with what it judges. */
function bruteForce(calendar: Calendar, from: number, minutes: number): boolean[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: calendar.timeZone, dateStyle: 'short', timeStyle: 'short' });
  const holidays = new Set(calendar.holidays.map((holiday) => holiday.date));
  const open: boolean[] = [];
  // In an hour that comes twice the clock stands still the second time.
  let wall = 0;
  for (let n = -180; n < minutes; n++) {
    wall = Math.max(wall, Date.parse(`${format.format(from + n * MINUTE).replace(' ', 'T')}:00Z`));
    if (n < 0) continue;
    open.push(
      [0, 1].some((back) => {
        const midnight = Math.floor(wall / 86_400_000) * 86_400_000 - back * 86_400_000;
        const date = new Date(midnight);
        if (holidays.has(date.toISOString().slice(0, 10))) return false;
        const minute = (wall - midnight) / MINUTE;
        const day = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
        return calendar.week.some((period) => period.day === day && minute >= period.fromMinute && minute < period.fromMinute + period.minutes);
      }),
    );
  }
  return open;
}

describe('against a count of minutes', () => {
  // Around the changes of the clock, and far from them.
  const starts = ['2026-03-06T10:00:00Z', '2026-03-27T10:00:00Z', '2026-10-23T10:00:00Z', '2026-10-30T10:00:00Z', '2026-06-01T00:00:00Z'].map(at);
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  const period = fc.record({
    day: fc.integer({ min: 1, max: 7 }),
    fromMinute: fc.integer({ min: 0, max: 1_439 }),
    minutes: fc.integer({ min: 1, max: 1_440 }),
  });
  const anyCase = fc.record({
    timeZone: fc.constantFrom(...zones),
    from: fc.constantFrom(...starts),
    offset: fc.integer({ min: 0, max: 2_000 }),
    week: fc.array(period, { maxLength: 10 }),
    holidays: fc.uniqueArray(fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-06-02'), { maxLength: 2 }),
    target: fc.integer({ min: 1, max: 4_000 }),
  });

  it('opens, sums and adds the same', () => {
    fc.assert(
      fc.property(anyCase, ({ timeZone, from, offset, week, holidays, target }) => {
        const calendar = aCalendar({ timeZone, week, holidays: holidays.map((date) => ({ date, name: '' })) });
        const start = from + offset * MINUTE;
        const minutes = 5 * 1_440;
        const open = bruteForce(calendar, start, minutes);
        const end = start + minutes * MINUTE;
        expect(workingMsBetween(calendar, start, end)).toBe(open.filter(Boolean).length * MINUTE);
        for (const n of [0, 61, 733, 1_501, 2_880]) expect(isOpenAt(calendar, start + n * MINUTE)).toBe(open[n]);
        const first = open.indexOf(true);
        if (first >= 0) expect(nextOpening(calendar, start)).toBe(start + first * MINUTE);
        let left = target;
        const last = open.findIndex((isOpen) => isOpen && --left === 0);
        if (last >= 0) expect(addWorkingMs(calendar, start, target * MINUTE)).toBe(start + (last + 1) * MINUTE);
      }),
      { numRuns: 120 },
    );
  });

  it('gives back what it added', () => {
    fc.assert(
      fc.property(anyCase, ({ timeZone, from, week, target }) => {
        const calendar = aCalendar({ timeZone, week });
        const end = addWorkingMs(calendar, from, target * MINUTE);
        if (end !== null) expect(workingMsBetween(calendar, from, end)).toBe(target * MINUTE);
      }),
    );
  });
});
