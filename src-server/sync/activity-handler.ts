import { placeActivity } from '#shared/domain/metric/place-activity.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import type { AgentCommandBody } from '#shared/domain/sync/command.ts';
import { noTicketWork } from '../db/ticket-work.ts';
import type { CommandHandler, HandlerInput } from './command-effect.ts';
import type { Query } from './command-reads.ts';

const readPlace = (workspaceId: string, agentId: string, ticketId: string): Query => ({
  name: 'activity-place',
  text: `select a.rev, (select t.team_id from ticket t where t.workspace_id = $1 and t.id = $3) as team_id
    from agent a where a.workspace_id = $1 and a.id = $2`,
  values: [workspaceId, agentId, ticketId],
});

const writeSpan = (workspaceId: string, id: string, agentId: string, ticketId: string, span: { from: number; to: number }, now: number): Query => ({
  name: 'activity-write',
  text: `insert into activity_span (workspace_id, id, agent_id, ticket_id, from_at, to_at, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
  values: [workspaceId, id, agentId, ticketId, span.from, span.to, now],
});

/**
 * Keeps how long an agent had a ticket in front of them. What cannot be true, or is of a ticket that is not there, is taken
 * and thrown away: nobody typed it, so nobody is to be asked about it.
 */
export function activityHandler(
  body: Extract<AgentCommandBody, { type: 'agent.activity' }>,
  { workspaceId, agentId, command }: HandlerInput,
): CommandHandler {
  return {
    reads: [readPlace(workspaceId, agentId, body.ticketId)],
    decide([places], { now }) {
      const place = places?.rows[0] as { rev: number; team_id: string | null } | undefined;
      const span = placeActivity(body, command.lastServerTime, now);
      const rev = place?.rev ?? 0;
      if (place?.team_id == null || span === null) return { kind: 'noop', rev };
      return {
        ...{ kind: 'applied', rev, work: noTicketWork, conversationIds: [], job: null },
        changes: [{ feed: teamFeed(place.team_id), kind: 'activity', id: command.id }],
        writes: [writeSpan(workspaceId, command.id, agentId, body.ticketId, span, now)],
      };
    },
  };
}
