import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { macroText } from '#shared/text/template-text.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useAction } from '../../state/actions.ts';
import { issueWithUndo } from '../../state/issue-held.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { MacroPicker, type MacroPreviewData } from './macro-picker.tsx';
import { ticketKeys } from './ticket-keys.ts';
import type { Drafts } from './use-drafts.ts';
import type { OpenTicket } from './use-ticket.ts';
import './macro.css';

/** Runs a macro on the open ticket: chosen from a list, shown in full, then done at once and undone for eight seconds. */
export function MacroRunner({ open, drafts, onSent }: { open: OpenTicket; drafts: Drafts; onSent: () => void }) {
  const text = useText();
  const errors = useErrorText();
  const host = useHost();
  const { ticket } = open;
  const [opened, setOpened] = useState(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  useAction({ ...ticketKeys.macro, enabled: ticket.mergedIntoId === null, run: () => setOpened(true) });

  /** The host drops or writes the kept draft with replies and notes that are not the composer's: what is in the composer holds. */
  function keepDrafts(bodies: MacroPreviewData['bodies']): void {
    if (!here.current) return;
    if (bodies.some(({ type }) => type === 'ticket.reply')) drafts.reply.touch();
    if (bodies.some(({ type }) => type === 'ticket.note')) drafts.note.touch();
  }

  async function run({ macro, bodies }: MacroPreviewData): Promise<void> {
    if (running || bodies.length === 0) return;
    setRunning(true);
    setProblem(null);
    try {
      const said = text(macroText.ran, { name: macro.name, number: ticket.number });
      await issueWithUndo(host, bodies, said, () => keepDrafts(bodies));
      keepDrafts(bodies);
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
