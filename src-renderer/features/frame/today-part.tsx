import { Tooltip, UnstyledButton } from '@mantine/core';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { metricText, performanceText, todayText } from '#shared/text/performance-text.ts';
import { metricWords } from '../../state/metric-format.ts';
import { touchesNumbers } from '../../state/numbers-feed.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import classes from './status-bar.module.css';

const shown = ['handled', 'firstResponse', 'csat', 'slaMet'] as const;
const metrics: Readonly<Record<(typeof shown)[number], MetricId>> = {
  handled: 'contactsHandled',
  firstResponse: 'firstResponse',
  csat: 'csat',
  slaMet: 'slaMet',
};

/** The agent's numbers of today at a glance; each leads to what is behind it. The last ones give way in a narrow window. */
export function TodayPart() {
  const t = useText();
  const format = useFormat();
  const openMetric = useView((view) => view.openMetric);
  const { data } = useHostQuery({ key: 'today', load: (client) => client.performance.today(), affectedBy: touchesNumbers });
  if (data === undefined) return null;
  return (
    <section className={classes.today} aria-label={t(todayText.label)}>
      {shown.map((name) => {
        const metric = metrics[name];
        const value = data[name];
        const words = value === null ? '–' : metricWords(metric, value, format);
        const tip = t(todayText.open, { metric: t(metricText[metric]), value: value === null ? t(performanceText.none) : words });
        return (
          <Tooltip key={name} label={tip}>
            <UnstyledButton className={classes.part} data-today={name} onClick={() => openMetric(metric, { kind: 'today' })}>
              <span className={classes.quiet}>{t(todayText[name])}</span>
              {words}
            </UnstyledButton>
          </Tooltip>
        );
      })}
    </section>
  );
}
