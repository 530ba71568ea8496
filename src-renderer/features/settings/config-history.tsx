import { Modal } from '@mantine/core';
import { useState } from 'react';
import { slaSettingsText } from '#shared/text/sla-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';

type Shown = { readonly kind: 'calendar' | 'slaPolicy'; readonly id: string; readonly name: string; readonly rev: number };

/** Every version of a calendar or policy: who saved it, and when. */
export function ConfigHistory({ shown, onClose }: { shown: Shown | null; onClose(): void }) {
  const t = useText();
  const [last, setLast] = useState(shown);
  if (shown !== null && shown !== last) setLast(shown);
  const row = shown ?? last;
  return (
    <Modal
      opened={shown !== null}
      onClose={onClose}
      title={row === null ? '' : t(slaSettingsText.historyOf, { name: row.name })}
      centered
      closeButtonProps={{ 'aria-label': t(slaSettingsText.close) }}
    >
      {row !== null && <Versions key={row.id} row={row} />}
    </Modal>
  );
}

function Versions({ row }: { row: Shown }) {
  const t = useText();
  const format = useFormat();
  const errors = useErrorText();
  const { agentName } = useDirectory();
  const { data, error } = useHostQuery({
    key: `${row.id} ${row.rev}`,
    load: (client) => client.config.history({ kind: row.kind, id: row.id }),
    affectedBy: () => false,
  });
  if (error !== null) return <Message tone="danger">{t(slaSettingsText.failed, { reason: errors.error(error) })}</Message>;
  if (data === undefined) return <AfterPause>{t(slaSettingsText.loading)}</AfterPause>;
  return (
    <ol className={`${classes.keysList} tg-numbers`}>
      {data.map(({ config, removed, byAgentId, at }) => {
        if (config.kind !== 'calendar' && config.kind !== 'slaPolicy') return null;
        const words = removed ? slaSettingsText.historyRemoved : slaSettingsText.historySaved;
        const agent = agentName(byAgentId) || t(slaSettingsText.someone);
        return (
          <li key={config.row.rev} className={classes.keysRow}>
            <span className={classes.grow}>{t(words, { rev: config.row.rev, name: config.row.name, agent })}</span>
            <span className={classes.hint}>{format.dateTime(at)}</span>
          </li>
        );
      })}
    </ol>
  );
}
