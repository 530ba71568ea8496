import { expect, test } from 'vitest';
import { dayIn, fromLocalInput, snoozePresets, toLocalInput } from './snooze-times.ts';

const iso = (time: number | null): string => new Date(time ?? Number.NaN).toISOString();

test('tomorrow and Monday begin in the zone of the workspace, not of the computer', () => {
  // Sunday 22 November 2026, 23:30 in Jakarta (UTC+7).
  const presets = snoozePresets(Date.parse('2026-11-22T16:30:00Z'), 'Asia/Jakarta');
  expect([iso(presets.hour), iso(presets.tomorrow), iso(presets.monday)]).toEqual([
    '2026-11-22T17:30:00.000Z',
    '2026-11-23T02:00:00.000Z',
    '2026-11-23T02:00:00.000Z',
  ]);
  // The same moment is already Monday 01:30 in Jayapura (UTC+9): Monday means the next one.
  const east = snoozePresets(Date.parse('2026-11-22T16:30:00Z'), 'Asia/Jayapura');
  expect([iso(east.tomorrow), iso(east.monday)]).toEqual(['2026-11-24T00:00:00.000Z', '2026-11-30T00:00:00.000Z']);
});

test('a date-time field is read and written in the zone, over a change of summer time too', () => {
  for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Europe/Berlin', 'UTC']) {
    const time = fromLocalInput('2026-10-25T09:00', zone);
    expect(toLocalInput(time ?? 0, zone)).toBe('2026-10-25T09:00');
  }
  expect(iso(fromLocalInput('2026-03-29T09:00', 'Europe/Berlin'))).toBe('2026-03-29T07:00:00.000Z');
  expect(fromLocalInput('besok', 'Asia/Jakarta')).toBeNull();
});

test('the day of a time is that of the zone', () => {
  const time = Date.parse('2026-11-22T16:30:00Z');
  expect([dayIn(time, 'Asia/Jakarta'), dayIn(time, 'Asia/Jayapura')]).toEqual(['2026-11-22', '2026-11-23']);
});
