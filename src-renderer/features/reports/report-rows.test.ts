import { expect, test } from 'vitest';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { formatOf } from '../../state/format.ts';
import { unitOf } from '../../state/metric-format.ts';
import { MOST_BARS, namedRows, type ReportRow, reportChart, reportCsv, reportSummary, sortedRows } from './report-rows.ts';

const row = (label: string, values: Partial<Record<MetricId, number | null>>): ReportRow => ({
  key: label,
  label,
  figures: (Object.keys(values) as MetricId[]).map((metric) => ({
    metric,
    unit: unitOf(metric),
    value: values[metric] ?? null,
    businessValue: null,
    n: values[metric] == null ? 0 : 8,
    provisional: false,
  })),
});
const rows = [row('Umum', { csat: 80 }), row('Akun', { csat: null }), row('Retur', { csat: 95 }), row('Dana', { csat: 80 })];
const labels = (sorted: readonly ReportRow[]) => sorted.map(({ label }) => label);

test('rows sort by value with the unmeasured last, equals by name', () => {
  expect(labels(sortedRows(rows, { column: 'csat', descending: true }, 'queue', 'id'))).toEqual(['Retur', 'Dana', 'Umum', 'Akun']);
  expect(labels(sortedRows(rows, { column: 'csat', descending: false }, 'queue', 'id'))).toEqual(['Dana', 'Umum', 'Retur', 'Akun']);
  expect(labels(sortedRows(rows, { column: 'label', descending: false }, 'queue', 'id'))).toEqual(['Akun', 'Dana', 'Retur', 'Umum']);
  expect(labels(sortedRows([row('10', {}), row('9', {})], { column: 'label', descending: false }, 'queue', 'id'))).toEqual(['9', '10']);
});

test('a chart of names keeps the table’s order and its bound, one of hours the order of time', () => {
  const format = formatOf('id', 'Asia/Jakarta');
  const many = Array.from({ length: 40 }, (_, index) => row(`Agen ${40 - index}`, { csat: index }));
  const names = reportChart(many, 'csat', 'agent', format);
  expect(names.shape).toBe('bars');
  expect(names.points).toHaveLength(MOST_BARS);
  expect(names.points[0]?.label).toBe('Agen 40');
  const hours = reportChart([row('10', { csat: 1 }), row('9', { csat: 2 })], 'csat', 'hour', format);
  expect(hours.points.map(({ label }) => label)).toEqual(['9', '10']);
  expect(reportSummary(reportChart(rows, 'csat', 'queue', format), 'id')).toBe('3 kelompok. Terendah 80% (Umum), tertinggi 95% (Retur).');
});

test('the CSV has every metric with its count, and no name runs as a formula', () => {
  const text = reportCsv([row('=HYPERLINK("x")', { firstResponse: 200_500, nps: -12 })], ['firstResponse', 'nps'], 'topic', 'id');
  expect(text).toBe(
    '\uFEFFTopik,Respons pertama (detik),Respons pertama (jam kerja) (detik),Respons pertama (banyaknya),Respons pertama (sementara),NPS,NPS (banyaknya),NPS (sementara)\r\n' +
      '"\'=HYPERLINK(""x"")",200.5,,8,tidak,-12,8,tidak\r\n',
  );
});

test('channels, hours and days are called as people call them', () => {
  const format = formatOf('id', 'Asia/Jakarta');
  const named = (key: string, groupBy: 'channel' | 'hour' | 'day' | 'topic', label = key) =>
    namedRows([{ key, label, figures: [] }], groupBy, format)[0]?.label;
  expect(named('call', 'channel')).toBe('Telepon');
  expect(named('09', 'hour')).toBe('09.00');
  expect(named('2026-11-22', 'day')).toBe('22 Nov 2026');
  expect(named('retur', 'topic')).toBe('retur');
  expect(named('', 'topic')).toBe('(tanpa nama)');
});
