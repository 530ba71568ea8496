import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isQuiet, minuteOfDay } from './quiet-hours.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;

test('quiet hours begin with their first minute and end before their last', () => {
  const lunch = { fromMinute: at(12), toMinute: at(13) };
  expect([at(11, 59), at(12), at(12, 59), at(13)].map((minute) => isQuiet(lunch, minute))).toEqual([false, true, true, false]);
  expect(isQuiet(null, at(12))).toBe(false);
});

test('a night passes midnight', () => {
  const night = { fromMinute: at(22), toMinute: at(6) };
  expect([at(21, 59), at(22), at(0), at(5, 59), at(6)].map((minute) => isQuiet(night, minute))).toEqual([false, true, true, true, false]);
});

test('hours and the rest of the day never overlap and never leave a gap', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  fc.assert(
    fc.property(minute, minute, minute, (fromMinute, toMinute, now) => {
      fc.pre(fromMinute !== toMinute);
      expect(isQuiet({ fromMinute, toMinute }, now)).toBe(!isQuiet({ fromMinute: toMinute, toMinute: fromMinute }, now));
    }),
  );
  expect(isQuiet({ fromMinute: 5, toMinute: 5 }, 700)).toBe(true);
});

test('the minute is that of the computer’s own day', () => {
  expect(minuteOfDay(new Date(2026, 10, 22, 13, 5, 59).getTime())).toBe(at(13, 5));
});
