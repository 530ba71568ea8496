import type { Entry, EntryAuthor, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { EntryRow, TicketRow } from './schema.ts';

export function toTicket(row: TicketRow): Ticket {
  return {
    id: row.id,
    number: row.number,
    queueId: row.queue_id,
    teamId: row.team_id,
    contactId: row.contact_id,
    channel: row.channel,
    subject: row.subject,
    status: row.status,
    statusRev: row.status_rev,
    priority: row.priority,
    assigneeId: row.assignee_id,
    tags: row.tags,
    snoozedUntil: row.snoozed_until,
    mergedIntoId: row.merged_into_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    resolvedAt: row.resolved_at,
    resolvedById: row.resolved_by_id,
    awaitingSince: row.awaiting_since,
    awaitingCount: row.awaiting_count,
    lastInboundAt: row.last_inbound_at,
    lastMessageAt: row.last_message_at,
    preview: row.preview,
    previewDirection: row.preview_direction,
    sla: row.sla,
    rev: row.rev,
  };
}

/** `entrySeq` is the number of the ticket's newest entry. */
export function toTicketRow(workspaceId: string, ticket: Ticket, entrySeq: number): TicketRow {
  return {
    workspace_id: workspaceId,
    id: ticket.id,
    number: ticket.number,
    queue_id: ticket.queueId,
    team_id: ticket.teamId,
    contact_id: ticket.contactId,
    channel: ticket.channel,
    subject: ticket.subject,
    status: ticket.status,
    status_rev: ticket.statusRev,
    priority: ticket.priority,
    assignee_id: ticket.assigneeId,
    tags: [...ticket.tags],
    snoozed_until: ticket.snoozedUntil,
    merged_into_id: ticket.mergedIntoId,
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
    resolved_at: ticket.resolvedAt,
    resolved_by_id: ticket.resolvedById,
    awaiting_since: ticket.awaitingSince,
    awaiting_count: ticket.awaitingCount,
    last_inbound_at: ticket.lastInboundAt,
    last_message_at: ticket.lastMessageAt,
    preview: ticket.preview,
    preview_direction: ticket.previewDirection,
    entry_seq: entrySeq,
    sla: ticket.sla,
    rev: ticket.rev,
  };
}

function authorOf(row: EntryRow): EntryAuthor {
  return row.author_kind === 'system' || row.author_id === null ? { kind: 'system' } : { kind: row.author_kind, id: row.author_id };
}

export function toEntry(row: EntryRow): Entry {
  const base = { id: row.id, ticketId: row.ticket_id, author: authorOf(row), at: row.at, seq: row.seq, rev: row.rev };
  if (row.kind === 'event') {
    if (row.event === null) throw new Error(`entry ${row.id} is an event without one`);
    return { ...base, kind: 'event', event: row.event };
  }
  const content = { text: row.text ?? '', attachments: row.attachments ?? [] };
  if (row.kind === 'note') return { ...base, kind: 'note', ...content };
  if (row.direction === null || row.channel === null) throw new Error(`entry ${row.id} is a message without direction or channel`);
  return {
    ...base,
    kind: 'message',
    ...content,
    direction: row.direction,
    channel: row.channel,
    delivery: row.delivery,
    recipient: row.recipient,
    wroteBeforeSeeing: row.wrote_before_seeing,
  };
}

/** Where a public message stands in its visitor's conversation; null for everything the visitor does not see. */
export type ConversationPlace = { readonly conversationId: string; readonly seq: number };

export function toEntryRow(workspaceId: string, entry: Entry, seq: number, place: ConversationPlace | null): EntryRow {
  return {
    workspace_id: workspaceId,
    id: entry.id,
    ticket_id: entry.ticketId,
    seq,
    kind: entry.kind,
    author_kind: entry.author.kind,
    author_id: entry.author.kind === 'system' ? null : entry.author.id,
    at: entry.at,
    text: entry.kind === 'event' ? null : entry.text,
    attachments: entry.kind === 'event' ? null : entry.attachments,
    direction: entry.kind === 'message' ? entry.direction : null,
    channel: entry.kind === 'message' ? entry.channel : null,
    delivery: entry.kind === 'message' ? entry.delivery : null,
    recipient: entry.kind === 'message' ? entry.recipient : null,
    wrote_before_seeing: entry.kind === 'message' ? entry.wroteBeforeSeeing : 0,
    event: entry.kind === 'event' ? entry.event : null,
    conversation_id: place?.conversationId ?? null,
    conversation_seq: place?.seq ?? null,
    rev: Math.max(1, entry.rev),
  };
}
