import { Button } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useEffect, useRef, useState } from 'react';
import type { Figure, Period } from '#shared/contract/console/performance-contract.ts';
import type { Span } from '#shared/domain/metric/local-time.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { formulaText, metricText, performanceText } from '#shared/text/performance-text.ts';
import { metricWords } from '../../state/metric-format.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { PeriodPicker, type PeriodPickerProps } from '../../ui/period-picker.tsx';
import { Behind } from './behind.tsx';
import classes from './performance.module.css';
import { TargetMark } from './target-mark.tsx';
import { FigureMarks, RestsOn } from './tile.tsx';
import { Trend } from './trend.tsx';

type DetailProps = { metric: MetricId; figure: Figure | undefined; period: Period; picker: PeriodPickerProps };

/** What is behind one number: how it went, how it is counted, and every ticket that it was made of. */
export function Detail({ metric, figure, period, picker }: DetailProps) {
  const t = useText();
  const openMetric = useView((view) => view.openMetric);
  const heading = useRef<HTMLHeadingElement>(null);
  const [within, setWithin] = useState<{ period: string; span: Span } | null>(null);
  const periodKey = JSON.stringify(period);
  // A point of another period is no point of this one.
  const span = within?.period === periodKey ? within.span : null;

  useEffect(() => heading.current?.focus(), []);

  function goBack(): void {
    openMetric(null);
    // The tile is there only when the overview has been drawn.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-metric="${metric}"]`)?.focus());
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back from anywhere in it; the button says so to all.
    <div
      className={classes.detail}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        goBack();
      }}
    >
      <div>
        <Button size="compact-sm" variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={goBack} ml={-8}>
          {t(performanceText.back)}
        </Button>
      </div>
      <header className={classes.head}>
        <h1 id="performance-title" className={classes.title} tabIndex={-1} ref={heading}>
          {t(metricText[metric])}
        </h1>
        <PeriodPicker {...picker} />
      </header>
      {figure !== undefined && <Value figure={figure} />}
      <Trend
        metric={metric}
        period={period}
        target={figure?.target ?? null}
        onSpan={(next) => setWithin(next === null ? null : { period: periodKey, span: next })}
      />
      <Behind key={`${periodKey} ${span?.from ?? ''}`} metric={metric} period={period} span={span} onWhole={() => setWithin(null)} />
    </div>
  );
}

function Value({ figure }: { figure: Figure }) {
  const t = useText();
  const format = useFormat();
  const { metric, unit, value, businessValue, teamMedian } = figure;
  const words = (amount: number | null) => (amount === null ? t(performanceText.none) : metricWords(metric, amount, format, unit));
  return (
    <section aria-label={t(performanceText.value)} className={classes.valueRow}>
      <div>
        <p className={`${classes.bigValue} tg-numbers`} data-testid="detail-value">
          {words(value)}
        </p>
        <RestsOn figure={figure} className={classes.quiet} />
      </div>
      <div className={classes.valueSide}>
        <TargetMark figure={figure} />
        <span className={`${classes.quiet} tg-numbers`}>
          {t(performanceText.medianIs, { value: teamMedian === null ? t(performanceText.medianUnknown) : words(teamMedian) })}
        </span>
        {businessValue !== null && (
          <span className={`${classes.quiet} tg-numbers`}>{t(performanceText.businessIs, { value: words(businessValue) })}</span>
        )}
      </div>
      <div className={classes.valueMarks}>
        <FigureMarks figure={figure} />
        {figure.value !== null && figure.provisional && <p className={classes.quiet}>{t(performanceText.provisionalWhy)}</p>}
        {figure.value !== null && figure.restated && <p className={classes.quiet}>{t(performanceText.restatedWhy)}</p>}
      </div>
      <p className={classes.formula}>
        <strong>{t(performanceText.formula)}.</strong> {t(formulaText[metric])}
      </p>
    </section>
  );
}
