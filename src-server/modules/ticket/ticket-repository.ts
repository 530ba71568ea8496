import { sql } from 'kysely';
import type { ChannelKind } from '#shared/domain/ticket/ticket.ts';
import type { Trx } from '../../db/database.ts';
import type { ConversationRow, TicketRow } from '../../db/schema.ts';

/*
 * Order of locks, the same in every transaction: conversation or contact, tickets by id, the ticket counter, feed counters.
 */

export function lockConversation(trx: Trx, conversationId: string): Promise<ConversationRow | undefined> {
  return trx.selectFrom('conversation').selectAll().where('id', '=', conversationId).forUpdate().executeTakeFirst();
}

export function lockTicket(trx: Trx, ticketId: string): Promise<TicketRow | undefined> {
  return trx.selectFrom('ticket').selectAll().where('id', '=', ticketId).forNoKeyUpdate().executeTakeFirst();
}

/** The newest ticket of a contact on a channel that has no conversations, for channels where the address is the thread. */
export async function lockNewestTicket(trx: Trx, contactId: string, channel: ChannelKind): Promise<TicketRow | undefined> {
  await trx.selectFrom('contact').select('id').where('id', '=', contactId).forNoKeyUpdate().execute();
  return trx
    .selectFrom('ticket')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('channel', '=', channel)
    .where('merged_into_id', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function nextTicketNumber(trx: Trx, workspaceId: string): Promise<number> {
  const row = await trx
    .insertInto('ticket_counter')
    .values({ workspace_id: workspaceId, last_number: 1 })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ last_number: sql`ticket_counter.last_number + 1` }))
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

export function findEntry(trx: Trx, entryId: string) {
  return trx
    .selectFrom('entry')
    .select(['ticket_id', 'direction', 'conversation_id', 'conversation_seq', 'author_id'])
    .where('id', '=', entryId)
    .executeTakeFirst();
}

/** The channel with the queue that its new tickets go to. */
export function findChannelQueue(trx: Trx, channelId: string) {
  return trx
    .selectFrom('channel')
    .innerJoin('queue', (join) => join.onRef('queue.workspace_id', '=', 'channel.workspace_id').onRef('queue.id', '=', 'channel.default_queue_id'))
    .select(['channel.kind', 'queue.id as queueId', 'queue.team_id as teamId'])
    .where('channel.id', '=', channelId)
    .executeTakeFirstOrThrow();
}

/** Those that are there are held until the commit, so that none is taken away as unused before the message is there. */
export function missingAttachments(trx: Trx, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('attachment')
    .select('hash')
    .where('hash', 'in', [...hashes])
    .orderBy('hash')
    .forKeyShare()
    .execute()
    .then((rows) => {
      const there = new Set(rows.map((row) => row.hash));
      return hashes.filter((hash) => !there.has(hash));
    });
}
