import { Button, FileButton, Progress, SegmentedControl } from '@mantine/core';
import type { ImportKind } from '#shared/contract/customer-schemas.ts';
import { importKindText, importWizardText } from '#shared/text/customer-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './customers.module.css';
import { uploadAndRead } from './import-actions.ts';
import { chooseImport, useImport } from './import-store.ts';

const kinds = Object.keys(importKindText) as ImportKind[];

/** Which file, and what it holds. */
export function ImportChoice({ online }: { online: boolean }) {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const { kind, file, sent, busy, preview } = useImport();
  const percent = file === null || file.size === 0 ? 0 : Math.floor((100 * sent) / file.size);
  return (
    <section className={classes.importPart} aria-label={t(importWizardText.start)}>
      <h3>{t(importWizardText.start)}</h3>
      <div className={classes.importLine}>
        <SegmentedControl
          size="sm"
          aria-label={t(importWizardText.kind)}
          disabled={busy !== null}
          value={kind}
          onChange={(value) => chooseImport({ kind: value as ImportKind })}
          data={kinds.map((value) => ({ value, label: t(importKindText[value]) }))}
        />
        <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(chosen) => chosen !== null && chooseImport({ file: chosen })}>
          {(props) => (
            <Button {...props} variant="default" disabled={busy !== null}>
              {t(file === null ? importWizardText.choose : importWizardText.other)}
            </Button>
          )}
        </FileButton>
        {file !== null && <bdi className="tg-numbers">{t(importWizardText.chosen, { name: file.name, size: format.bytes(file.size) })}</bdi>}
      </div>
      {file === null && <p className="cx-quiet">{t(importWizardText.chooseHint)}</p>}
      {file !== null && preview === null && (
        <div className={classes.importLine}>
          <Button disabled={!online} loading={busy !== null} onClick={() => void uploadAndRead(host)}>
            {t(importWizardText.upload)}
          </Button>
          {busy === 'uploading' && (
            <>
              <Progress value={percent} w={200} aria-label={t(importWizardText.uploading, { percent })} />
              <span className="tg-numbers">{t(importWizardText.uploading, { percent })}</span>
            </>
          )}
          {busy === 'reading' && <span role="status">{t(importWizardText.reading)}</span>}
        </div>
      )}
    </section>
  );
}
