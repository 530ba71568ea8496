import { UnstyledButton } from '@mantine/core';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import type { Figure } from '#shared/contract/console/performance-contract.ts';
import { metricText, performanceText, restsOnText } from '#shared/text/performance-text.ts';
import { metricWords } from '../../state/metric-format.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { restsOn } from './metric-groups.ts';
import classes from './performance.module.css';
import { TargetMark } from './target-mark.tsx';

/** One number with what it rests on, what it should be and how the team does. */
export function Tile({ figure }: { figure: Figure }) {
  const t = useText();
  const format = useFormat();
  const openMetric = useView((view) => view.openMetric);
  const { metric, unit, value, businessValue, teamMedian } = figure;
  const words = (amount: number) => metricWords(metric, amount, format, unit);

  return (
    <UnstyledButton className={classes.tile} data-metric={metric} onClick={() => openMetric(metric)}>
      <span className={classes.tileName}>{t(metricText[metric])}</span>
      <span className={`${value === null ? classes.tileNone : classes.tileValue} tg-numbers`} data-testid={`value-${metric}`}>
        {value === null ? t(performanceText.none) : words(value)}
      </span>
      {value !== null && <RestsOn figure={figure} className={classes.tileQuiet} />}
      {businessValue !== null && (
        <span className={`${classes.tileQuiet} tg-numbers`}>{t(performanceText.businessIs, { value: words(businessValue) })}</span>
      )}
      <span className={classes.tileFoot}>
        <TargetMark figure={figure} />
        {teamMedian !== null && (
          <span className={`${classes.tileQuiet} tg-numbers`}>{t(performanceText.medianIs, { value: words(teamMedian) })}</span>
        )}
        <FigureMarks figure={figure} />
      </span>
    </UnstyledButton>
  );
}

/** How many tickets, answers or hours a number rests on. */
export function RestsOn({ figure: { metric, n }, className = '' }: { figure: Figure; className?: string | undefined }) {
  const t = useText();
  const format = useFormat();
  const what = restsOn(metric, n);
  if (what === null) return null;
  return <span className={`${className} tg-numbers`}>{t(restsOnText[what], { n: format.number(Math.round(n * 10) / 10) })}</span>;
}

/** Provisional and restated, each with an icon and its word. */
export function FigureMarks({ figure }: { figure: Figure }) {
  const t = useText();
  if (figure.value === null || (!figure.provisional && !figure.restated)) return null;
  return (
    <span className={classes.marks}>
      {figure.provisional && (
        <span className={classes.mark}>
          <IconHourglass size={13} aria-hidden />
          {t(performanceText.provisional)}
        </span>
      )}
      {figure.restated && (
        <span className={classes.mark}>
          <IconHistory size={13} aria-hidden />
          {t(performanceText.restated)}
        </span>
      )}
    </span>
  );
}
