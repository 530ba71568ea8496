import { expect, test } from 'vitest';
import { formatOf } from '../../state/format.ts';
import { spanWords, type TrendPoint, trendChart, trendCsv, trendSummary } from './trend-chart.ts';

const format = formatOf('id', 'Asia/Jakarta');
const DAY = 86_400_000;
const start = Date.parse('2026-11-15T17:00:00Z');
const point = (day: number, value: number | null, provisional = false): TrendPoint => ({
  from: start + day * DAY,
  to: start + (day + 1) * DAY,
  value,
  n: value === null ? 0 : 4,
  provisional,
});

test('spans are called by what they are', () => {
  expect(spanWords({ from: start, to: start + DAY / 24 }, format)).toEqual({ tick: '00.00', label: '16 Nov, 00.00–01.00' });
  expect(spanWords({ from: start, to: start + DAY }, format)).toEqual({ tick: '16 Nov', label: 'Senin, 16 November 2026' });
  expect(spanWords({ from: start, to: start + 7 * DAY }, format)).toEqual({ tick: '16 Nov', label: '16 Nov–22 Nov 2026' });
});

test('the summary tells how it went, and of what is missing', () => {
  const words = (points: TrendPoint[]) => trendSummary(trendChart('firstResponse', points, null, format).points, 'id');
  expect(words([point(0, 200_000), point(1, null), point(2, 80_000), point(3, 120_000)])).toBe(
    'Dari 3 mnt 20 dtk ke 2 mnt. Terendah 1 mnt 20 dtk pada Rabu, 18 November 2026, tertinggi 3 mnt 20 dtk pada Senin, 16 November 2026. 1 titik tanpa nilai.',
  );
  expect(words([point(0, null)])).toBe('Belum ada nilai dalam periode ini.');
  expect(words([point(0, 60_000)])).toBe('Satu nilai: 1 mnt pada Senin, 16 November 2026.');
  expect(words([point(0, 60_000), point(1, 60_000)])).toBe('Tetap 1 mnt sepanjang periode.');
});

test('the CSV has numbers to count with', () => {
  expect(trendCsv('firstResponse', [point(0, 200_500, true), point(1, null)], format)).toBe(
    '\uFEFFDari,Sampai,Respons pertama (detik),Banyaknya,sementara\r\n' +
      '"16 Nov 2026, 00.00 WIB","17 Nov 2026, 00.00 WIB",200.5,4,ya\r\n' +
      '"17 Nov 2026, 00.00 WIB","18 Nov 2026, 00.00 WIB",,0,tidak\r\n',
  );
  expect(trendCsv('nps', [point(0, -12)], format)).toContain(',-12,4,');
});

test('a value without a measurement is a gap, and only a value can be provisional', () => {
  const { points } = trendChart('csat', [point(0, null, true), point(1, 80, true)], 90, format);
  expect(points.map(({ value, words, provisional }) => ({ value, words, provisional }))).toEqual([
    { value: null, words: '', provisional: false },
    { value: 80, words: '80%', provisional: true },
  ]);
});
