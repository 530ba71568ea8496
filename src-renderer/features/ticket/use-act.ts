import { useCallback, useState } from 'react';
import type { CommandBody } from '#shared/domain/sync/command.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { issueCommand } from '../../state/issue-command.ts';
import { useErrorText } from '../../state/use-error-text.ts';

export type Act = (body: CommandBody) => Promise<boolean>;

/** Issues a command; false and a sentence in `problem` when it was refused or could not be saved. */
export function useAct(): { act: Act; problem: string | null; dismiss(): void } {
  const host = useHost();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const act = useCallback<Act>(
    async (body) => {
      try {
        await issueCommand(host, body);
        setProblem(null);
        return true;
      } catch (error) {
        setProblem(errorText.error(error));
        return false;
      }
    },
    [host, errorText],
  );
  const dismiss = useCallback(() => setProblem(null), []);
  return { act, problem, dismiss };
}
