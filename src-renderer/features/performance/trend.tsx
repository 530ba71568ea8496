import { useMemo } from 'react';
import type { Period } from '#shared/contract/console/performance-contract.ts';
import type { Span } from '#shared/domain/metric/local-time.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { chartText, metricText, performanceText } from '#shared/text/performance-text.ts';
import { useChartWords } from '../../state/chart-words.ts';
import { metricWords } from '../../state/metric-format.ts';
import { touchesNumbers } from '../../state/numbers-feed.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { ChartFigure } from '../../ui/chart/chart-figure.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './performance.module.css';
import { type TrendPoint, trendChart, trendCsv, trendSummary } from './trend-chart.ts';

const HEIGHT = 220;
type TrendProps = { metric: MetricId; period: Period; target: number | null; onSpan(span: Span | null): void };

/** How the number went within the period. A point leads to what it was made of. */
export function Trend({ metric, period, target, onSpan }: TrendProps) {
  const t = useText();
  const errors = useErrorText();
  const { data, error } = useHostQuery({
    key: `${metric} ${JSON.stringify(period)}`,
    load: (client) => client.performance.trend({ metric, period }),
    affectedBy: touchesNumbers,
  });
  return (
    <section aria-labelledby="trend-title" className={classes.part}>
      <h2 id="trend-title" className={classes.subtitle}>
        {t(performanceText.trend)}
      </h2>
      {error !== null && <Message tone="danger">{t(performanceText.failed, { reason: errors.error(error) })}</Message>}
      {data === undefined ? (
        <div style={{ minHeight: HEIGHT }} />
      ) : (
        <TrendFigure metric={metric} points={data.points} target={target} onSpan={onSpan} />
      )}
    </section>
  );
}

type FigureProps = { metric: MetricId; points: readonly TrendPoint[]; target: number | null; onSpan(span: Span): void };

function TrendFigure({ metric, points, target, onSpan }: FigureProps) {
  const t = useText();
  const format = useFormat();
  const name = t(metricText[metric]);
  const title = `${t(performanceText.trend)}: ${name}`;
  const chart = useMemo(() => trendChart(metric, points, target, format), [metric, points, target, format]);
  const words = useChartWords(title);
  const first = points[0];
  const last = points.at(-1);
  const notes = [
    ...(chart.target === null ? [] : [t(chartText.dashed, { target: metricWords(metric, chart.target, format) })]),
    ...(chart.shape === 'line' && chart.points.some((point) => point.provisional) ? [t(chartText.hollow)] : []),
  ];
  const pick = (index: number) => {
    const point = points[index];
    if (point !== undefined) onSpan({ from: point.from, to: point.to });
  };
  return (
    <ChartFigure
      data={chart}
      height={HEIGHT}
      title={title}
      subtitle={first === undefined || last === undefined ? '' : `${format.date(first.from)} – ${format.date(last.to - 1)}`}
      summary={trendSummary(chart.points, format.language)}
      notes={notes}
      words={words}
      csv={trendCsv(metric, points, format)}
      fileName={`tanggap-${metric}`}
      onPick={pick}
      table={(shown) => (
        <table className={`${classes.table} tg-numbers`}>
          <caption className="tg-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t(chartText.span)}</th>
              <th scope="col">{t(chartText.value)}</th>
              <th scope="col">{t(chartText.n)}</th>
              {shown && (
                <th scope="col">
                  <span className="tg-hidden">{t(chartText.show)}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {chart.points.map((point, index) => (
              <tr key={points[index]?.from}>
                <th scope="row">{point.label}</th>
                <td>{point.value === null ? '–' : `${point.words}${point.provisional ? ` (${t(chartText.provisional)})` : ''}`}</td>
                <td>{format.number(points[index]?.n ?? 0)}</td>
                {shown && (
                  <td>
                    <button
                      type="button"
                      className={classes.link}
                      aria-label={t(chartText.showOf, { span: point.label })}
                      onClick={() => pick(index)}
                    >
                      {t(chartText.show)}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    />
  );
}
