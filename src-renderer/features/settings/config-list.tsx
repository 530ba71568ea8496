import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { slaSettingsText } from '#shared/text/sla-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { ConfigHistory } from './config-history.tsx';
import classes from './sla-settings.module.css';
import { useSaving } from './use-config-rows.ts';

type Row = { readonly id: string; readonly name: string; readonly rev: number };

type Props<R extends Row> = {
  kind: 'calendar' | 'slaPolicy';
  label: string;
  rows: readonly R[];
  locked: boolean;
  mayEdit(row: R): boolean;
  /** What is said of a row below its name. */
  about(row: R): ReactNode;
  /** Further buttons of a row. */
  more?(row: R, index: number): ReactNode;
  onOpen(row: R): void;
  onRemove(row: R): Promise<void>;
};

/** Calendars or policies with what can be done to each. */
export function ConfigList<R extends Row>({ kind, label, rows, locked, mayEdit, about, more, onOpen, onRemove }: Props<R>) {
  const t = useText();
  const [history, setHistory] = useState<R | null>(null);
  const [removing, setRemoving] = useState<R | null>(null);
  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {rows.map((row, index) => {
          const edit = mayEdit(row);
          const name = { name: row.name };
          return (
            <li key={row.id} className={classes.row}>
              <div className={classes.about}>
                <span className={classes.name}>{row.name}</span>
                {about(row)}
              </div>
              <div className={classes.buttons}>
                {more?.(row, index)}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t(edit ? slaSettingsText.editOf : slaSettingsText.viewOf, name)}
                  onClick={() => onOpen(row)}
                >
                  {t(edit ? slaSettingsText.edit : slaSettingsText.view)}
                </Button>
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={locked}
                  aria-label={t(slaSettingsText.historyOf, name)}
                  onClick={() => setHistory(row)}
                >
                  {t(slaSettingsText.history)}
                </Button>
                {edit && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    disabled={locked}
                    aria-label={t(slaSettingsText.removeOf, name)}
                    onClick={() => setRemoving(row)}
                  >
                    {t(slaSettingsText.remove)}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <ConfigHistory shown={history === null ? null : { ...history, kind }} onClose={() => setHistory(null)} />
      <Removal row={removing} onClose={() => setRemoving(null)} onRemove={onRemove} />
    </>
  );
}

function Removal<R extends Row>({ row, onClose, onRemove }: { row: R | null; onClose(): void; onRemove(row: R): Promise<void> }) {
  const t = useText();
  const [last, setLast] = useState(row);
  if (row !== null && row !== last) setLast(row);
  const shown = row ?? last;
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title={t(slaSettingsText.removeTitle, { name: shown?.name ?? '' })}
      centered
      closeButtonProps={{ 'aria-label': t(slaSettingsText.close) }}
    >
      {row !== null && <Question key={row.id} row={row} onClose={onClose} onRemove={onRemove} />}
    </Modal>
  );
}

function Question<R extends Row>({ row, onClose, onRemove }: { row: R; onClose(): void; onRemove(row: R): Promise<void> }) {
  const t = useText();
  const { busy, failed, run } = useSaving();
  const remove = async () => {
    if (await run(() => onRemove(row))) onClose();
  };
  return (
    <div className={classes.stack}>
      <p className={classes.flat}>{t(slaSettingsText.removeHint)}</p>
      {failed !== null && <Message tone="danger">{failed}</Message>}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t(slaSettingsText.cancel)}
        </Button>
        <Button color="red" loading={busy} onClick={() => void remove()}>
          {t(slaSettingsText.remove)}
        </Button>
      </Group>
    </div>
  );
}
