import { expect, test } from 'vitest';
import { type ChartPoint, extremes, scaleOf } from './chart-data.ts';

const point = (value: number | null): ChartPoint => ({ tick: '', label: '', value, words: String(value ?? ''), provisional: false });

test('a scale begins at zero and leaves room above the highest value and the target', () => {
  const points = [point(10), point(null), point(50)];
  expect(scaleOf({ points, target: null, scale: null })).toEqual([0, 54]);
  expect(scaleOf({ points, target: 100, scale: null })).toEqual([0, 108]);
  expect(scaleOf({ points: [point(-50), point(20)], target: null, scale: null })).toEqual([-54, 21.6]);
  expect(scaleOf({ points: [point(null)], target: null, scale: null })).toEqual([0, 1]);
  expect(scaleOf({ points, target: null, scale: { from: 0, to: 100 } })).toEqual([0, 100]);
});

test('the extremes are of what was measured, the first of equals', () => {
  const points = [point(null), point(7), point(3), point(3), point(null)];
  expect(extremes(points)).toEqual({ first: points[1], last: points[3], low: points[2], high: points[1], count: 3 });
  expect(extremes([point(null)])).toBeNull();
});
