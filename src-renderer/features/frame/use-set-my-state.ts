import { useCallback } from 'react';
import type { AgentState } from '#shared/domain/presence/agent-state.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { addNotice } from './notices-store.ts';

/** Saves the agent's new state; what prevents it becomes a notice. */
export function useSetMyState(): (state: AgentState) => Promise<void> {
  const host = useHost();
  const t = useText();
  const errors = useErrorText();
  return useCallback(
    async (state) => {
      try {
        await host.command.issue({ body: { type: 'agent.setState', state } });
      } catch (error) {
        addNotice({ kind: 'failure', id: 'my-state', text: t(frameText.stateNotSaved, { reason: errors.error(error) }) });
      }
    },
    [host, t, errors],
  );
}
