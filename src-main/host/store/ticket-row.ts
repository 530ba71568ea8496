import type { SlaTimer } from '#shared/domain/sla/sla-timer.ts';
import { nextDue } from '#shared/domain/ticket/queue-view.ts';
import { statusCategory, type Ticket } from '#shared/domain/ticket/ticket.ts';
import type { SqlValue } from './sqlite.ts';

/** Where a ticket stands in the views; snoozed is as of the last write, see `wakeTickets`. */
export const BUCKET = { open: 0, waiting: 1, snoozed: 2, resolved: 3, merged: 4 } as const;

export function bucketOf(ticket: Ticket, now: number): number {
  if (ticket.mergedIntoId !== null) return BUCKET.merged;
  const category = statusCategory(ticket.status);
  if (category === 'resolved') return BUCKET.resolved;
  if (ticket.snoozedUntil !== null && ticket.snoozedUntil > now) return BUCKET.snoozed;
  return category === 'waiting' ? BUCKET.waiting : BUCKET.open;
}

/** Above every time: rows without a deadline follow those with one, newest first. */
const LAST = 4_000_000_000_000_000;

function keyOf(time: number | null, newest: number): number {
  return time ?? LAST - newest;
}

const names = [
  ...['id', 'number', 'queue_id', 'team_id', 'contact_id', 'channel', 'subject', 'status', 'status_rev', 'priority', 'assignee_id', 'tags'],
  ...['snoozed_until', 'merged_into_id', 'created_at', 'updated_at', 'resolved_at', 'resolved_by_id', 'awaiting_since', 'awaiting_count'],
  ...['last_inbound_at', 'last_message_at', 'preview', 'preview_direction', 'sla', 'rev'],
];
const derived = ['bucket', 'live', 'due_at', 'warn_at', 'due_from', 'due_key', 'wait_key', 'new_key'];
const written = [...names, ...derived];

export const TICKET_COLUMNS = names.map((name) => `t.${name}`).join(', ');
export const INSERT_TICKET = `INSERT INTO ticket (${written.join(', ')}) VALUES (${written.map(() => '?').join(', ')})`;
/** Columns that stand in an index: setting one rewrites its entries, even to the same value. */
const indexed = new Set([
  ...['number', 'queue_id', 'team_id', 'contact_id', 'assignee_id', 'snoozed_until', 'merged_into_id', 'created_at'],
  ...['bucket', 'live', 'due_key', 'wait_key', 'new_key'],
]);
const positionsOf = (isWanted: (name: string) => boolean): number[] => written.flatMap((name, at) => (name !== 'id' && isWanted(name) ? [at] : []));
const all = positionsOf(() => true);
const plain = positionsOf((name) => !indexed.has(name));
const keys = positionsOf((name) => indexed.has(name));
const updateOf = (positions: readonly number[]): string => `UPDATE ticket SET ${positions.map((at) => `${written[at]} = ?`).join(', ')} WHERE pk = ?`;
const UPDATE_ALL = updateOf(all);
const UPDATE_PLAIN = updateOf(plain);

/** Reads what `updateTicket` compares. */
export const INDEXED_COLUMNS = keys.map((at) => written[at]).join(', ');

/** The cheapest update from the indexed values in `old` to `values`, those of `INSERT_TICKET`; `moved`: an indexed one differs. */
export function updateTicket(
  old: Readonly<Record<string, SqlValue>>,
  values: readonly SqlValue[],
): { sql: string; values: SqlValue[]; moved: boolean } {
  const moved = keys.some((at) => old[written[at] as string] !== values[at]);
  return { sql: moved ? UPDATE_ALL : UPDATE_PLAIN, values: (moved ? all : plain).map((at) => values[at] as SqlValue), moved };
}

/** Values in the order of `INSERT_TICKET`. */
export function ticketValues(t: Ticket, now: number): SqlValue[] {
  const due = nextDue(t);
  const newest = t.lastMessageAt ?? t.createdAt;
  const bucket = bucketOf(t, now);
  const live = bucket < BUCKET.resolved ? 1 : 0;
  return [
    ...[t.id, t.number, t.queueId, t.teamId, t.contactId, t.channel, t.subject, t.status, t.statusRev, t.priority, t.assigneeId],
    ...[JSON.stringify(t.tags), t.snoozedUntil, t.mergedIntoId, t.createdAt, t.updatedAt, t.resolvedAt, t.resolvedById, t.awaitingSince],
    ...[t.awaitingCount, t.lastInboundAt, t.lastMessageAt, t.preview, t.previewDirection, JSON.stringify(t.sla), t.rev],
    ...[bucket, live, due?.at ?? null, due?.warnAt ?? null, due?.from ?? null],
    ...[keyOf(due?.at ?? null, newest), keyOf(t.awaitingSince, newest), LAST - newest],
  ];
}

export type TicketRow = {
  id: string;
  number: number;
  queue_id: string;
  team_id: string;
  contact_id: string;
  channel: Ticket['channel'];
  subject: string;
  status: Ticket['status'];
  status_rev: number;
  priority: Ticket['priority'];
  assignee_id: string | null;
  tags: string;
  snoozed_until: number | null;
  merged_into_id: string | null;
  created_at: number;
  updated_at: number;
  resolved_at: number | null;
  resolved_by_id: string | null;
  awaiting_since: number | null;
  awaiting_count: number;
  last_inbound_at: number | null;
  last_message_at: number | null;
  preview: string;
  preview_direction: Ticket['previewDirection'];
  sla: string;
  rev: number;
};

export function ticketOf(row: TicketRow): Ticket {
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
    tags: tagsOf(row.tags),
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
    sla: row.sla === '[]' ? [] : (JSON.parse(row.sla) as SlaTimer[]),
    rev: row.rev,
  };
}

export function tagsOf(text: string): string[] {
  return text === '[]' ? [] : (JSON.parse(text) as string[]);
}
