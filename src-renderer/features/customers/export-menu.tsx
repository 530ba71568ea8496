import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { useEffect, useRef, useState } from 'react';
import { customerText, importWizardText } from '#shared/text/customer-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { serverNow } from '../../state/server-time.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { saveFile } from '../../ui/save-file.ts';
import classes from './customers.module.css';

/** For leads and admins: customers as a file, in both directions. */
export function ExportMenu({ onImport }: { onImport: () => void }) {
  const t = useText();
  const { me } = useDirectory();
  const { said, run, busy } = useExport();
  if (me.role === 'agent') return null;
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Tooltip label={t(customerText.more)}>
            <ActionIcon aria-label={t(customerText.more)}>
              <IconDots size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={onImport}>
            {t(importWizardText.title)}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} disabled={busy} onClick={run}>
            {t(customerText.export)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {said !== null && (
        <div className={classes.exportSaid}>
          <Message tone={said.tone}>{said.words}</Message>
        </div>
      )}
    </>
  );
}

type Said = { readonly tone: 'info' | 'danger'; readonly words: string };

/** Asks for the pages one after the other and saves them as one file. */
function useExport(): { said: Said | null; busy: boolean; run: () => void } {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const errors = useErrorText();
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  async function exportAll(): Promise<void> {
    setBusy(true);
    try {
      const parts: string[] = [];
      for (let after: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof host.customer.exportFile>> = await host.customer.exportFile({ after });
        if (gone.current) return;
        parts.push(page.text);
        if (page.next === null) break;
        after = page.next;
        setSaid({ tone: 'info', words: t(customerText.exporting, { count: format.number(parts.length + 1) }) });
      }
      const name = `${t(customerText.exportFile)}-${new Date(serverNow()).toISOString().slice(0, 10)}.csv`;
      saveFile({ name, mime: 'text/csv;charset=utf-8', text: parts.join('') });
      setSaid({ tone: 'info', words: t(customerText.exported, { name }) });
    } catch (error) {
      setSaid({ tone: 'danger', words: t(customerText.exportFailed, { reason: errors.error(error) }) });
    } finally {
      setBusy(false);
    }
  }
  return { said, busy, run: () => void exportAll() };
}
