import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { useState } from 'react';
import { settingsText } from '#shared/text/settings-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useMirror } from '../../state/mirror.ts';
import { serverNow, useTicking } from '../../state/server-time.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Facts } from './facts.tsx';
import { ledgerFile } from './ledger-file.ts';
import { LedgerTable } from './ledger-table.tsx';
import classes from './settings.module.css';
import { useConnectionFacts } from './use-connection-facts.ts';

const LIMIT = 500;

/** Where the console stands with the server, and every command of this device with its answer. */
export function SyncSection() {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const errors = useErrorText();
  const sync = useMirror((mirror) => mirror.sync);
  const version = useMirror((mirror) => mirror.info?.version ?? '');
  const [failure, setFailure] = useState<unknown>(null);
  const connection = useConnectionFacts();
  const { data: ledger, error } = useHostQuery({
    key: 'ledger',
    load: (client) => client.sync.ledger({ limit: LIMIT }),
    affectedBy: (batch) => batch.topics.includes('outbox') || batch.topics.includes('sync'),
  });
  const oldest = sync?.outbox.oldestAt ?? null;
  const oldestWords = useTicking((now) => (oldest === null ? t(settingsText.none) : `${format.short(oldest, now)} (${format.age(now - oldest)})`));
  const count = (value: number) => (value === 0 ? t(settingsText.none) : format.number(value));

  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.subtitle}>{t(settingsText.connection)}</h2>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => {
            setFailure(null);
            host.sync.now().catch(setFailure);
          }}
        >
          {t(settingsText.syncNow)}
        </Button>
      </div>
      {failure !== null && <Message tone="danger">{t(settingsText.notDone, { reason: errors.error(failure) })}</Message>}
      <Facts facts={connection} />

      <div className={classes.head}>
        <h2 className={classes.subtitle}>{t(settingsText.ledger)}</h2>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={ledger === undefined || sync === null}
          onClick={() => {
            if (ledger !== undefined && sync !== null) saveFile(ledgerFile({ at: serverNow(), version, status: sync, ledger }));
          }}
        >
          {t(settingsText.exportLedger)}
        </Button>
      </div>
      <p className={classes.intro}>{t(settingsText.ledgerHint)}</p>
      {error !== null && <Message tone="danger">{t(settingsText.ledgerFailed, { reason: errors.error(error) })}</Message>}
      {sync !== null && (
        <Facts
          facts={[
            { name: t(settingsText.waiting), value: count(sync.outbox.waiting) },
            { name: t(settingsText.refused), value: count(sync.outbox.refused) },
            { name: t(settingsText.parked), value: count(sync.outbox.parked) },
            { name: t(settingsText.oldest), value: oldestWords },
            ...(ledger === undefined
              ? []
              : [
                  { name: t(settingsText.lastSeq), value: format.number(ledger.lastDeviceSeq) },
                  {
                    name: t(settingsText.lastServerSeq),
                    value: ledger.lastServerSeq === null ? t(settingsText.none) : format.number(ledger.lastServerSeq),
                  },
                  { name: t(settingsText.localChanges), value: format.number(ledger.localChanges) },
                  { name: t(settingsText.storeSize), value: format.bytes(ledger.storeBytes) },
                  { name: t(settingsText.deviceId), value: ledger.deviceId, code: true },
                ]),
          ]}
        />
      )}
      {ledger !== undefined && ledger.commands.length === 0 && (
        <EmptyState title={t(settingsText.ledgerEmpty)} hint={t(settingsText.ledgerEmptyHint)} />
      )}
      {ledger !== undefined && ledger.commands.length > 0 && <LedgerTable commands={ledger.commands} />}
    </>
  );
}
