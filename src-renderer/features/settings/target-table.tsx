import { Button } from '@mantine/core';
import { mayEditConfig } from '#shared/domain/config/config.ts';
import { METRICS, type Target } from '#shared/domain/metric/metric.ts';
import { metricText } from '#shared/text/performance-text.ts';
import { targetText } from '#shared/text/report-text.ts';
import { metricWords, unitOf, wantsLess } from '../../state/metric-format.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './settings.module.css';
import { useScopeName } from './use-scope-name.ts';

type TableProps = {
  targets: readonly Target[];
  /** Nothing can be changed now. */
  locked: boolean;
  onEdit(target: Target): void;
  onHistory(target: Target): void;
  onRemove(target: Target): void;
};

/** In the order of the metrics, the team's before those of its agents. */
export function TargetTable({ targets, locked, onEdit, onHistory, onRemove }: TableProps) {
  const t = useText();
  const format = useFormat();
  const scopeName = useScopeName();
  const { me } = useDirectory();
  const actor = { agentId: me.id, role: me.role, teamIds: me.teamIds };
  const order = (target: Target) => METRICS.indexOf(target.metric) * 2 + (target.scope.kind === 'team' ? 0 : 1);
  const sorted = targets.toSorted((a, b) => order(a) - order(b) || scopeName(a.scope).localeCompare(scopeName(b.scope)));
  const editable = sorted.some((row) => mayEditConfig(actor, { kind: 'target', row }));
  const words = ({ metric, value }: Target) => {
    const text = wantsLess(metric) ? (unitOf(metric) === 'ms' ? targetText.atMost : targetText.atMostShare) : targetText.atLeast;
    return t(text, { value: metricWords(metric, value, format) });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.tableScroll} aria-label={t(targetText.table)} tabIndex={0}>
      <table className={`${classes.table} tg-numbers`}>
        <caption className="tg-hidden">{t(targetText.table)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(targetText.metric)}</th>
            <th scope="col">{t(targetText.scope)}</th>
            <th scope="col">{t(targetText.value)}</th>
            {editable && (
              <th scope="col">
                <span className="tg-hidden">{t(targetText.edit)}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((target) => {
            const names = { metric: t(metricText[target.metric]), scope: scopeName(target.scope) };
            const mine = mayEditConfig(actor, { kind: 'target', row: target });
            return (
              <tr key={target.id}>
                <td>{names.metric}</td>
                <td>
                  <bdi>{names.scope}</bdi>
                </td>
                <td>{words(target)}</td>
                {editable && (
                  <td className={classes.rowActions}>
                    {mine && (
                      <>
                        <Button
                          size="compact-xs"
                          variant="default"
                          disabled={locked}
                          aria-label={t(targetText.editOf, names)}
                          onClick={() => onEdit(target)}
                        >
                          {t(targetText.edit)}
                        </Button>
                        <Button
                          size="compact-xs"
                          variant="default"
                          disabled={locked}
                          aria-label={t(targetText.historyOf, names)}
                          onClick={() => onHistory(target)}
                        >
                          {t(targetText.history)}
                        </Button>
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          disabled={locked}
                          aria-label={t(targetText.removeOf, names)}
                          onClick={() => onRemove(target)}
                        >
                          {t(targetText.remove)}
                        </Button>
                      </>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
