import { sql } from 'kysely';
import { teamFeed } from '#shared/domain/sync/change.ts';
import { statesBelow } from '#shared/domain/ticket/delivery.ts';
import { recordChange, recordConversation } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { lockConversation } from './ticket-repository.ts';

export type Receipt = {
  readonly workspaceId: string;
  readonly conversationId: string;
  /** The visitor has the agents' messages up to here. */
  readonly upToSeq: number;
  readonly state: 'delivered' | 'read';
};

/** Raises the delivery state of the agents' messages of a conversation; a state never falls. Call inside `withWorkspace`. */
export async function raiseDelivery(trx: Trx, { workspaceId, conversationId, upToSeq, state }: Receipt): Promise<void> {
  const conversation = await lockConversation(trx, conversationId);
  if (conversation === undefined) return;
  const reached = Math.min(upToSeq, conversation.message_seq);
  const read = state === 'read' ? Math.max(reached, conversation.visitor_read_seq) : conversation.visitor_read_seq;
  const delivered = Math.max(reached, conversation.visitor_delivered_seq);
  if (read === conversation.visitor_read_seq && delivered === conversation.visitor_delivered_seq) return;
  await trx.updateTable('conversation').set({ visitor_delivered_seq: delivered, visitor_read_seq: read }).where('id', '=', conversationId).execute();

  const tickets = await sql<{ ticket_id: string }>`
    select distinct ticket_id from entry where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
      and conversation_seq <= ${reached} and direction = 'out' and delivery = any(${statesBelow(state)})`.execute(trx);
  if (tickets.rows.length === 0) return;
  // Held against a transfer: the change has to reach the team that has the ticket when this commits.
  const teams = await trx
    .selectFrom('ticket')
    .select(['id', 'team_id'])
    .where(
      'id',
      'in',
      tickets.rows.map((row) => row.ticket_id),
    )
    .orderBy('id')
    .forShare()
    .execute();
  const teamOf = new Map(teams.map((row) => [row.id, row.team_id]));
  const raised = await trx
    .updateTable('entry')
    .set({ delivery: state, rev: sql`rev + 1` })
    .where('conversation_id', '=', conversationId)
    .where('conversation_seq', '<=', reached)
    .where('direction', '=', 'out')
    .where('delivery', 'in', statesBelow(state))
    .returning(['id', 'ticket_id'])
    .execute();
  for (const entry of raised) {
    const teamId = teamOf.get(entry.ticket_id);
    if (teamId !== undefined) recordChange(trx, teamFeed(teamId), 'entry', entry.id);
  }
}

export type AgentSeen = { readonly ticketId: string; readonly seq: number };

/** Notes that an agent has the customer's messages of a ticket, up to entry `seq`, on screen: the visitor may be told. */
export async function markSeenByAgent(trx: Trx, { ticketId, seq }: AgentSeen): Promise<void> {
  const seen = await trx
    .selectFrom('entry')
    .select(['conversation_id as id', (eb) => eb.fn.max('conversation_seq').as('seq')])
    .where('ticket_id', '=', ticketId)
    .where('seq', '<=', seq)
    .where('direction', '=', 'in')
    .where('conversation_id', 'is not', null)
    .groupBy('conversation_id')
    .orderBy('conversation_id')
    .execute();
  for (const { id, seq: conversationSeq } of seen) {
    if (id === null || conversationSeq === null) continue;
    const raised = await trx
      .updateTable('conversation')
      .set({ agent_seen_seq: conversationSeq })
      .where('id', '=', id)
      .where('agent_seen_seq', '<', conversationSeq)
      .executeTakeFirst();
    if (raised.numUpdatedRows > 0n) recordConversation(trx, id);
  }
}
