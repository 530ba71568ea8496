import { expect, test } from 'vitest';
import { LEFT_OUT } from '#shared/domain/metric/fact.ts';
import { METRICS } from '#shared/domain/metric/metric.ts';
import { METRIC_PARAMETERS } from '#shared/domain/metric/parameters.ts';
import { leftOutText, parameterText } from '#shared/text/performance-text.ts';
import { metricGroups, restsOn } from './metric-groups.ts';

test('every metric stands in one group', () => {
  expect(metricGroups.flatMap(({ metrics }) => metrics).toSorted()).toEqual(METRICS.toSorted());
});

test('every reason and parameter of the metrics has words', () => {
  expect(Object.keys(leftOutText)).toEqual([...LEFT_OUT]);
  expect(Object.keys(METRIC_PARAMETERS).filter((name) => !(name in parameterText))).toEqual([]);
});

test('what a number rests on is said in its own words', () => {
  expect(restsOn('csat', 12)).toBe('answers');
  expect(restsOn('csat', 1)).toBe('answersOne');
  expect(restsOn('firstResponse', 0)).toBe('nothing');
});
