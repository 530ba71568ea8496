import { Button, Select, Skeleton } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useMemo, useState } from 'react';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { chartText, metricText } from '#shared/text/performance-text.ts';
import { reportGroupText, reportText } from '#shared/text/report-text.ts';
import { useChartWords } from '../../state/chart-words.ts';
import { serverNow } from '../../state/server-time.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { type HostQuery, useHostQuery } from '../../state/use-host-query.ts';
import { usePeriodFields } from '../../state/use-period.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { dateIn, periodBounds } from '../../state/zone-days.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { ChartFigure } from '../../ui/chart/chart-figure.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { ReportChoice } from './report-choice.ts';
import { MOST_BARS, namedRows, type Report, type ReportSort, reportChart, reportCsv, reportSummary, sortedRows } from './report-rows.ts';
import { ReportTable } from './report-table.tsx';
import classes from './reports.module.css';

const BAR_HEIGHT = 30;
const AXIS_HEIGHT = 44;
const COLUMNS_HEIGHT = 240;

/** One report as it was asked for; asked anew when it failed and the network is back. */
export function ReportResult({ choice, n, offline }: { choice: ReportChoice; n: number; offline: boolean }) {
  const t = useText();
  const errors = useErrorText();
  const { timeZone } = usePeriodFields(choice.period, () => undefined);
  const query: HostQuery<Report> = useHostQuery({
    key: JSON.stringify([choice, n]),
    load: (client) => {
      const { metrics, groupBy, filter, period } = choice;
      const lists = Object.fromEntries(Object.entries(filter).map(([name, chosen]) => [name, [...chosen]])) as {
        [K in keyof typeof filter]: [...(typeof filter)[K]];
      };
      return client.performance.report({ metrics: [...metrics], groupBy, ...periodBounds(period, serverNow(), timeZone), ...lists });
    },
    affectedBy: (batch): boolean => query.error !== null && batch.topics.includes('sync'),
  });
  const { data, error } = query;
  if (error !== null && !offline) return <Message tone="danger">{t(reportText.failed, { reason: errors.error(error) })}</Message>;
  if (data === undefined && offline) return null;
  if (data === undefined) {
    return (
      <AfterPause>
        <p className={classes.quiet} role="status">
          {t(reportText.counting)}
        </p>
        <Skeleton height={220} radius="md" mt={8} />
      </AfterPause>
    );
  }
  if (data.rows.length === 0) return <EmptyState title={t(reportText.emptyTitle)} hint={t(reportText.emptyHint)} />;
  return <Shown report={data} choice={choice} timeZone={timeZone} />;
}

function Shown({ report, choice, timeZone }: { report: Report; choice: ReportChoice; timeZone: string }) {
  const t = useText();
  const format = useFormat();
  const { metrics, groupBy } = choice;
  const [sort, setSort] = useState<ReportSort>({ column: 'label', descending: false });
  const rows = useMemo(
    () => sortedRows(namedRows(report.rows, groupBy, format), sort, groupBy, format.language),
    [report.rows, groupBy, format, sort],
  );
  const { from, to } = periodBounds(choice.period, report.asOf, timeZone);
  const fileName = `tanggap-${groupBy}-${dateIn(from, timeZone)}-${dateIn(to - 1, timeZone)}`;
  const span = t(reportText.of, { from: format.date(from), to: format.date(to - 1) });

  return (
    <>
      <section aria-labelledby="report-table-title" className={classes.part}>
        <div className={classes.head}>
          <div>
            <h2 id="report-table-title" className={classes.subtitle}>
              {t(reportGroupText[groupBy])}, {span}
            </h2>
            <p className={`${classes.quiet} tg-numbers`}>{t(reportText.asOf, { time: format.dateTime(report.asOf) })}</p>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() =>
              saveFile({ name: `${fileName}.csv`, mime: 'text/csv;charset=utf-8', text: reportCsv(rows, metrics, groupBy, format.language) })
            }
          >
            {t(reportText.csv)}
          </Button>
        </div>
        <ReportTable rows={rows} metrics={metrics} groupBy={groupBy} sort={sort} onSort={setSort} />
      </section>
      <ReportChart rows={rows} choice={choice} fileName={fileName} span={span} />
    </>
  );
}

function ReportChart({ rows, choice, fileName, span }: { rows: Report['rows']; choice: ReportChoice; fileName: string; span: string }) {
  const t = useText();
  const format = useFormat();
  const { metrics, groupBy } = choice;
  const [wanted, setWanted] = useState<MetricId | null>(null);
  const metric = wanted !== null && metrics.includes(wanted) ? wanted : (metrics[0] ?? 'contactsHandled');
  const chart = useMemo(() => reportChart(rows, metric, groupBy, format), [rows, metric, groupBy, format]);
  const title = t(reportText.chartOf, { metric: t(metricText[metric]), group: t(reportGroupText[groupBy]).toLocaleLowerCase() });
  const words = useChartWords(title);
  const height = chart.shape === 'bars' ? chart.points.length * BAR_HEIGHT + AXIS_HEIGHT : COLUMNS_HEIGHT;
  const cut = chart.shape === 'bars' && rows.length > MOST_BARS;
  return (
    <section aria-label={title} className={classes.part}>
      <Select
        className={classes.chartMetric ?? ''}
        size="xs"
        label={t(reportText.chartMetric)}
        allowDeselect={false}
        value={metric}
        onChange={(next) => setWanted(next as MetricId | null)}
        data={metrics.map((each) => ({ value: each, label: t(metricText[each]) }))}
      />
      <ChartFigure
        data={chart}
        height={height}
        title={title}
        subtitle={span}
        summary={reportSummary(chart, format.language)}
        notes={cut ? [t(reportText.chartTop, { count: MOST_BARS, total: format.number(rows.length) })] : []}
        words={words}
        csv={reportCsv(rows, [metric], groupBy, format.language)}
        fileName={`${fileName}-${metric}`}
        table={() => (
          <table className={`${classes.table} tg-numbers`}>
            <caption className="tg-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t(reportGroupText[groupBy])}</th>
                <th scope="col">{t(chartText.value)}</th>
              </tr>
            </thead>
            <tbody>
              {chart.points.map((point) => (
                <tr key={point.label}>
                  <th scope="row">{point.label}</th>
                  <td>{point.value === null ? '–' : point.words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      />
    </section>
  );
}
