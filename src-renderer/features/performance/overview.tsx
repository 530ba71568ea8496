import { Skeleton } from '@mantine/core';
import IconChartLine from '@tabler/icons-react/dist/esm/icons/IconChartLine.mjs';
import type { Figure } from '#shared/contract/console/performance-contract.ts';
import { metricGroupText, performanceText } from '#shared/text/performance-text.ts';
import { useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { metricGroups } from './metric-groups.ts';
import classes from './performance.module.css';
import { Tile } from './tile.tsx';

/** Every number of the period, in groups; each opens what is behind it. */
export function Overview({ figures }: { figures: readonly Figure[] }) {
  const t = useText();
  const nothing = figures.every((figure) => figure.value === null || (figure.n === 0 && figure.value === 0));
  return (
    <>
      {nothing && (
        <EmptyState
          icon={<IconChartLine size={32} stroke={1.5} aria-hidden />}
          title={t(performanceText.emptyTitle)}
          hint={t(performanceText.emptyHint)}
        />
      )}
      {metricGroups.map(({ id, metrics }) => {
        const shown = metrics.flatMap((metric) => figures.filter((figure) => figure.metric === metric));
        if (shown.length === 0) return null;
        return (
          <section key={id} aria-labelledby={`group-${id}`} className={classes.group}>
            <h2 id={`group-${id}`} className={classes.subtitle}>
              {t(metricGroupText[id])}
            </h2>
            <ul className={classes.tiles}>
              {shown.map((figure) => (
                <li key={figure.metric}>
                  <Tile figure={figure} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <Marks figures={figures} />
    </>
  );
}

/** What the marks on the tiles mean, where there are any. */
function Marks({ figures }: { figures: readonly Figure[] }) {
  const t = useText();
  const provisional = figures.some((figure) => figure.provisional && figure.value !== null);
  const restated = figures.some((figure) => figure.restated && figure.value !== null);
  if (!provisional && !restated) return null;
  return (
    <div className={classes.marksNote}>
      {provisional && <p>{t(performanceText.provisionalWhy)}</p>}
      {restated && <p>{t(performanceText.restatedWhy)}</p>}
    </div>
  );
}

export function OverviewSkeleton() {
  return (
    <AfterPause>
      <div className={classes.tiles} aria-hidden="true">
        {Array.from({ length: 10 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same.
          <Skeleton key={index} height={136} radius="md" />
        ))}
      </div>
    </AfterPause>
  );
}
