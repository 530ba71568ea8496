import { Modal } from '@mantine/core';
import { useState } from 'react';
import { macroText } from '#shared/text/template-text.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useAction } from '../../state/actions.ts';
import { issueWithUndo } from '../../state/issue-held.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { MacroPicker } from './macro-picker.tsx';
import type { MacroPreviewData } from './macro-preview.tsx';
import { ticketKeys } from './ticket-keys.ts';
import type { OpenTicket } from './use-ticket.ts';
import './macro.css';

/** Runs a macro on the open ticket: chosen from a list, shown in full, then done at once and undone for eight seconds. */
export function MacroRunner({ open, onSent }: { open: OpenTicket; onSent: () => void }) {
  const text = useText();
  const errors = useErrorText();
  const host = useHost();
  const { ticket } = open;
  const [opened, setOpened] = useState(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useAction({ ...ticketKeys.macro, enabled: ticket.mergedIntoId === null, run: () => setOpened(true) });

  async function run({ macro, bodies }: MacroPreviewData): Promise<void> {
    if (running || bodies.length === 0) return;
    setRunning(true);
    setProblem(null);
    try {
      const said = text(macroText.ran, { name: macro.name, number: ticket.number });
      await issueWithUndo(host, bodies, said, { keepDrafts: true });
      setOpened(false);
      onSent();
    } catch (error) {
      setProblem(text(macroText.failed, { reason: errors.error(error) }));
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={text(macroText.pickTitle)}
      size="46rem"
      closeButtonProps={{ 'aria-label': text(ticketText.close) }}
    >
      {opened && <MacroPicker ticketId={ticket.id} running={running} problem={problem} onRun={(preview) => void run(preview)} />}
    </Modal>
  );
}
