import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Target } from '#shared/domain/metric/metric.ts';
import { metricText } from '#shared/text/performance-text.ts';
import { targetText } from '#shared/text/report-text.ts';
import { metricWords } from '../../state/metric-format.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';
import { useScopeName } from './use-scope-name.ts';

/** Every value that a target had, and who gave it. */
export function TargetHistory({ target, onClose }: { target: Target | null; onClose(): void }) {
  const t = useText();
  const scopeName = useScopeName();
  const [last, setLast] = useState(target);
  if (target !== null && target !== last) setLast(target);
  // While it closes it still shows what it showed.
  const shown = target ?? last;
  const title = shown === null ? '' : t(targetText.historyOf, { metric: t(metricText[shown.metric]), scope: scopeName(shown.scope) });
  return (
    <Modal opened={target !== null} onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t(targetText.close) }}>
      {shown !== null && <Versions key={shown.id} target={shown} />}
    </Modal>
  );
}

function Versions({ target }: { target: Target }) {
  const t = useText();
  const format = useFormat();
  const errors = useErrorText();
  const { agentName } = useDirectory();
  const { data, error } = useHostQuery({
    key: `${target.id} ${target.rev}`,
    load: (client) => client.config.history({ kind: 'target', id: target.id }),
    affectedBy: () => false,
  });
  if (error !== null) return <Message tone="danger">{t(targetText.historyFailed, { reason: errors.error(error) })}</Message>;
  if (data === undefined) return <AfterPause>{t(targetText.loading)}</AfterPause>;
  return (
    <ol className={`${classes.keysList} tg-numbers`}>
      {data.map(({ config, removed, byAgentId, at }) => {
        if (config.kind !== 'target') return null;
        const agent = agentName(byAgentId) || t(targetText.someone);
        const value = metricWords(config.row.metric, config.row.value, format);
        return (
          <li key={`${at} ${config.row.rev}`} className={classes.keysRow}>
            <span className={classes.grow}>{removed ? t(targetText.historyRemoved, { agent }) : t(targetText.historyWas, { value, agent })}</span>
            <span className={classes.quiet}>{format.dateTime(at)}</span>
          </li>
        );
      })}
    </ol>
  );
}
