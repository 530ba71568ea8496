import { Button } from '@mantine/core';
import { useState } from 'react';
import { importWizardText } from '#shared/text/customer-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** The refused rows as they were, with the reason, ready to be corrected and imported again. */
export function RefusedFileButton({ importId }: { importId: string }) {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function download() {
    setBusy(true);
    try {
      const { name, text } = await host.customer.imports.refusedFile({ importId });
      saveFile({ name, mime: 'text/csv;charset=utf-8', text });
      setProblem(null);
    } catch (error) {
      setProblem(errors.error(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button size="compact-sm" variant="default" loading={busy} onClick={() => void download()}>
        {t(importWizardText.refusedFile)}
      </Button>
      {problem !== null && <Message tone="danger">{problem}</Message>}
    </>
  );
}
