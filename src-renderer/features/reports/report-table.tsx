import { UnstyledButton } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowsSort from '@tabler/icons-react/dist/esm/icons/IconArrowsSort.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { metricText, performanceText } from '#shared/text/performance-text.ts';
import { reportGroupText, reportText } from '#shared/text/report-text.ts';
import { metricWords, wantsLess } from '../../state/metric-format.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import type { ReportGroup } from './report-choice.ts';
import { figureOf, type ReportRow, type ReportSort } from './report-rows.ts';
import classes from './reports.module.css';

type TableProps = {
  rows: readonly ReportRow[];
  metrics: readonly MetricId[];
  groupBy: ReportGroup;
  sort: ReportSort;
  onSort(sort: ReportSort): void;
};

export function ReportTable({ rows, metrics, groupBy, sort, onSort }: TableProps) {
  const t = useText();
  const format = useFormat();
  const columns: readonly { id: ReportSort['column']; name: string }[] = [
    { id: 'label', name: t(reportGroupText[groupBy]) },
    ...metrics.map((metric) => ({ id: metric, name: t(metricText[metric]) })),
  ];
  /** A second press turns the order; the first shows the better ones on top, names from A. */
  const sorted = (column: ReportSort['column']): ReportSort =>
    sort.column === column ? { column, descending: !sort.descending } : { column, descending: column !== 'label' && !wantsLess(column) };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.tableScroll} aria-label={t(reportText.table)} tabIndex={0}>
      <table className={`${classes.table} tg-numbers`}>
        <caption className="tg-hidden">{t(reportText.table)}</caption>
        <thead>
          <tr>
            {columns.map(({ id, name }) => {
              const active = sort.column === id;
              const Icon = active ? (sort.descending ? IconArrowDown : IconArrowUp) : IconArrowsSort;
              return (
                <th key={id} scope="col" aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined} data-number={id !== 'label'}>
                  <UnstyledButton
                    className={classes.sort}
                    data-active={active}
                    title={t(reportText.sortBy, { column: name })}
                    onClick={() => onSort(sorted(id))}
                  >
                    {name}
                    <Icon size={13} aria-hidden />
                  </UnstyledButton>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <bdi>{row.label}</bdi>
              </th>
              {metrics.map((metric) => {
                const figure = figureOf(row, metric);
                const value = figure?.value ?? null;
                return (
                  <td key={metric} data-number="true">
                    {value === null ? <span className={classes.quiet}>–</span> : metricWords(metric, value, format)}
                    {value !== null && figure?.provisional && (
                      <span className={classes.mark} title={t(performanceText.provisionalWhy)}>
                        <IconHourglass size={12} aria-hidden />
                        <span className="tg-hidden">{t(performanceText.provisional)}</span>
                      </span>
                    )}
                    {metric !== 'contactsHandled' && figure !== undefined && value !== null && (
                      <span className={classes.n}>n {format.number(Math.round(figure.n * 10) / 10)}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
