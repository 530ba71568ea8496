import type { FactKind } from './fact.ts';
import type { MetricId, MetricUnit } from './metric.ts';

/**
 * How a metric is summed up from its facts. `mean`: of values. `share`: of values that are 1. `topBox`: of scores from a
 * limit on. `flagged`: of facts with their flag. `perHour`: facts over productive hours.
 */
export type Statistic = 'count' | 'perHour' | 'mean' | 'meanExtra' | 'share' | 'flagged' | 'topBox' | 'promoters' | 'score';

export type MetricInfo = {
  readonly kind: FactKind;
  readonly unit: MetricUnit;
  readonly statistic: Statistic;
  /** `wait` without the first one of each ticket. */
  readonly withoutFlag?: true;
  /** Has a copy in the calendar's time. */
  readonly business?: true;
  /** The better, the lower. */
  readonly lowIsGood?: true;
};

export const METRIC_INFO: Readonly<Record<MetricId, MetricInfo>> = {
  contactsHandled: { kind: 'contact', unit: 'count', statistic: 'count' },
  contactsPerHour: { kind: 'contact', unit: 'perHour', statistic: 'perHour' },
  firstResponse: { kind: 'firstResponse', unit: 'ms', statistic: 'mean', business: true, lowIsGood: true },
  agentFirstReply: { kind: 'agentFirstReply', unit: 'ms', statistic: 'mean', business: true, lowIsGood: true },
  nextReply: { kind: 'wait', unit: 'ms', statistic: 'mean', withoutFlag: true, business: true, lowIsGood: true },
  handleTimeWall: { kind: 'handled', unit: 'ms', statistic: 'mean', business: true, lowIsGood: true },
  handleTimeActive: { kind: 'handled', unit: 'ms', statistic: 'meanExtra', lowIsGood: true },
  firstResolution: { kind: 'firstResolution', unit: 'ms', statistic: 'mean', business: true, lowIsGood: true },
  fullResolution: { kind: 'fullResolution', unit: 'ms', statistic: 'mean', business: true, lowIsGood: true },
  resolutionRate: { kind: 'cohort', unit: 'percent', statistic: 'share' },
  reopenRate: { kind: 'reopened', unit: 'percent', statistic: 'share', lowIsGood: true },
  firstContactResolution: { kind: 'firstContact', unit: 'percent', statistic: 'share' },
  csat: { kind: 'csat', unit: 'percent', statistic: 'topBox' },
  nps: { kind: 'nps', unit: 'percent', statistic: 'promoters' },
  ces: { kind: 'ces', unit: 'score', statistic: 'score' },
  slaMet: { kind: 'sla', unit: 'percent', statistic: 'share' },
  waitingTime: { kind: 'wait', unit: 'ms', statistic: 'mean', business: true, lowIsGood: true },
  transferRate: { kind: 'handled', unit: 'percent', statistic: 'flagged', lowIsGood: true },
  answerSpeed: { kind: 'queueWait', unit: 'ms', statistic: 'mean', business: true, lowIsGood: true },
};
