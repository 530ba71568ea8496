import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useDirectory } from '../../state/use-directory.ts';
import { templateMemory } from './template-memory.ts';
import type { Act } from './use-act.ts';
import type { Drafts } from './use-drafts.ts';
import type { OpenTicket } from './use-ticket.ts';

export type RefusedActions = {
  onUseText(command: CommandStatus): void;
  onSendAnyway(command: CommandStatus): void;
  onDismiss(command: CommandStatus): void;
  onRetry(command: CommandStatus): void;
};

type Parts = { open: OpenTicket; drafts: Drafts; act: Act; seenSeq: () => number; showNote: (note: boolean) => void };

/** What the agent may do with commands that came back. Typed text leaves the list only once it is somewhere else. */
export function useRefused({ open, drafts, act, seenSeq, showNote }: Parts): RefusedActions {
  const host = useHost();
  const { me } = useDirectory();
  const ticketId = open.ticket.id;
  const memory = useMemo(() => templateMemory(host, me.id, ticketId), [host, me.id, ticketId]);
  // A command that is not on the list any more was dismissed elsewhere: nothing to tell.
  const dismiss = useCallback((command: CommandStatus) => void host.command.dismiss({ commandId: command.commandId }).catch(() => undefined), [host]);

  // A refused text goes back into an empty composer by itself, once; where the agent has typed on, the list keeps it.
  const returned = useRef(new Set<string>());
  useEffect(() => {
    for (const command of open.refused) {
      if (!typed(command) || command.status.kind !== 'refused' || returned.current.has(command.commandId)) continue;
      returned.current.add(command.commandId);
      const keeper = keeperOf(drafts, command);
      if (!keeper.isEmpty()) continue;
      if (command.type === 'ticket.reply') memory.givenBack(command.text ?? '');
      keeper.giveBack(command.text ?? '', command.attachments, seenSeq());
    }
  }, [open, drafts, memory, seenSeq]);

  return {
    onDismiss: dismiss,
    onRetry: (command) => void host.command.retry({ commandId: command.commandId }).catch(() => undefined),
    onUseText(command) {
      const keeper = keeperOf(drafts, command);
      if (keeper === drafts.reply) memory.givenBack(command.text ?? '');
      keeper.giveBack(command.text ?? '', command.attachments, seenSeq());
      showNote(keeper === drafts.note);
      void keeper.flush().then(() => keeper.isSettled() && dismiss(command));
    },
    onSendAnyway(command) {
      if (open.recipient === null) return;
      const reply = { type: 'ticket.reply', ticketId: open.ticket.id, recipient: open.recipient, reviewed: true } as const;
      const keeper = drafts.reply;
      // Given back and unchanged: then the composer's own content is the one that goes.
      const inComposer = keeper.getState().draft.text.trim() === (command.text ?? '').trim();
      const issue = async (text: string, attachments: readonly AttachmentRef[]) => {
        const uses = memory.usesIn(text);
        const templates = uses.length > 0 ? { templates: uses } : {};
        if (!(await act({ ...reply, text: text.trim(), attachments, seenSeq: seenSeq(), ...templates }))) throw new Error('not saved');
      };
      const sent = inComposer
        ? keeper.send(({ text, attachments }) => issue(text, attachments))
        : issue(command.text ?? '', command.attachments).then(
            () => true,
            () => false,
          );
      void sent.then((ok) => {
        if (!ok) return;
        if (inComposer) memory.sent(command.text ?? '');
        // The host drops the kept draft with every reply it saves: what is being written now is saved again.
        if (!inComposer && !keeper.isEmpty()) keeper.touch();
        dismiss(command);
      });
    },
  };
}

const typed = (command: CommandStatus): boolean => command.type === 'ticket.reply' || command.type === 'ticket.note';
const keeperOf = (drafts: Drafts, command: CommandStatus) => (command.type === 'ticket.reply' ? drafts.reply : drafts.note);
