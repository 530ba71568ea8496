import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { advanceSla } from '#shared/domain/sla/advance.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import { applyInbound, inboundTarget } from '#shared/domain/ticket/inbound.ts';
import { type AttachmentRef, type ChannelKind, type Entry, type EntryAuthor, previewOf, type Ticket } from '#shared/domain/ticket/ticket.ts';
import { recordChange, recordConversation } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { type ConversationPlace, toEntryRow, toTicket, toTicketRow } from '../../db/ticket-row.ts';
import { noTicketWork, saveTicketWork } from '../../db/ticket-work.ts';
import { awayMessage } from '../sla/away-message.ts';
import { slaLines } from '../sla/sla-lines.ts';
import { CONTACT_ITSELF, createSlaSetups, readSlaFacts } from '../sla/sla-setups.ts';
import { type MetricEvent, metricEventRow } from './metric-event.ts';
import {
  findChannelQueue,
  findEntry,
  lockConversation,
  lockNewestTicket,
  lockTicket,
  missingAttachments,
  nextTicketNumber,
} from './ticket-repository.ts';

export type CustomerMessage = {
  readonly workspaceId: string;
  readonly channelId: string;
  /** Null on channels where the sender's address is the thread. */
  readonly conversationId: string | null;
  readonly contactId: string;
  readonly text: string;
  readonly attachments: readonly AttachmentRef[];
  readonly at: number;
  /** Made by the sender or from the provider's message id: the same id is the same message. */
  readonly entryId: string;
};

export type ReceivedMessage = {
  readonly entryId: string;
  readonly ticketId: string;
  /** Order within the conversation, from 1; null without a conversation. */
  readonly conversationSeq: number | null;
  /** The message was here already; nothing was written. */
  readonly duplicate: boolean;
};

export type InboundService = {
  receiveCustomerMessage(trx: Trx, message: CustomerMessage): Promise<ReceivedMessage>;
};

const SUBJECT_LENGTH = 80;

/**
 * Takes customers' messages in: on the open ticket of the conversation, on the one resolved lately (which opens again), or
 * on a new ticket in the channel's queue. Call inside `withWorkspace`. Throws `INVALID_INPUT` for an entry id that belongs to
 * another message or an attachment that was never stored, `NOT_FOUND` for an unknown conversation.
 */
