import { csvText } from '#shared/base/csv-write.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { type Language, say } from '#shared/text/languages.ts';
import { chartText, metricText } from '#shared/text/performance-text.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import type { Format } from '../../state/format.ts';
import { axisWords, metricWords, scaleOfMetric, unitOf } from '../../state/metric-format.ts';
import { type ChartData, type ChartPoint, COUNT_STEPS, DURATION_STEPS, extremes, NUMBER_STEPS } from '../../ui/chart/chart-data.ts';

export type TrendPoint = Awaited<ReturnType<HostClient['performance']['trend']>>['points'][number];

const HOUR = 3_600_000;

/** What a stretch of time is called: an hour of a day, a day, or from one day to another. */
export function spanWords({ from, to }: { from: number; to: number }, format: Format): { tick: string; label: string } {
  const length = to - from;
  if (length < 20 * HOUR) return { tick: format.time(from), label: `${format.dayMonth(from)}, ${format.time(from)}–${format.time(to)}` };
  if (length < 40 * HOUR) return { tick: format.dayMonth(from), label: format.longDate(from) };
  return { tick: format.dayMonth(from), label: `${format.dayMonth(from)}–${format.date(to - 1)}` };
}

export function trendChart(metric: MetricId, points: readonly TrendPoint[], target: number | null, format: Format): ChartData {
  return {
    shape: unitOf(metric) === 'count' ? 'columns' : 'line',
    points: points.map((point) => ({
      ...spanWords(point, format),
      value: point.value,
      words: point.value === null ? '' : metricWords(metric, point.value, format),
      provisional: point.provisional && point.value !== null,
    })),
    target: unitOf(metric) === 'count' ? null : target,
    scale: scaleOfMetric(metric),
    steps: { ms: DURATION_STEPS, count: COUNT_STEPS, perHour: NUMBER_STEPS, percent: NUMBER_STEPS, score: NUMBER_STEPS }[unitOf(metric)],
    scaleWords: (value) => axisWords(metric, value, format),
  };
}

/** The chart in a sentence or two, for ears and for those in a hurry. */
export function trendSummary(points: readonly ChartPoint[], language: Language): string {
  const found = extremes(points);
  if (found === null) return say(language, chartText.summaryNone);
  const { low, high, first, last, count } = found;
  const missing = points.length - count;
  const gap = missing === 0 ? '' : ` ${say(language, missing === 1 ? chartText.missingOne : chartText.missing, { count: missing })}`;
  if (count === 1) return `${say(language, chartText.summaryOne, { value: first.words, at: first.label })}${gap}`;
  if (low.value === high.value) return `${say(language, chartText.summaryFlat, { value: low.words })}${gap}`;
  const values = { first: first.words, last: last.words, low: low.words, lowAt: low.label, high: high.words, highAt: high.label };
  return `${say(language, chartText.summary, values)}${gap}`;
}

/** Numbers as the metric has them (milliseconds as seconds), so that a spreadsheet can go on counting. */
export function trendCsv(metric: MetricId, points: readonly TrendPoint[], format: Format): string {
  const t = (key: keyof typeof chartText) => say(format.language, chartText[key]);
  const seconds = unitOf(metric) === 'ms';
  const name = say(format.language, metricText[metric]);
  return csvText([
    [t('from'), t('to'), seconds ? `${name} (${t('seconds')})` : name, t('n'), t('provisional')],
    ...points.map(({ from, to, value, n, provisional }) => [
      format.dateTime(from),
      format.dateTime(to),
      value === null ? null : seconds ? value / 1_000 : value,
      n,
      t(provisional ? 'yes' : 'no'),
    ]),
  ]);
}
