import { performanceText } from '#shared/text/performance-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { touchesNumbers } from '../../state/numbers-feed.ts';
import { useTicking } from '../../state/server-time.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { usePeriodFields } from '../../state/use-period.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { Message } from '../../ui/message.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { Detail } from './detail.tsx';
import { Overview, OverviewSkeleton } from './overview.tsx';
import classes from './performance.module.css';

/** The agent's own numbers, from the local store: the same with and without the network. */
export function PerformanceScreen() {
  const t = useText();
  const errors = useErrorText();
  const metric = useView((view) => view.metric);
  const period = useView((view) => view.period);
  const { picker } = usePeriodFields(period, (next) => useView.setState({ period: next }));
  const { data, error, reload } = useHostQuery({
    key: JSON.stringify(period),
    load: (client) => client.performance.figures({ period }),
    affectedBy: touchesNumbers,
  });
  const figure = data?.figures.find((each) => each.metric === metric);

  return (
    <main className={classes.screen} aria-labelledby="performance-title">
      <div className={classes.inner}>
        {metric === null && (
          <header className={classes.head}>
            <h1 id="performance-title" className={classes.title} tabIndex={-1}>
              {t(performanceText.title)}
            </h1>
            {data !== undefined && <Age asOf={data.asOf} mediansAsOf={data.mediansAsOf} />}
          </header>
        )}
        {metric === null && <PeriodPicker {...picker} />}
        {error !== null && (
          <Message tone="danger">
            {t(performanceText.failed, { reason: errors.error(error) })}{' '}
            <button type="button" className={classes.link} onClick={reload}>
              {t(performanceText.tryAgain)}
            </button>
          </Message>
        )}
        {metric === null && data === undefined && error === null && <OverviewSkeleton />}
        {metric === null && data !== undefined && <Overview figures={data.figures} />}
        {metric !== null && <Detail key={metric} metric={metric} figure={figure} period={period} picker={picker} />}
      </div>
    </main>
  );
}

/** Until when the data reaches that the numbers are counted from. */
function Age({ asOf, mediansAsOf }: { asOf: number | null; mediansAsOf: number | null }) {
  const t = useText();
  const format = useFormat();
  const state = useMirror((mirror) => mirror.sync?.connection.state ?? 'online');
  const offline = state !== 'online';
  const words = useTicking((now) => {
    if (asOf === null) return '';
    const values = { time: format.short(asOf, now), age: format.age(now - asOf) };
    return t(offline ? performanceText.offline : performanceText.asOf, values);
  });
  const medians = useTicking((now) => (mediansAsOf === null ? '' : t(performanceText.mediansAsOf, { time: format.short(mediansAsOf, now) })));
  if (state === 'loading') {
    return (
      <Message tone="info" quiet>
        {t(performanceText.loading)}
      </Message>
    );
  }
  if (offline && words !== '') {
    return (
      <Message tone="warn" quiet>
        {words} {medians}
      </Message>
    );
  }
  return <p className={`${classes.quiet} tg-numbers`}>{[words, medians].filter((part) => part !== '').join(' · ')}</p>;
}
