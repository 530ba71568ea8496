import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

/** 22 November 2026, 14:02:31 in Jakarta. */
const at = Date.UTC(2026, 10, 22, 7, 2, 31);
const jakarta = createFormat('id', 'Asia/Jakarta');
const english = createFormat('en', 'Asia/Jayapura');

test('times and dates are those of the workspace, with the zone’s own name', () => {
  expect(jakarta.time(at)).toBe('14.02');
  expect(english.time(at)).toBe('16:02');
  expect(jakarta.dateTime(at)).toBe('22 Nov 2026, 14.02 WIB');
  expect(english.dateTime(at)).toBe('22 Nov 2026, 16:02 WIT');
  expect(createFormat('en', 'Asia/Makassar').zone).toBe('WITA');
  expect(jakarta.longDate(at)).toBe('Minggu, 22 November 2026');
});

test('days turn at the workspace’s midnight', () => {
  const beforeMidnight = Date.UTC(2026, 10, 21, 16, 59);
  expect(jakarta.sameDay(beforeMidnight, beforeMidnight + 120_000)).toBe(false);
  expect(jakarta.day(at, at)).toBe('Hari ini');
  expect(jakarta.day(beforeMidnight, at)).toBe('Kemarin');
  expect(english.day(at - 86_400_000, at)).toBe('Yesterday');
  expect(jakarta.day(at - 5 * 86_400_000, at)).toBe('Selasa, 17 November 2026');
  expect(jakarta.short(at - 60_000, at)).toBe('14.01');
  expect(jakarta.short(at - 5 * 86_400_000, at)).toBe('17 Nov');
  expect(jakarta.short(Date.UTC(2025, 0, 2), at)).toBe('2 Jan 2025');
});

test('ages take the largest unit, timers run, and neither is negative', () => {
  expect([42_000, 300_000, 3 * 3_600_000, 50 * 3_600_000].map(jakarta.age)).toEqual(['42 dtk', '5 mnt', '3 jam', '2 hari']);
  expect(english.age(300_000)).toBe('5m');
  expect(jakarta.spokenAge(300_000)).toBe('5 menit');
  expect([english.spokenAge(3_600_000), english.spokenAge(7_200_000)]).toEqual(['1 hour', '2 hours']);
  expect([0, 245_000, 3_845_000, -5, 90_000_000].map((ms) => jakarta.timer(ms))).toEqual(['0:00', '4:05', '1:04:05', '0:00', '1 hari']);
  expect(jakarta.age(-1)).toBe('0 dtk');
});

test('numbers, money and sizes follow the language', () => {
  expect(jakarta.number(12_345)).toBe('12.345');
  expect(jakarta.money(125_000, 'IDR').replace(/\s/g, ' ')).toBe('Rp 125.000');
  expect(jakarta.bytes(1_400_000)).toBe('1,4 MB');
  expect(english.bytes(900)).toBe('900 B');
});
