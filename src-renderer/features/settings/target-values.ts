import type { MetricId, Target } from '#shared/domain/metric/metric.ts';
import type { targetText } from '#shared/text/report-text.ts';
import { unitOf } from '../../state/metric-format.ts';

export const TIME_UNITS = ['seconds', 'minutes', 'hours'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];
const unitMs: Readonly<Record<TimeUnit, number>> = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 };

/** What stands behind the field where the unit cannot be chosen. */
export function unitName(metric: MetricId): keyof typeof targetText {
  if (metric === 'nps' || metric === 'ces') return 'points';
  switch (unitOf(metric)) {
    case 'percent':
      return 'percent';
    case 'perHour':
      return 'perHour';
    case 'count':
      return 'contacts';
    case 'ms':
      return 'minutes';
    case 'score':
      return 'points';
  }
}

/** Between which values a target makes sense, in the field's unit. */
export function boundsOf(metric: MetricId, unit: TimeUnit): { low: number; high: number } {
  if (metric === 'nps') return { low: -100, high: 100 };
  if (metric === 'ces') return { low: 1, high: 7 };
  switch (unitOf(metric)) {
    case 'percent':
      return { low: 0, high: 100 };
    case 'perHour':
      return { low: 0.1, high: 1_000 };
    case 'count':
      return { low: 1, high: 100_000 };
    case 'score':
      return { low: 0, high: 100 };
    case 'ms':
      return { low: 1, high: (90 * 86_400_000) / unitMs[unit] };
  }
}

/** A number as it is typed here or there: with a comma or a point. Null: not a number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^[-+]?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** What is typed as the metric has it (milliseconds for a length of time); or what is wrong with it. */
export function readTarget(metric: MetricId, text: string, unit: TimeUnit): number | 'notNumber' | 'outside' {
  const typed = readNumber(text);
  if (typed === null) return 'notNumber';
  const { low, high } = boundsOf(metric, unit);
  if (typed < low || typed > high) return 'outside';
  return unitOf(metric) === 'ms' ? Math.round(typed * unitMs[unit]) : typed;
}

/** A value as it is typed: the largest unit of time in which it is a whole number. */
export function writtenTarget(metric: MetricId, value: number, comma: boolean): { text: string; unit: TimeUnit } {
  const unit = unitOf(metric) === 'ms' ? (TIME_UNITS.findLast((each) => value % unitMs[each] === 0) ?? 'seconds') : 'minutes';
  const amount = unitOf(metric) === 'ms' ? value / unitMs[unit] : value;
  const text = String(Math.round(amount * 1_000) / 1_000);
  return { text: comma ? text.replace('.', ',') : text, unit };
}

/** The team or agent of a target as the value of a choice. */
export const scopeKey = (scope: Target['scope']): string => (scope.kind === 'team' ? scope.teamId : `${scope.teamId} ${scope.agentId}`);

export function scopeOfKey(key: string): Target['scope'] {
  const [teamId = '', agentId] = key.split(' ');
  return agentId === undefined ? { kind: 'team', teamId } : { kind: 'agent', teamId, agentId };
}

/** Whether another target says the same thing already. */
export function isTaken(targets: readonly Target[], wanted: Pick<Target, 'id' | 'metric' | 'scope'>): boolean {
  return targets.some(({ id, metric, scope }) => id !== wanted.id && metric === wanted.metric && scopeKey(scope) === scopeKey(wanted.scope));
}
