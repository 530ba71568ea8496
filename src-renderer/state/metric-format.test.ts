import { expect, test } from 'vitest';
import { METRICS } from '#shared/domain/metric/metric.ts';
import { formulaText, metricText } from '#shared/text/performance-text.ts';
import { formatOf } from './format.ts';
import { durationWords, meetsTarget, metricWords, oneWords } from './metric-format.ts';

const id = formatOf('id', 'Asia/Jakarta');
const en = formatOf('en', 'Asia/Jakarta');

test.each([
  [0, '0 dtk', '0 s'],
  [499, '0 dtk', '0 s'],
  [42_000, '42 dtk', '42 s'],
  [59_600, '1 mnt', '1 min'],
  [200_000, '3 mnt 20 dtk', '3 min 20 s'],
  [3_599_700, '1 jam', '1 h'],
  [7_500_000, '2 jam 5 mnt', '2 h 5 min'],
  [97_200_000, '1 hari 3 jam', '1 d 3 h'],
  [86_399_000, '1 hari', '1 d'],
])('%d ms is %s', (ms, indonesian, english) => {
  expect(durationWords(ms, 'id')).toBe(indonesian);
  expect(durationWords(ms, 'en')).toBe(english);
});

test('each unit is written as its language does', () => {
  expect(metricWords('csat', 87.54, id)).toBe('87,5%');
  expect(metricWords('csat', 87.54, en)).toBe('87.5%');
  expect(metricWords('nps', 42, id)).toBe('+42');
  expect(metricWords('nps', -7, id)).toBe('-7');
  expect(metricWords('nps', 0, id)).toBe('0');
  expect(metricWords('ces', 5.83, id)).toBe('5,8');
  expect(metricWords('contactsPerHour', 4.25, id)).toBe('4,3/jam');
  expect(metricWords('contactsHandled', 1_204, id)).toBe('1.204');
});

test('what is better depends on the metric, and the target itself is enough', () => {
  expect(meetsTarget('firstResponse', 300_000, 300_000)).toBe(true);
  expect(meetsTarget('firstResponse', 300_001, 300_000)).toBe(false);
  expect(meetsTarget('csat', 90, 90)).toBe(true);
  expect(meetsTarget('csat', 89.9, 90)).toBe(false);
  expect(meetsTarget('csat', null, 90)).toBeNull();
  expect(meetsTarget('csat', 90, null)).toBeNull();
});

test('every metric has a name and a formula', () => {
  expect(Object.keys(metricText)).toEqual([...METRICS]);
  expect(Object.keys(formulaText)).toEqual([...METRICS]);
});

test('what one ticket gave is a score, a length, or yes and no', () => {
  expect(oneWords('csat', 5, id)).toBe('5');
  expect(oneWords('nps', 9, id)).toBe('9');
  expect(oneWords('slaMet', 100, id)).toBe('ya');
  expect(oneWords('transferRate', 0, id)).toBe('tidak');
  expect(oneWords('firstResponse', 200_000, id)).toBe('3 mnt 20 dtk');
  expect(oneWords('contactsPerHour', 1, id)).toBe('1');
});
