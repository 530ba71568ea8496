import { csvText } from '#shared/base/csv-write.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { type Language, type Sentence, say } from '#shared/text/languages.ts';
import { metricText } from '#shared/text/performance-text.ts';
import { reportGroupText, reportText } from '#shared/text/report-text.ts';
import { channelText } from '#shared/text/ticket-text.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import type { Format } from '../../state/format.ts';
import { axisWords, metricWords, scaleOfMetric, unitOf } from '../../state/metric-format.ts';
import { type ChartData, COUNT_STEPS, DURATION_STEPS, extremes, NUMBER_STEPS } from '../../ui/chart/chart-data.ts';
import type { ReportGroup } from './report-choice.ts';

export type Report = Awaited<ReturnType<HostClient['performance']['report']>>;
export type ReportRow = Report['rows'][number];
export type ReportSort = { readonly column: MetricId | 'label'; readonly descending: boolean };

/** Bars beyond these would be thinner than their names. */
export const MOST_BARS = 30;

export const figureOf = (row: ReportRow, metric: MetricId) => row.figures.find((figure) => figure.metric === metric);

const inTime = (groupBy: ReportGroup): boolean => groupBy === 'hour' || groupBy === 'day';

/** What a group is called here: the server knows channels, hours and days by their keys only. */
export function namedRows(rows: readonly ReportRow[], groupBy: ReportGroup, format: Format): ReportRow[] {
  return rows.map((row) => ({ ...row, label: nameOf(row, groupBy, format) }));
}

function nameOf({ key, label }: ReportRow, groupBy: ReportGroup, format: Format): string {
  const channels: Readonly<Record<string, Sentence>> = channelText;
  if (groupBy === 'channel') return say(format.language, channels[key] ?? { id: label, en: label });
  if (groupBy === 'hour') return say(format.language, reportText.hour, { hour: key.padStart(2, '0') });
  // Noon is on the same date in every zone of the country and beyond.
  if (groupBy === 'day') return format.date(Date.parse(`${key}T05:00:00Z`));
  return label === '' ? say(format.language, reportText.noName) : label;
}

/** By the chosen column; groups without a value come last either way, and equals stay in the order of their names or of time. */
export function sortedRows(rows: readonly ReportRow[], sort: ReportSort, groupBy: ReportGroup, language: Language): ReportRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const byName = (a: ReportRow, b: ReportRow) => (inTime(groupBy) ? collator.compare(a.key, b.key) : collator.compare(a.label, b.label));
  const sign = sort.descending ? -1 : 1;
  const { column } = sort;
  if (column === 'label') return rows.toSorted((a, b) => sign * byName(a, b));
  return rows.toSorted((a, b) => {
    const [left, right] = [figureOf(a, column)?.value ?? null, figureOf(b, column)?.value ?? null];
    if (left === null || right === null) return left === right ? byName(a, b) : left === null ? 1 : -1;
    return left === right ? byName(a, b) : sign * (left - right);
  });
}

/** Hours and days stand in the order of time, whatever the table is sorted by; names lie in the table's order. */
export function reportChart(rows: readonly ReportRow[], metric: MetricId, groupBy: ReportGroup, format: Format): ChartData {
  const standing = inTime(groupBy);
  const shown = standing ? sortedRows(rows, { column: 'label', descending: false }, groupBy, format.language) : rows.slice(0, MOST_BARS);
  return {
    shape: standing ? 'columns' : 'bars',
    points: shown.map((row) => {
      const figure = figureOf(row, metric);
      const value = figure?.value ?? null;
      return {
        tick: shortened(row.label, standing ? 12 : 26),
        label: row.label,
        value,
        words: value === null ? '' : metricWords(metric, value, format),
        provisional: (figure?.provisional ?? false) && value !== null,
      };
    }),
    target: null,
    scale: scaleOfMetric(metric),
    steps: { ms: DURATION_STEPS, count: COUNT_STEPS, perHour: NUMBER_STEPS, percent: NUMBER_STEPS, score: NUMBER_STEPS }[unitOf(metric)],
    scaleWords: (value) => axisWords(metric, value, format),
  };
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export function reportSummary(chart: ChartData, language: Language): string {
  const found = extremes(chart.points);
  if (found === null) return say(language, reportText.none);
  const values = { count: found.count, low: found.low.words, lowAt: found.low.label, high: found.high.words, highAt: found.high.label };
  return say(language, found.count === 1 ? reportText.summaryOne : reportText.summary, values);
}

/** Each metric with what it rests on and whether it may still change; lengths of time in seconds, to count on with. */
export function reportCsv(rows: readonly ReportRow[], metrics: readonly MetricId[], groupBy: ReportGroup, language: Language): string {
  const t = (sentence: (typeof reportText)[keyof typeof reportText], metric: MetricId) =>
    say(language, sentence, { metric: say(language, metricText[metric]) });
  const heads = metrics.flatMap((metric) => {
    const name = say(language, metricText[metric]);
    const unit = say(language, reportText.unitSeconds);
    return [
      unitOf(metric) === 'ms' ? say(language, reportText.unit, { metric: name, unit }) : name,
      ...(unitOf(metric) === 'ms' ? [say(language, reportText.unit, { metric: t(reportText.businessColumn, metric), unit })] : []),
      t(reportText.nColumn, metric),
      t(reportText.provisionalColumn, metric),
    ];
  });
  const seconds = (value: number | null) => (value === null ? null : value / 1_000);
  const cells = (row: ReportRow) =>
    metrics.flatMap((metric) => {
      const figure = figureOf(row, metric);
      const value = figure?.value ?? null;
      return [
        ...(unitOf(metric) === 'ms' ? [seconds(value), seconds(figure?.businessValue ?? null)] : [value]),
        figure?.n ?? 0,
        say(language, figure?.provisional ? reportText.yes : reportText.no),
      ];
    });
  return csvText([[say(language, reportGroupText[groupBy]), ...heads], ...rows.map((row) => [row.label, ...cells(row)])]);
}
