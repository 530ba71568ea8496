import type { IdSource } from '#shared/base/ids.ts';
import { followUpOwner, openFollowUp } from '#shared/domain/survey/follow-up.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import type { Entry, Ticket, TimelineEvent } from '#shared/domain/ticket/ticket.ts';
import { recordChange, recordConversation } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import type { TicketRow } from '../../db/schema.ts';
import { toEntryRow, toTicket, toTicketRow } from '../../db/ticket-row.ts';
import { noTicketWork, saveTicketWork } from '../../db/ticket-work.ts';
import { conversationsAt, leadsOfTeam, lockMergedChain } from './follow-up-repository.ts';
import { type MetricEvent, metricEventRow } from './metric-event.ts';

export type RatedTicket = {
  /** The one that was asked about. */
  readonly row: TicketRow;
  /** The same, or what it was merged into since: where the matter goes on. */
  readonly live: TicketRow;
};

export type Rating = {
  readonly workspaceId: string;
  readonly tickets: RatedTicket;
  /** Who resolved, and so whom the rating is about. */
  readonly agentId: string | null;
  readonly rating: number;
  readonly comment: string;
  readonly at: number;
  readonly followUp: boolean;
};

/** Locks a ticket for `saveRating`; null: there is none. */
export async function lockForRating(trx: Trx, ticketId: string): Promise<RatedTicket | null> {
  const chain = await lockMergedChain(trx, ticketId);
  const [row, live] = [chain[0], chain.at(-1)];
  return row === undefined || live === undefined ? null : { row, live };
}

/** Writes a rating into its ticket's timeline and, when it asks for one, opens the follow-up. */
export async function saveRating(trx: Trx, ids: IdSource, { workspaceId, tickets, agentId, rating, comment, at, followUp }: Rating): Promise<void> {
  const drafts = new Map<string, Draft>();
  const draftOf = (row: TicketRow): Draft => {
    const known = drafts.get(row.id) ?? { row, ticket: { ...toTicket(row), updatedAt: at, rev: row.rev + 1 }, entries: [], events: [] };
    drafts.set(row.id, known);
    return known;
  };
  const line = (ticket: Ticket, author: Entry['author'], event: TimelineEvent): Entry => ({
    ...{ id: ids(), ticketId: ticket.id, author, at, seq: null, rev: 1, kind: 'event' },
    event,
  });

  const rated = draftOf(tickets.row);
  rated.entries.push(line(rated.ticket, { kind: 'contact', id: rated.ticket.contactId }, { type: 'rated', rating, comment }));
  rated.events.push({ id: ids(), type: 'rated', at, agentId, data: { rating } });
  if (followUp) {
    const live = draftOf(tickets.live);
    const before = toTicket(tickets.live);
    const ownerId = before.status === 'resolved' ? followUpOwner(await leadsOfTeam(trx, before.teamId)) : before.assigneeId;
    live.ticket = openFollowUp(before, ownerId, at);
    live.entries.push(line(live.ticket, { kind: 'system' }, { type: 'followUp', rating, toAgentId: live.ticket.assigneeId }));
    live.events.push({ id: ids(), type: 'followUp', at, agentId, data: { rating, from: before.status, assigneeId: live.ticket.assigneeId } });
  }
  await save(trx, workspaceId, [...drafts.values()]);
}

type Draft = { readonly row: TicketRow; ticket: Ticket; readonly entries: Entry[]; readonly events: MetricEvent[] };

async function save(trx: Trx, workspaceId: string, drafts: readonly Draft[]): Promise<void> {
  await saveTicketWork(trx, workspaceId, {
    ...noTicketWork,
    tickets: drafts.map(({ row, ticket, entries }) => toTicketRow(workspaceId, ticket, row.entry_seq + entries.length)),
    entries: drafts.flatMap(({ row, entries }) => entries.map((entry, index) => toEntryRow(workspaceId, entry, row.entry_seq + 1 + index, null))),
    events: drafts.flatMap(({ ticket, events }) => events.map((event) => metricEventRow(workspaceId, ticket, event))),
  });
  for (const { ticket, entries } of drafts) {
    recordChange(trx, teamFeed(ticket.teamId), 'ticket', ticket.id);
    for (const entry of entries) recordChange(trx, teamFeed(ticket.teamId), 'entry', entry.id);
    for (const { id } of await conversationsAt(trx, ticket.id)) recordConversation(trx, id);
  }
}
