import { Button, Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ImportStatus } from '#shared/contract/customer-schemas.ts';
import { importKindText, importStateText, importWizardText } from '#shared/text/customer-text.ts';
import { fileProblemText } from '#shared/text/import-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './customers.module.css';
import { Result } from './import-progress.tsx';
import { useImport } from './import-store.ts';
import { RefusedFileButton } from './refused-file-button.tsx';

const LOOK_MS = 1_500;

/** What was imported before, newest first; each can be undone as a whole. */
export function EarlierImports() {
  const t = useText();
  const errors = useErrorText();
  const current = useImport((state) => state.status);
  const { data, error, reload } = useHostQuery({
    // A run that begins or ends here changes the list.
    key: `imports:${current?.importId ?? ''}:${current?.state ?? ''}`,
    load: (host) => host.customer.imports.list(),
    affectedBy: (batch) => batch.topics.includes('sync'),
  });
  const moving = data?.some(({ state }) => state === 'running' || state === 'undoing') ?? false;
  useEffect(() => {
    if (!moving) return;
    const timer = browserClock.every(LOOK_MS, reload);
    return () => timer.cancel();
  }, [moving, reload]);
  return (
    <section className={classes.importPart} aria-label={t(importWizardText.earlier)}>
      <h3>{t(importWizardText.earlier)}</h3>
      {error !== null && data === undefined && <Message tone="danger">{errors.error(error)}</Message>}
      {data?.length === 0 && <EmptyState title={t(importWizardText.none)} hint={t(importWizardText.noneHint)} />}
      {data !== undefined && data.length > 0 && (
        <ul className={classes.earlier}>
          {data.map((status) => (
            <EarlierImport key={status.importId} status={status} onChange={reload} />
          ))}
        </ul>
      )}
    </section>
  );
}

function EarlierImport({ status, onChange }: { status: ImportStatus; onChange: () => void }) {
  const t = useText();
  const format = useFormat();
  const { agentName } = useDirectory();
  const by = agentName(status.startedById);
  const over = status.state === 'done' || status.state === 'undone' || status.state === 'failed';
  const problem = status.problem === null ? null : (fileProblemText[status.problem as keyof typeof fileProblemText] ?? null);
  return (
    <li>
      <span className={classes.earlierWords}>
        <span>
          <bdi className="cx-strong">{status.fileName}</bdi> · {t(importKindText[status.kind])} · {t(importStateText[status.state])}
          {problem !== null && ` (${t(problem)})`}
        </span>
        <span className="cx-quiet tg-numbers">
          {format.dateTime(status.createdAt)}
          {by !== '' && ` · ${t(importWizardText.by, { agent: by })}`}
        </span>
        <span className="cx-quiet tg-numbers">
          {over ? <Result status={status} /> : t(importWizardText.progress, { done: format.number(status.done), total: format.number(status.total) })}
        </span>
      </span>
      <span className={classes.earlierButtons}>
        {over && status.refused + status.kept > 0 && <RefusedFileButton importId={status.importId} />}
        {(status.state === 'done' || status.state === 'failed') && <UndoImport status={status} onDone={onChange} />}
      </span>
    </li>
  );
}

function UndoImport({ status, onDone }: { status: ImportStatus; onDone: () => void }) {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function undo() {
    setAsking(false);
    try {
      await host.customer.imports.undo({ importId: status.importId });
      setProblem(null);
      onDone();
    } catch (error) {
      setProblem(errors.error(error));
    }
  }
  return (
    <>
      <Popover opened={asking} onChange={setAsking} position="bottom-end" trapFocus returnFocus width={320}>
        <Popover.Target>
          <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
            {t(importWizardText.undo)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <p className="cx-ask">{t(importWizardText.undoAsk, { name: status.fileName })}</p>
          <div className="cx-buttons">
            <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
              {t(importWizardText.no)}
            </Button>
            <Button size="compact-sm" onClick={() => void undo()}>
              {t(importWizardText.undoYes)}
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
      {problem !== null && <Message tone="danger">{problem}</Message>}
    </>
  );
}
