import { expect, test } from 'vitest';
import { METRICS, type Target } from '#shared/domain/metric/metric.ts';
import { unitOf } from '../../state/metric-format.ts';
import { boundsOf, isTaken, readNumber, readTarget, scopeKey, scopeOfKey, writtenTarget } from './target-values.ts';

test('numbers are read as they are typed in either language', () => {
  expect(['5,5', '5.5', ' 90 ', '-12', '−12', '+3'].map(readNumber)).toEqual([5.5, 5.5, 90, -12, -12, 3]);
  expect(['', 'lima', '1.000,5', '1e3', '--2', '0x10', 'Infinity'].map(readNumber)).toEqual(Array(7).fill(null));
});

test('a length of time is kept in milliseconds, whatever unit it was typed in', () => {
  expect(readTarget('firstResponse', '5', 'minutes')).toBe(300_000);
  expect(readTarget('firstResponse', '1,5', 'hours')).toBe(5_400_000);
  expect(readTarget('firstResponse', '0', 'minutes')).toBe('outside');
  expect(readTarget('csat', '90', 'minutes')).toBe(90);
  expect(readTarget('csat', '101', 'minutes')).toBe('outside');
  expect(readTarget('nps', '-20', 'minutes')).toBe(-20);
  expect(readTarget('ces', 'x', 'minutes')).toBe('notNumber');
});

test('what is written reads back to the same value', () => {
  expect(writtenTarget('firstResponse', 300_000, true)).toEqual({ text: '5', unit: 'minutes' });
  expect(writtenTarget('firstResponse', 7_200_000, true)).toEqual({ text: '2', unit: 'hours' });
  expect(writtenTarget('firstResponse', 90_000, true)).toEqual({ text: '90', unit: 'seconds' });
  expect(writtenTarget('ces', 5.5, true)).toEqual({ text: '5,5', unit: 'minutes' });
  for (const metric of METRICS) {
    const value = unitOf(metric) === 'ms' ? 95_000 : boundsOf(metric, 'minutes').low;
    const { text, unit } = writtenTarget(metric, value, true);
    expect(readTarget(metric, text, unit)).toBe(value);
  }
});

test('one metric has one target for the same team or agent', () => {
  const target: Target = { id: 'a', metric: 'csat', scope: { kind: 'agent', teamId: 't', agentId: 'x' }, value: 90, rev: 1 };
  expect(scopeOfKey(scopeKey(target.scope))).toEqual(target.scope);
  expect(scopeOfKey(scopeKey({ kind: 'team', teamId: 't' }))).toEqual({ kind: 'team', teamId: 't' });
  expect(isTaken([target], { ...target, id: 'b' })).toBe(true);
  expect(isTaken([target], target)).toBe(false);
  expect(isTaken([target], { ...target, id: 'b', scope: { kind: 'team', teamId: 't' } })).toBe(false);
});
