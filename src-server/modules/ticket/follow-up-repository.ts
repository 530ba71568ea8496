import { sql } from 'kysely';
import type { Lead } from '#shared/domain/survey/follow-up.ts';
import type { Trx } from '../../db/database.ts';
import type { TicketRow } from '../../db/schema.ts';

/** The ticket and what it was merged into, if anything; the last is the one that is worked on. Locked by id, as everywhere. */
export async function lockMergedChain(trx: Trx, ticketId: string): Promise<TicketRow[]> {
  const chain = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into_id, 1 as depth from ticket where id = ${ticketId}
      union all select t.id, t.merged_into_id, chain.depth + 1 from ticket t join chain on t.id = chain.merged_into_id where chain.depth < 50
    ) select id from chain order by depth`.execute(trx);
  const ids = chain.rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('ticket').selectAll().where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

export async function leadsOfTeam(trx: Trx, teamId: string): Promise<Lead[]> {
  const rows = await trx
    .selectFrom('agent')
    .innerJoin('agent_team', (join) => join.onRef('agent_team.workspace_id', '=', 'agent.workspace_id').onRef('agent_team.agent_id', '=', 'agent.id'))
    .select((eb) => [
      'agent.id',
      'agent.name',
      'agent.state',
      eb
        .selectFrom('survey_answer')
        .innerJoin('ticket', (join) =>
          join.onRef('ticket.workspace_id', '=', 'survey_answer.workspace_id').onRef('ticket.id', '=', 'survey_answer.ticket_id'),
        )
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .where('survey_answer.followed_up', '=', true)
        .whereRef('ticket.assignee_id', '=', 'agent.id')
        .where('ticket.status', '!=', 'resolved')
        .as('open_follow_ups'),
    ])
    .where('agent_team.team_id', '=', teamId)
    .where('agent.role', '=', 'lead')
    .where('agent.active', '=', true)
    .execute();
  return rows.map(({ open_follow_ups, ...lead }) => ({ ...lead, openFollowUps: open_follow_ups ?? 0 }));
}

export function conversationsAt(trx: Trx, ticketId: string): Promise<{ id: string }[]> {
  return trx.selectFrom('conversation').select('id').where('current_ticket_id', '=', ticketId).execute();
}
