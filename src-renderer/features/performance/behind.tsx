import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Period } from '#shared/contract/console/performance-contract.ts';
import type { Span } from '#shared/domain/metric/local-time.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import { performanceText } from '#shared/text/performance-text.ts';
import { touchesNumbers } from '../../state/numbers-feed.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { BehindTable } from './behind-table.tsx';
import { Parameters } from './parameters.tsx';
import classes from './performance.module.css';
import { spanWords } from './trend-chart.ts';

const PAGE = 50;

/** The tickets and events that a number was made of, those that were left out with why, and the formula's parameters. */
export function Behind({ metric, period, span, onWhole }: { metric: MetricId; period: Period; span: Span | null; onWhole(): void }) {
  const t = useText();
  const format = useFormat();
  const errors = useErrorText();
  const [offset, setOffset] = useState(0);
  const { data, error } = useHostQuery({
    key: JSON.stringify([metric, period, span, offset]),
    load: (client) => client.performance.behind({ metric, period, within: span, offset, limit: PAGE }),
    affectedBy: touchesNumbers,
  });
  const last = data === undefined ? 0 : Math.min(offset + PAGE, data.total);

  return (
    <div className={classes.part}>
      {data !== undefined && <Parameters parameters={data.parameters} />}
      <div className={classes.partHead}>
        <h2 className={classes.subtitle}>{t(performanceText.behind)}</h2>
        {span !== null && (
          <Button size="compact-xs" variant="light" onClick={onWhole}>
            {t(performanceText.behindOf, { span: spanWords(span, format).label })} · {t(performanceText.behindAll)}
          </Button>
        )}
      </div>
      {error !== null && <Message tone="danger">{t(performanceText.failed, { reason: errors.error(error) })}</Message>}
      {data === undefined && error === null && (
        <AfterPause>
          <Skeleton height={160} radius="md" />
        </AfterPause>
      )}
      {data !== undefined && data.total === 0 && <EmptyState title={t(performanceText.behindEmpty)} hint={t(performanceText.behindEmptyHint)} />}
      {data !== undefined && data.total > 0 && <BehindTable metric={metric} rows={data.rows} />}
      {data !== undefined && data.total > PAGE && (
        <nav className={classes.pages} aria-label={t(performanceText.behind)}>
          <Button size="compact-sm" variant="default" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
            {t(performanceText.previous)}
          </Button>
          <span className={`${classes.quiet} tg-numbers`} role="status">
            {t(performanceText.range, { from: format.number(offset + 1), to: format.number(last), total: format.number(data.total) })}
          </span>
          <Button size="compact-sm" variant="default" disabled={last >= data.total} onClick={() => setOffset(offset + PAGE)}>
            {t(performanceText.next)}
          </Button>
        </nav>
      )}
    </div>
  );
}
