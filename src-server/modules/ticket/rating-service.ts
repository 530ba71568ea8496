import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import { recordChange, recordConversation } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { toEntryRow, toTicket, toTicketRow } from '../../db/ticket-row.ts';
import { noTicketWork, saveTicketWork } from '../../db/ticket-work.ts';
import { metricEventRow } from './metric-event.ts';
import { lockConversation, lockTicket, ratedSince } from './ticket-repository.ts';

export type Rating = {
  readonly workspaceId: string;
  readonly conversationId: string;
  /** 1 to 5. */
  readonly rating: number;
  readonly comment: string;
  readonly at: number;
};

export type RatingService = {
  /** Keeps the first rating of the last resolution; false: it was rated already. Throws `CONVERSATION_CLOSED` when nothing is resolved. */
  recordRating(trx: Trx, rating: Rating): Promise<boolean>;
  /** Whether the visitor should be asked: the last matter is resolved and not rated since. */
  shouldAskRating(trx: Trx, conversationId: string): Promise<boolean>;
};

export function createRatingService({ ids }: { ids: IdSource }): RatingService {
  return {
    async recordRating(trx, { workspaceId, conversationId, rating, comment, at }) {
      const conversation = await lockConversation(trx, conversationId);
      if (conversation === undefined) throw new CodedError('NOT_FOUND');
      const row = conversation.current_ticket_id === null ? undefined : await lockTicket(trx, conversation.current_ticket_id);
      if (row === undefined || row.status !== 'resolved') throw new CodedError('CONVERSATION_CLOSED');
      if (await ratedSince(trx, row.id, row.resolved_at ?? 0)) return false;
      const before = toTicket(row);
      const ticket = { ...before, updatedAt: at, rev: before.rev + 1 };
      const entry: Entry = {
        ...{ id: ids(), ticketId: ticket.id, author: { kind: 'contact', id: ticket.contactId }, at, seq: null, rev: 1 },
        kind: 'event',
        event: { type: 'rated', rating, comment },
      };
      const { contactId, resolvedById } = ticket;
      await trx
        .insertInto('satisfaction')
        .values({ workspace_id: workspaceId, id: ids(), ticket_id: ticket.id, contact_id: contactId, agent_id: resolvedById, rating, comment, at })
        .execute();
      await saveTicketWork(trx, workspaceId, {
        ...noTicketWork,
        tickets: [toTicketRow(workspaceId, ticket, row.entry_seq + 1)],
        entries: [toEntryRow(workspaceId, entry, row.entry_seq + 1, null)],
        events: [metricEventRow(workspaceId, ticket, { id: ids(), type: 'rated', at, agentId: resolvedById, data: { rating } })],
      });
      recordChange(trx, teamFeed(ticket.teamId), 'ticket', ticket.id);
      recordChange(trx, teamFeed(ticket.teamId), 'entry', entry.id);
      recordConversation(trx, conversationId);
      return true;
    },

    async shouldAskRating(trx, conversationId) {
      const ticket = await trx
        .selectFrom('conversation')
        .innerJoin('ticket', (join) =>
          join.onRef('ticket.workspace_id', '=', 'conversation.workspace_id').onRef('ticket.id', '=', 'conversation.current_ticket_id'),
        )
        .select(['ticket.id', 'ticket.status', 'ticket.resolved_at'])
        .where('conversation.id', '=', conversationId)
        .executeTakeFirst();
      if (ticket === undefined || ticket.status !== 'resolved') return false;
      return !(await ratedSince(trx, ticket.id, ticket.resolved_at ?? 0));
    },
  };
}
