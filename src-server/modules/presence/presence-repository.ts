import type { Actor } from '#shared/domain/permission/role.ts';
import { maySeeTeam } from '#shared/domain/permission/role.ts';
import type { Trx } from '../../db/database.ts';

export type VisibleTicket = {
  readonly ticketId: string;
  readonly teamId: string;
  /** Of a ticket that came by web chat: where its customer waits now. */
  readonly conversationId: string | null;
};

/** Null for a ticket that is not there or that the agent may not see. */
export async function findVisibleTicket(trx: Trx, actor: Actor, ticketId: string): Promise<VisibleTicket | null> {
  const row = await trx
    .selectFrom('ticket')
    .leftJoin('conversation', (join) =>
      join.onRef('conversation.workspace_id', '=', 'ticket.workspace_id').onRef('conversation.current_ticket_id', '=', 'ticket.id'),
    )
    .select(['ticket.team_id', 'conversation.id as conversation_id'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  if (row === undefined || !maySeeTeam(actor, row.team_id)) return null;
  return { ticketId, teamId: row.team_id, conversationId: row.conversation_id };
}
