import { sql } from 'kysely';
import type { Activity, StateEvent } from '#shared/domain/metric/metric.ts';
import type { Trx } from '../../db/database.ts';
import type { Tables } from '../../db/schema.ts';

/** A console holds this much of what states its colleagues were in. */
const KEEP_STATES_MS = 40 * 86_400_000;

const toStateEvent = ({ id, agent_id: agentId, state, at }: Tables['agent_state_event']): StateEvent => ({ id, agentId, state, at, rev: 1 });

const toActivity = (row: Tables['activity_span']): Activity => ({
  ...{ id: row.id, agentId: row.agent_id, ticketId: row.ticket_id, from: row.from_at, to: row.to_at, recordedAt: row.recorded_at },
  rev: 1,
});

export async function loadStateEvents(trx: Trx, ids: readonly string[]): Promise<StateEvent[]> {
  return (
    await trx
      .selectFrom('agent_state_event')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
  ).map(toStateEvent);
}

/** Newest first, below `beforeId`: those of the last 40 days before the newest. */
export async function pageOfStateEvents(trx: Trx, beforeId: string | null, limit: number): Promise<StateEvent[]> {
  const recent = trx
    .selectFrom('agent_state_event')
    .selectAll()
    .where('at', '>', sql<number>`(select coalesce(max(at), 0) - ${KEEP_STATES_MS} from agent_state_event)`)
    .orderBy('id', 'desc')
    .limit(limit);
  return (await (beforeId === null ? recent : recent.where('id', '<', beforeId)).execute()).map(toStateEvent);
}

export type LoadedActivity = { readonly activity: Activity; readonly teamId: string };

const withTeam = (trx: Trx) =>
  trx
    .selectFrom('activity_span')
    .innerJoin('ticket', (join) =>
      join.onRef('ticket.workspace_id', '=', 'activity_span.workspace_id').onRef('ticket.id', '=', 'activity_span.ticket_id'),
    )
    .selectAll('activity_span')
    .select('ticket.team_id');

/** With the team that the ticket belongs to now. */
export async function loadActivities(trx: Trx, ids: readonly string[]): Promise<LoadedActivity[]> {
  const rows = await withTeam(trx)
    .where('activity_span.id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ activity: toActivity(row), teamId: row.team_id }));
}

/** Newest first, below `beforeId`. */
export async function pageOfActivities(trx: Trx, teamId: string, beforeId: string | null, limit: number): Promise<Activity[]> {
  const all = withTeam(trx).where('ticket.team_id', '=', teamId).orderBy('activity_span.id', 'desc').limit(limit);
  return (await (beforeId === null ? all : all.where('activity_span.id', '<', beforeId)).execute()).map(toActivity);
}
