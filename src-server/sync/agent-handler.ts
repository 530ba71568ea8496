import type { AgentState } from '#shared/domain/presence/agent-state.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import type { AgentCommandBody } from '#shared/domain/sync/command.ts';
import { noTicketWork } from '../db/ticket-work.ts';
import { type CommandHandler, type HandlerInput, refused } from './command-effect.ts';
import type { Query } from './command-reads.ts';

const lockAgent = (workspaceId: string, agentId: string): Query => ({
  name: 'agent-lock',
  text: 'select state, rev from agent where workspace_id = $1 and id = $2 for no key update',
  values: [workspaceId, agentId],
});

const writeState = (workspaceId: string, agentId: string, state: AgentState, now: number, eventId: string): Query => ({
  name: 'agent-write-state',
  text: `
    with changed as (update agent set state = $3, state_since = $4, rev = rev + 1 where workspace_id = $1 and id = $2)
    insert into agent_state_event (workspace_id, id, agent_id, state, at) values ($1, $5, $2, $3, $4)`,
  values: [workspaceId, agentId, state, now, eventId],
});

/** Everyone sets their own state only. The event is what shift reports are made of. */
export function agentHandler(body: Extract<AgentCommandBody, { type: 'agent.setState' }>, { workspaceId, agentId }: HandlerInput): CommandHandler {
  return {
    reads: [lockAgent(workspaceId, agentId)],
    decide([agents], { now, newId }) {
      const row = agents?.rows[0] as { state: AgentState; rev: number } | undefined;
      if (row === undefined) return refused('NOT_FOUND');
      if (row.state === body.state) return { kind: 'noop', rev: row.rev };
      const eventId = newId();
      return {
        kind: 'applied',
        rev: row.rev + 1,
        work: noTicketWork,
        changes: [
          { feed: WORKSPACE_FEED, kind: 'agent', id: agentId },
          { feed: WORKSPACE_FEED, kind: 'stateEvent', id: eventId },
        ],
        conversationIds: [],
        job: null,
        writes: [writeState(workspaceId, agentId, body.state, now, eventId)],
      };
    },
  };
}
