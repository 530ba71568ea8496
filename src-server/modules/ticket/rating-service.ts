import type { IdSource } from '#shared/base/ids.ts';
import { advanceSla } from '#shared/domain/sla/advance.ts';
import { followUpOwner, openFollowUp } from '#shared/domain/survey/follow-up.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import type { Entry, Ticket, TimelineEvent } from '#shared/domain/ticket/ticket.ts';
import { recordChange, recordConversation } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import type { TicketRow } from '../../db/schema.ts';
import { toEntryRow, toTicket, toTicketRow } from '../../db/ticket-row.ts';
import { noTicketWork, saveTicketWork } from '../../db/ticket-work.ts';
import { slaLines } from '../sla/sla-lines.ts';
import { CONTACT_ITSELF, createSlaSetups, readSlaFacts } from '../sla/sla-setups.ts';
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

export type RatingService = {
  /** Writes a rating into its ticket's timeline and, when it asks for one, opens the follow-up. */
  saveRating(trx: Trx, rating: Rating): Promise<void>;
};

export function createRatingService({ ids }: { ids: IdSource }): RatingService {
  const setups = createSlaSetups();
  const line = (ticket: Ticket, author: Entry['author'], at: number, event: TimelineEvent): Entry => ({
    ...{ id: ids(), ticketId: ticket.id, author, at, seq: null, rev: 1, kind: 'event' },
    event,
  });

  async function followUp(trx: Trx, draft: Draft, { workspaceId, agentId, rating, at }: Rating): Promise<void> {
    const before = toTicket(draft.row);
    const ownerId = before.status === 'resolved' ? followUpOwner(await leadsOfTeam(trx, before.teamId)) : before.assigneeId;
    const opened = openFollowUp(before, ownerId, at);
    const { setup, contactTags } = await readSlaFacts(trx, setups.ask(workspaceId, [], before.contactId));
    const sla = advanceSla({ before, after: opened, contactTags: contactTags.get(CONTACT_ITSELF) ?? [], setup, at });
    draft.ticket = { ...opened, sla };
    const told = slaLines(before.sla, draft.ticket, at, ids);
    const { assigneeId } = draft.ticket;
    draft.entries.push(line(draft.ticket, { kind: 'system' }, at, { type: 'followUp', rating, toAgentId: assigneeId }), ...told.entries);
    draft.events.push({ id: ids(), type: 'followUp', at, agentId, data: { rating, from: before.status, assigneeId } }, ...told.events);
  }

  return {
    async saveRating(trx, given) {
      const { tickets, agentId, rating, comment, at } = given;
      const rated = draftOf(tickets.row, at);
      rated.entries.push(line(rated.ticket, { kind: 'contact', id: rated.ticket.contactId }, at, { type: 'rated', rating, comment }));
      rated.events.push({ id: ids(), type: 'rated', at, agentId, data: { rating } });
      const live = tickets.live.id === tickets.row.id ? rated : draftOf(tickets.live, at);
      if (given.followUp) await followUp(trx, live, given);
      await save(trx, given.workspaceId, given.followUp && live !== rated ? [rated, live] : [rated]);
    },
  };
}

type Draft = { readonly row: TicketRow; ticket: Ticket; readonly entries: Entry[]; readonly events: MetricEvent[] };

const draftOf = (row: TicketRow, at: number): Draft => ({
  ...{ row, entries: [], events: [] },
  ticket: { ...toTicket(row), updatedAt: at, rev: row.rev + 1 },
});

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
