import type { Fact } from './fact.ts';
import type { MetricId, MetricUnit } from './metric.ts';
import { METRIC_INFO, type MetricInfo } from './metric-info.ts';
import type { MetricParameters } from './parameters.ts';

export type Figure = {
  readonly metric: MetricId;
  readonly unit: MetricUnit;
  /** Null: nothing to measure. */
  readonly value: number | null;
  readonly businessValue: number | null;
  readonly n: number;
  readonly provisional: boolean;
};

/** What a figure needs of its facts; sums of whole numbers, so that the order of adding changes nothing. */
export type Sums = {
  readonly n: number;
  readonly value: number;
  readonly valueN: number;
  readonly business: number;
  readonly businessN: number;
  readonly extra: number;
  readonly extraN: number;
  readonly flagged: number;
  /** Scores at or above the limit that counts as good, and at or below the one that counts as bad. */
  readonly good: number;
  readonly bad: number;
  readonly provisional: boolean;
};

export const NO_SUMS: Sums = {
  ...{ n: 0, value: 0, valueN: 0, business: 0, businessN: 0, extra: 0, extraN: 0, flagged: 0, good: 0, bad: 0 },
  provisional: false,
};

/** NPS: 9 and 10 are promoters, 0 to 6 detractors. */
export const PROMOTER_FROM = 9;
export const DETRACTOR_TO = 6;

export function goodFrom(kind: Fact['kind'], { csatFrom, cesFrom }: MetricParameters): number {
  return kind === 'csat' ? csatFrom : kind === 'ces' ? cesFrom : PROMOTER_FROM;
}

/** Whether a fact counts for the metric. */
export function isCounted(fact: Pick<Fact, 'kind' | 'flag' | 'leftOut'>, metric: MetricId): boolean {
  return isLookedAt(fact, METRIC_INFO[metric]) && fact.leftOut === null;
}

export function isLookedAt(fact: Pick<Fact, 'kind' | 'flag'>, { kind, withoutFlag }: MetricInfo): boolean {
  return fact.kind === kind && !(withoutFlag === true && fact.flag);
}

export function sumUp(facts: Iterable<Fact>, metric: MetricId, now: number, parameters: MetricParameters): Sums {
  const sums = { ...NO_SUMS };
  for (const fact of facts) {
    if (!isCounted(fact, metric)) continue;
    sums.n += 1;
    if (fact.value !== null) {
      sums.value += fact.value;
      sums.valueN += 1;
      if (fact.value >= goodFrom(fact.kind, parameters)) sums.good += 1;
      if (fact.value <= DETRACTOR_TO) sums.bad += 1;
    }
    if (fact.businessValue !== null) {
      sums.business += fact.businessValue;
      sums.businessN += 1;
    }
    if (fact.extra !== null) {
      sums.extra += fact.extra;
      sums.extraN += 1;
    }
    if (fact.flag) sums.flagged += 1;
    if (fact.provisionalUntil !== null && fact.provisionalUntil > now) sums.provisional = true;
  }
  return sums;
}

/** `productiveMs`: of the same agents and the same time; null: not known. */
export function figureOf(metric: MetricId, sums: Sums, productiveMs: number | null): Figure {
  const info = METRIC_INFO[metric];
  const { value, n } = measured(info, sums, productiveMs);
  const businessValue = info.business === true ? ratio(sums.business, sums.businessN) : null;
  return { metric, unit: info.unit, value, businessValue, n, provisional: sums.provisional };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);

function measured({ statistic }: MetricInfo, sums: Sums, productiveMs: number | null): { value: number | null; n: number } {
  switch (statistic) {
    case 'count':
      return { value: sums.n, n: sums.n };
    case 'perHour': {
      const hours = (productiveMs ?? 0) / 3_600_000;
      return { value: ratio(sums.n, hours), n: hours };
    }
    case 'mean':
    case 'score':
      return { value: ratio(sums.value, sums.valueN), n: sums.valueN };
    case 'meanExtra':
      return { value: ratio(sums.extra, sums.extraN), n: sums.extraN };
    case 'share':
      return { value: percent(sums.value, sums.valueN), n: sums.valueN };
    case 'flagged':
      return { value: percent(sums.flagged, sums.n), n: sums.n };
    case 'topBox':
      return { value: percent(sums.good, sums.valueN), n: sums.valueN };
    case 'promoters':
      return { value: percent(sums.good - sums.bad, sums.valueN), n: sums.valueN };
  }
}

/** The middle of the values; of two in the middle their mean. Null: there are none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
