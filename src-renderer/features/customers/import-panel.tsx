import { Button } from '@mantine/core';
import { importWizardText } from '#shared/text/customer-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import classes from './customers.module.css';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportChoice } from './import-choice.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { ImportProgress } from './import-progress.tsx';
import { useImport } from './import-store.ts';

/** Customers and orders from a file, step by step, and the imports before. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const t = useText();
  const errors = useErrorText();
  const online = useMirror((mirror) => mirror.sync?.connection.state === 'online');
  const { preview, status, problem } = useImport();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.import} aria-label={t(importWizardText.title)} tabIndex={0}>
      <div className={classes.importInner}>
        <div className={classes.importTop}>
          <h2>{t(importWizardText.title)}</h2>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t(importWizardText.close)}
          </Button>
        </div>
        {!online && <Message tone="warn">{t(importWizardText.offline)}</Message>}
        {problem !== null && online && <Message tone="danger">{t(importWizardText.problem, { reason: errors.error(problem) })}</Message>}
        {status !== null ? <ImportProgress status={status} online={online} /> : <ImportChoice online={online} />}
        {status === null && preview !== null && <ImportMapping preview={preview} online={online} />}
        {online && <EarlierImports />}
      </div>
    </section>
  );
}
