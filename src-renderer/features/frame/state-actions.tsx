import { type AgentState, CHOOSABLE_STATES } from '#shared/domain/presence/agent-state.ts';
import { actionText } from '#shared/text/action-text.ts';
import { agentStateText } from '#shared/text/frame-text.ts';
import { filled } from '#shared/text/languages.ts';
import { useAction } from '../../state/actions.ts';
import { useSetMyState } from './use-set-my-state.ts';

const choices = CHOOSABLE_STATES.map((state) => ({ state, label: filled(actionText.state, { state: agentStateText[state] }) }));

/** The agent's states as actions: for the palette, and for keys of the agent's own. */
export function StateActions() {
  return choices.map(({ state, label }) => <StateAction key={state} state={state} label={label} />);
}

function StateAction({ state, label }: { state: AgentState; label: (typeof choices)[number]['label'] }) {
  const setState = useSetMyState();
  useAction({ id: `me.state-${state}`, label, keys: '', run: () => void setState(state) });
  return null;
}