export function createInboundService({ ids }: { ids: IdSource }): InboundService {
  const setups = createSlaSetups();
  return {
    async receiveCustomerMessage(trx, message) {
      const { workspaceId, contactId, at } = message;
      const conversation = message.conversationId === null ? null : await lockConversation(trx, message.conversationId);
      if (conversation === undefined || (conversation !== null && conversation.contact_id !== contactId)) throw new CodedError('NOT_FOUND');
      const channel = await findChannelQueue(trx, message.channelId);
      const latestRow = await lockLatest(trx, conversation, contactId, channel.kind);

      const known = await findEntry(trx, message.entryId);
      if (known !== undefined) {
        const same = known.direction === 'in' && known.author_id === contactId && known.conversation_id === message.conversationId;
        if (!same) throw new CodedError('INVALID_INPUT');
        return { entryId: message.entryId, ticketId: known.ticket_id, conversationSeq: known.conversation_seq, duplicate: true };
      }
      const hashes = message.attachments.map((attachment) => attachment.hash);
      if ((await missingAttachments(trx, hashes)).length > 0) throw new CodedError('INVALID_INPUT');

      const latest = latestRow === undefined ? null : toTicket(latestRow);
      const target = inboundTarget(latest, at);
      const shown = message.text.trim() === '' ? (message.attachments[0]?.name ?? '') : message.text;
      const isNew = target === 'new' || latest === null || latestRow === undefined;
      const before = isNew
        ? newTicket({ id: ids(), number: await nextTicketNumber(trx, workspaceId), ...channel, contactId, subject: shown, at })
        : { ...latest, entrySeq: latestRow.entry_seq };
      const { entrySeq, ...ticketBefore } = before;
      const { setup, contactTags } = await readSlaFacts(trx, setups.ask(workspaceId, [], contactId));
      const opened = { ...applyInbound(ticketBefore, shown, at), rev: ticketBefore.rev + 1 };
      const tags = contactTags.get(CONTACT_ITSELF) ?? [];
      const ticket = { ...opened, sla: advanceSla({ before: isNew ? null : ticketBefore, after: opened, contactTags: tags, setup, at }) };

      const line = (event: Extract<Entry, { kind: 'event' }>['event'], author: EntryAuthor): Entry => ({
        ...{ id: ids(), ticketId: ticket.id, author, at, seq: null, rev: 1 },
        kind: 'event',
        event,
      });
      const contact: EntryAuthor = { kind: 'contact', id: contactId };
      const entries: Entry[] = [];
      const events: MetricEvent[] = [];
      if (isNew) {
        entries.push(line({ type: 'created', queueId: ticket.queueId }, { kind: 'system' }));
        events.push({ id: ids(), type: 'created', at, agentId: null });
      } else if (target === 'reopen') {
        entries.push(line({ type: 'reopened' }, contact));
        events.push({ id: ids(), type: 'reopened', at, agentId: ticketBefore.resolvedById });
      }
      entries.push({
        ...{ id: message.entryId, ticketId: ticket.id, author: contact, at, seq: null, rev: 1, kind: 'message', direction: 'in' },
        ...{ channel: ticket.channel, text: message.text, attachments: message.attachments },
        ...{ delivery: null, recipient: null, wroteBeforeSeeing: 0 },
      });
      events.push({ id: ids(), type: 'messageIn', at, agentId: null, data: { assigneeId: ticket.assigneeId } });
      const told = slaLines(ticketBefore.sla, ticket, at, ids);
      events.push(...told.events);
      entries.push(...told.entries);

      const seq = conversation === null ? null : conversation.message_seq + 1;
      const place = conversation === null || seq === null ? null : { conversationId: conversation.id, seq };
      const away = conversation === null ? null : awayMessage(ticket, setup, conversation, at);
      if (conversation !== null && away !== null) {
        entries.push(answerOf(ticket, away.text, at, ids()));
        await trx.updateTable('conversation').set({ away_for: away.closedUntil }).where('id', '=', conversation.id).execute();
      }
      const lastSeq = (place?.seq ?? 0) + (away === null ? 0 : 1);
      const row = toTicketRow(workspaceId, ticket, entrySeq + entries.length);
      await saveTicketWork(trx, workspaceId, {
        ...noTicketWork,
        newTickets: isNew ? [row] : [],
        tickets: isNew ? [] : [row],
        entries: entries.map((entry, index) => toEntryRow(workspaceId, entry, entrySeq + 1 + index, placeOf(entry, place))),
        events: events.map((event) => metricEventRow(workspaceId, ticket, event)),
        conversations: place === null ? [] : [{ id: place.conversationId, current_ticket_id: ticket.id, message_seq: lastSeq }],
      });
      const feed = teamFeed(ticket.teamId);
      recordChange(trx, feed, 'ticket', ticket.id);
      for (const entry of entries) recordChange(trx, feed, 'entry', entry.id);
      if (place !== null) recordConversation(trx, place.conversationId);
      return { entryId: message.entryId, ticketId: ticket.id, conversationSeq: seq, duplicate: false };
    },
  };
}

/** A public line of the system: no reply, so the customer goes on waiting and every clock runs on. */
function answerOf(ticket: Ticket, text: string, at: number, id: string): Entry {
  return {
    ...{ id, ticketId: ticket.id, author: { kind: 'system' }, at, seq: null, rev: 1, kind: 'message', direction: 'out' },
    ...{ channel: ticket.channel, text, attachments: [], delivery: 'sent', recipient: null, wroteBeforeSeeing: 0 },
  };
}

/** The customer's message stands where it came, an answer to it right after. */
function placeOf(entry: Entry, place: ConversationPlace | null): ConversationPlace | null {
  if (entry.kind !== 'message' || place === null) return null;
  return entry.direction === 'in' ? place : { ...place, seq: place.seq + 1 };
}

type Conversation = Awaited<ReturnType<typeof lockConversation>>;

function lockLatest(trx: Trx, conversation: Conversation | null, contactId: string, channel: ChannelKind) {
  if (conversation == null) return lockNewestTicket(trx, contactId, channel);
  return conversation.current_ticket_id === null ? Promise.resolve(undefined) : lockTicket(trx, conversation.current_ticket_id);
}

type NewTicket = {
  readonly id: string;
  readonly number: number;
  readonly kind: ChannelKind;
  readonly queueId: string;
  readonly teamId: string;
  readonly contactId: string;
  readonly subject: string;
  readonly at: number;
};

function newTicket(given: NewTicket): Ticket & { readonly entrySeq: number } {
  return {
    id: given.id,
    number: given.number,
    queueId: given.queueId,
    teamId: given.teamId,
    contactId: given.contactId,
    channel: given.kind,
    subject: previewOf(given.subject).slice(0, SUBJECT_LENGTH),
    status: 'new',
    statusRev: 1,
    priority: 'normal',
    assigneeId: null,
    tags: [],
    snoozedUntil: null,
    mergedIntoId: null,
    createdAt: given.at,
    updatedAt: given.at,
    resolvedAt: null,
    resolvedById: null,
    awaitingSince: null,
    awaitingCount: 0,
    lastInboundAt: null,
    lastMessageAt: null,
    preview: '',
    previewDirection: null,
    sla: [],
    rev: 0,
    entrySeq: 0,
  };
}
