import { Button, Progress } from '@mantine/core';
import { useEffect } from 'react';
import type { ImportStatus } from '#shared/contract/customer-schemas.ts';
import { importStateText, importWizardText } from '#shared/text/customer-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './customers.module.css';
import { lookAtImport } from './import-actions.ts';
import { noImport, useImport } from './import-store.ts';
import { RefusedFileButton } from './refused-file-button.tsx';

const LOOK_MS = 700;

/** How far the import is, and what came of it. It goes on at the server when this screen is left. */
export function ImportProgress({ status, online }: { status: ImportStatus; online: boolean }) {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const running = status.state === 'running';
  const { importId } = status;
  useEffect(() => {
    if (!running || !online) return;
    const timer = browserClock.every(LOOK_MS, () => void lookAtImport(host, importId).catch(() => undefined));
    return () => timer.cancel();
  }, [host, importId, running, online]);
  const progress = t(importWizardText.progress, { done: format.number(status.done), total: format.number(status.total) });
  return (
    <section className={classes.importPart} aria-label={t(importWizardText.start)}>
      <h3>
        {t(importStateText[status.state])}: <bdi>{status.fileName}</bdi>
      </h3>
      <Progress value={status.total === 0 ? 0 : (100 * status.done) / status.total} w="min(28rem, 100%)" aria-label={progress} />
      <p className="tg-numbers" role="status">
        {running ? progress : <Result status={status} />}
      </p>
      {!running && (
        <div className={classes.importLine}>
          {status.refused > 0 && <RefusedFileButton importId={importId} />}
          <Button variant="default" onClick={() => useImport.setState(noImport)}>
            {t(importWizardText.start)}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What came of it, in one line. */
export function Result({ status }: { status: ImportStatus }) {
  const t = useText();
  const format = useFormat();
  const { created, updated, refused, kept } = status;
  const words = t(importWizardText.result, { created: format.number(created), updated: format.number(updated), refused: format.number(refused) });
  return kept > 0 ? `${words}. ${t(importWizardText.kept, { count: format.number(kept) })}.` : `${words}.`;
}
