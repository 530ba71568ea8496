import type { MetricId, MetricUnit } from '#shared/domain/metric/metric.ts';
import { METRIC_INFO } from '#shared/domain/metric/metric-info.ts';
import { say } from '#shared/text/languages.ts';
import { durationText, performanceText } from '#shared/text/performance-text.ts';
import type { Format } from './format.ts';

export function wantsLess(metric: MetricId): boolean {
  return METRIC_INFO[metric].lowIsGood === true;
}

/** Null when there is nothing to compare. A value that equals its target meets it. */
export function meetsTarget(metric: MetricId, value: number | null, target: number | null): boolean | null {
  if (value === null || target === null) return null;
  return wantsLess(metric) ? value <= target : value >= target;
}

export const unitOf = (metric: MetricId): MetricUnit => METRIC_INFO[metric].unit;

/** The whole of a metric's scale; null: it is open above. */
export function scaleOfMetric(metric: MetricId): { from: number; to: number } | null {
  if (metric === 'nps') return { from: -100, to: 100 };
  if (metric === 'ces') return { from: 1, to: 7 };
  return unitOf(metric) === 'percent' ? { from: 0, to: 100 } : null;
}

const oneDecimal = new Map<string, { plain: Intl.NumberFormat; percent: Intl.NumberFormat; signed: Intl.NumberFormat }>();

function numbersOf(language: Format['language']) {
  let made = oneDecimal.get(language);
  if (made === undefined) {
    const locale = language === 'id' ? 'id-ID' : 'en-GB';
    made = {
      plain: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
      percent: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
      signed: new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    };
    oneDecimal.set(language, made);
  }
  return made;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The two largest units of a length of time: `3 mnt 20 dtk`, `2 jam 5 mnt`, `1 hari 3 jam`. Below a second it is `0 dtk`. */
export function durationWords(ms: number, language: Format['language']): string {
  const words = (n: number, unit: 'second' | 'minute' | 'hour' | 'day') => say(language, durationText[unit], { n });
  const two = (first: [number, 'second' | 'minute' | 'hour' | 'day'], second: [number, 'second' | 'minute' | 'hour' | 'day']) =>
    second[0] === 0 ? words(...first) : `${words(...first)} ${words(...second)}`;
  const seconds = Math.round(Math.max(0, ms) / SECOND) * SECOND;
  if (seconds < MINUTE) return words(seconds / SECOND, 'second');
  if (seconds < HOUR) return two([Math.floor(seconds / MINUTE), 'minute'], [(seconds % MINUTE) / SECOND, 'second']);
  const minutes = Math.round(seconds / MINUTE) * MINUTE;
  if (minutes < DAY) return two([Math.floor(minutes / HOUR), 'hour'], [(minutes % HOUR) / MINUTE, 'minute']);
  const hours = Math.round(minutes / HOUR) * HOUR;
  return two([Math.floor(hours / DAY), 'day'], [(hours % DAY) / HOUR, 'hour']);
}

/** A metric's value as people of this language write it. */
export function metricWords(metric: MetricId, value: number, format: Format, unit: MetricUnit = unitOf(metric)): string {
  const numbers = numbersOf(format.language);
  if (metric === 'nps') return numbers.signed.format(value);
  switch (unit) {
    case 'ms':
      return durationWords(value, format.language);
    case 'percent':
      return numbers.percent.format(value / 100);
    case 'perHour':
      return say(format.language, durationText.perHour, { n: numbers.plain.format(value) });
    case 'count':
    case 'score':
      return numbers.plain.format(value);
  }
}

/** For the scale of a chart, where there is little room: the largest unit only where that is exact. */
export function axisWords(metric: MetricId, value: number, format: Format): string {
  return metric === 'contactsPerHour' ? numbersOf(format.language).plain.format(value) : metricWords(metric, value, format);
}

/** What one ticket or answer gave to a metric: a score as it was given, yes or no where shares are counted. */
export function oneWords(metric: MetricId, value: number, format: Format): string {
  if (metric === 'nps' || metric === 'csat') return numbersOf(format.language).plain.format(value);
  switch (unitOf(metric)) {
    case 'percent':
      return say(format.language, value >= 100 ? performanceText.yes : performanceText.no);
    case 'perHour':
      return numbersOf(format.language).plain.format(value);
    default:
      return metricWords(metric, value, format);
  }
}
