import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { dropAnswersOf } from './answer-store.ts';
import { dropEntries } from './entry-store.ts';
import { indexTicket, unindexTicket } from './search-index.ts';
import type { ReadDb, SqlValue } from './sqlite.ts';
import {
  BUCKET,
  bucketOf,
  INDEXED_COLUMNS,
  INSERT_TICKET,
  TICKET_COLUMNS,
  type TicketRow,
  tagsOf,
  ticketOf,
  ticketValues,
  updateTicket,
} from './ticket-row.ts';
import type { Place, WriteTx } from './write-tx.ts';

export function getTicket(db: ReadDb, id: string): Ticket | null {
  const row = db.get<TicketRow>(`SELECT ${TICKET_COLUMNS} FROM ticket t WHERE t.id = ?`, id);
  return row === undefined ? null : ticketOf(row);
}

export function ticketsOfContact(db: ReadDb, contactId: string): Ticket[] {
  const sql = `SELECT ${TICKET_COLUMNS} FROM ticket t WHERE t.contact_id = ? ORDER BY t.created_at DESC`;
  return db.all<TicketRow>(sql, contactId).map(ticketOf);
}

/** The ticket and those merged into it, directly or by way of others. */
export function mergedFamily(db: ReadDb, id: string): { id: string; number: number }[] {
  return db.all(
    `WITH RECURSIVE family (id) AS (VALUES (?) UNION SELECT t.id FROM ticket t JOIN family f ON t.merged_into_id = f.id)
     SELECT t.id, t.number FROM family f JOIN ticket t ON t.id = f.id`,
    id,
  );
}

type OldRow = { pk: number; rev: number; team_id: string; assignee_id: string | null; bucket: number; tags: string; subject: string } & Record<
  string,
  SqlValue
>;
const READ_OLD = `SELECT pk, rev, tags, subject, ${INDEXED_COLUMNS} FROM ticket WHERE id = ?`;

/**
 * Writes what the views show; with `newer` only over a lower revision. Answers whether it wrote.
 * `now` is server time and decides whether a snooze still runs.
 */
export function putTicket(tx: WriteTx, ticket: Ticket, now: number, when: 'always' | 'newer' = 'always'): boolean {
  const old = tx.get<OldRow>(READ_OLD, ticket.id);
  if (when === 'newer' && old !== undefined && old.rev >= ticket.rev) return false;
  const values = ticketValues(ticket, now);
  const place: Place = { teamId: ticket.teamId, assigneeId: ticket.assigneeId ?? '', bucket: bucketOf(ticket, now) };
  if (old === undefined) {
    const { rowid } = tx.run(INSERT_TICKET, ...values);
    tx.tally.move(null, place);
    tx.tally.tags([], ticket.tags);
    indexTicket(tx, rowid, ticket.subject);
    tx.tally.customer(ticket.contactId);
  } else {
    const update = updateTicket(old, values);
    tx.run(update.sql, ...update.values, old.pk);
    tx.tally.move(placeOf(old), place);
    tx.tally.tags(tagsOf(old.tags), ticket.tags);
    if (update.moved) for (const contactId of new Set([String(old.contact_id), ticket.contactId])) tx.tally.customer(contactId);
    if (old.subject !== ticket.subject) {
      unindexTicket(tx, old.pk);
      indexTicket(tx, old.pk, ticket.subject);
    }
  }
  tx.touched.tickets.add(ticket.id);
  return true;
}

/** Takes the ticket and its entries away; drafts and commands stay. */
export function dropTicket(tx: WriteTx, id: string): void {
  const old = tx.get<OldRow>(READ_OLD, id);
  if (old === undefined) return;
  dropEntries(tx, id);
  dropAnswersOf(tx, id);
  unindexTicket(tx, old.pk);
  tx.run('DELETE FROM ticket WHERE pk = ?', old.pk);
  tx.run('DELETE FROM ticket_seen WHERE ticket_id = ?', id);
  tx.tally.move(placeOf(old), null);
  tx.tally.tags(tagsOf(old.tags), []);
  tx.tally.customer(String(old.contact_id));
  tx.touched.tickets.add(id);
}

export function nextWake(db: ReadDb): number | null {
  return db.get<{ at: number | null }>(`SELECT min(snoozed_until) AS at FROM ticket WHERE bucket = ${BUCKET.snoozed}`)?.at ?? null;
}

/** Moves tickets whose snooze has run out to where they belong. */
export function wakeTickets(tx: WriteTx, now: number): void {
  const due = tx.all<TicketRow>(`SELECT ${TICKET_COLUMNS} FROM ticket t WHERE t.bucket = ${BUCKET.snoozed} AND t.snoozed_until <= ?`, now);
  for (const row of due) putTicket(tx, ticketOf(row), now);
}

/** By the server's copy: a transfer that waits here moves a ticket in the view only. */
export function ticketIdsOfTeam(db: ReadDb, teamId: string): string[] {
  const sql = `SELECT id FROM ticket WHERE team_id = ? AND id NOT IN (SELECT id FROM server_copy WHERE kind = 'ticket')
    UNION SELECT id FROM server_copy WHERE kind = 'ticket' AND body ->> '$.teamId' = ?`;
  return db.all<{ id: string }>(sql, teamId, teamId).map((row) => row.id);
}

/** How many customer messages came since the ticket was last seen here. */
export function unreadOf(db: ReadDb, ticketId: string): number {
  return db.get<{ n: number }>(`SELECT ${UNREAD} AS n FROM ticket t WHERE t.id = ?`, ticketId)?.n ?? 0;
}

/** A ticket that was never opened here counts what waits for an answer. */
export const UNREAD = `coalesce(
  (SELECT (SELECT count(*) FROM entry e WHERE e.ticket_id = t.id AND e.inbound = 1 AND e.seq > s.seq) FROM ticket_seen s WHERE s.ticket_id = t.id),
  CASE WHEN t.bucket >= 3 THEN 0 ELSE t.awaiting_count END)`;

export function markSeen(tx: WriteTx, ticketId: string, seq: number): void {
  tx.run('INSERT INTO ticket_seen (ticket_id, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)', ticketId, seq);
  tx.touched.tickets.add(ticketId);
}

export function seenSeq(db: ReadDb, ticketId: string): number | null {
  return db.get<{ seq: number }>('SELECT seq FROM ticket_seen WHERE ticket_id = ?', ticketId)?.seq ?? null;
}

function placeOf(row: OldRow): Place {
  return { teamId: row.team_id, assigneeId: row.assignee_id ?? '', bucket: row.bucket };
}
