import { useCallback, useState } from 'react';
import type { CommandBody } from '#shared/domain/sync/command.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { issueCommand } from '../../state/issue-command.ts';
import { issueWithUndo, SHORT_UNDO_MS } from '../../state/issue-held.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { giveBackToOpen } from './draft-book.ts';

export type Act = (body: CommandBody) => Promise<boolean>;

/** The same, held back for some seconds in which it can be undone; `said` tells what was done. */
export type ActWithUndo = (body: CommandBody, said: string) => Promise<boolean>;

/** Issues a command; false and a sentence in `problem` when it was refused or could not be saved. */
export function useAct(): { act: Act; actWithUndo: ActWithUndo; problem: string | null; dismiss(): void } {
  const host = useHost();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useCallback(
    async (saving: Promise<unknown>) => {
      try {
        await saving;
        setProblem(null);
        return true;
      } catch (error) {
        setProblem(errorText.error(error));
        return false;
      }
    },
    [errorText],
  );
  const act = useCallback<Act>((body) => attempt(issueCommand(host, body)), [host, attempt]);
  const actWithUndo = useCallback<ActWithUndo>(
    (body, said) => {
      const onUndone = () => {
        if (body.type === 'ticket.transfer' && body.note.trim() !== '') giveBackToOpen(host, body.ticketId, 'note', body.note);
      };
      return attempt(issueWithUndo(host, [body], said, { holdMs: SHORT_UNDO_MS, onUndone }));
    },
    [host, attempt],
  );
  const dismiss = useCallback(() => setProblem(null), []);
  return { act, actWithUndo, problem, dismiss };
}
