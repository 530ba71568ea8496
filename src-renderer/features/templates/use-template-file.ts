import { useState } from 'react';
import type { Sentence } from '#shared/text/languages.ts';
import { templateText } from '#shared/text/template-text.ts';
import { type HostClient, useHost } from '../../host-client/host-context.tsx';
import { useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { saveFile } from '../../ui/save-file.ts';

/** As much as the contract takes in one call. */
const LARGEST = 5_000_000;

export type ImportAnswer = Awaited<ReturnType<HostClient['template']['importFile']>>;

/** Export and import of the library, with what came of it. */
export function useTemplateFile() {
  const text = useText();
  const format = useFormat();
  const errors = useErrorText();
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState<ImportAnswer | null>(null);

  async function run(work: () => Promise<void>, failed: Sentence): Promise<void> {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(text(failed, { reason: errors.error(error) }));
    } finally {
      setBusy(false);
    }
  }
  return {
    busy,
    problem,
    result,
    forget: () => setResult(null),
    exportFile: () =>
      void run(async () => {
        const file = await host.template.exportFile();
        saveFile({ ...file, mime: 'application/json' });
      }, templateText.exportFailed),
    importFile(file: File) {
      if (file.size > LARGEST) return setProblem(text(templateText.importTooLarge, { size: format.bytes(LARGEST) }));
      setBusy(true);
      void run(async () => setResult(await host.template.importFile({ text: await file.text() })), templateText.importFailed);
    },
  };
}
