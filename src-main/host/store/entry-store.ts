import type { Entry } from '#shared/domain/ticket/ticket.ts';
import { unindexEntries } from './search-index.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** Keeps the higher revision. Answers whether the entry was new here. */
export function putEntry(tx: WriteTx, entry: Entry): boolean {
  const inbound = entry.kind === 'message' && entry.direction === 'in' ? 1 : 0;
  const event = entry.kind === 'event' ? entry.event.type : null;
  tx.touched.tickets.add(entry.ticketId);
  const body = JSON.stringify(entry);
  const { changes } = tx.run(
    'INSERT INTO entry (id, ticket_id, seq, at, inbound, event, rev, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    entry.id,
    entry.ticketId,
    entry.seq ?? 0,
    entry.at,
    inbound,
    event,
    entry.rev,
    body,
  );
  if (changes === 1) return true;
  tx.run(
    'UPDATE entry SET ticket_id = ?, seq = ?, at = ?, rev = ?, body = ? WHERE id = ? AND rev < ?',
    entry.ticketId,
    entry.seq ?? 0,
    entry.at,
    entry.rev,
    body,
    entry.id,
    entry.rev,
  );
  return false;
}

export function dropEntry(tx: WriteTx, id: string): void {
  const row = tx.get<{ pk: number; ticket_id: string }>('SELECT pk, ticket_id FROM entry WHERE id = ?', id);
  if (row === undefined) return;
  unindexEntries(tx, [row.pk]);
  tx.run('DELETE FROM entry WHERE pk = ?', row.pk);
  tx.touched.tickets.add(row.ticket_id);
}

export function dropEntries(tx: WriteTx, ticketId: string): void {
  const rows = tx.all<{ pk: number }>('SELECT pk FROM entry WHERE ticket_id = ?', ticketId);
  unindexEntries(
    tx,
    rows.map((row) => row.pk),
  );
  tx.run('DELETE FROM entry WHERE ticket_id = ?', ticketId);
}

export function hasEntry(db: ReadDb, id: string): boolean {
  return db.get('SELECT 1 AS yes FROM entry WHERE id = ?', id) !== undefined;
}

export function lastSeq(db: ReadDb, ticketId: string): number {
  return db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM entry WHERE ticket_id = ?', ticketId)?.seq ?? 0;
}

export function lastInboundSeq(db: ReadDb, ticketId: string): number {
  return db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM entry WHERE ticket_id = ? AND inbound = 1', ticketId)?.seq ?? 0;
}

/** What came after `seq` from others: customers' messages and other agents' replies. */
export function unseenMessages(db: ReadDb, ticketId: string, seq: number, agentId: string): number {
  const rows = db.all<{ body: string }>('SELECT body FROM entry WHERE ticket_id = ? AND seq > ? AND event IS NULL', ticketId, seq);
  return rows
    .map((row) => JSON.parse(row.body) as Entry)
    .filter((entry) => entry.kind === 'message' && entry.author.kind !== 'system' && !(entry.author.kind === 'agent' && entry.author.id === agentId))
    .length;
}

export type TimelineKey = { readonly at: number; readonly seq: number };

/** At most `limit` entries of these tickets, newest first, all older than `before`. */
export function entriesBefore(db: ReadDb, ticketIds: readonly string[], before: TimelineKey | null, limit: number): Entry[] {
  const rows =
    ticketIds.length === 1
      ? db.all<{ body: string }>(
          'SELECT body FROM entry WHERE ticket_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
          ticketIds[0] as string,
          before?.seq ?? Number.MAX_SAFE_INTEGER,
          limit,
        )
      : db.all<{ body: string }>(
          'SELECT body FROM entry WHERE ticket_id IN (SELECT value FROM json_each(?)) AND (at, seq) < (?, ?) ORDER BY at DESC, seq DESC LIMIT ?',
          JSON.stringify(ticketIds),
          before?.at ?? Number.MAX_SAFE_INTEGER,
          before?.seq ?? Number.MAX_SAFE_INTEGER,
          limit,
        );
  return rows.map((row) => JSON.parse(row.body) as Entry);
}

export function timelineKey(db: ReadDb, entryId: string): TimelineKey | null {
  return db.get<TimelineKey>('SELECT at, seq FROM entry WHERE id = ?', entryId) ?? null;
}

export type Rating = { readonly ticketId: string; readonly rating: number; readonly comment: string; readonly at: number };

export function ratingsOfContact(db: ReadDb, contactId: string): Rating[] {
  const rows = db.all<{ body: string }>(
    `SELECT e.body FROM ticket t JOIN entry e ON e.ticket_id = t.id AND e.event = 'rated' WHERE t.contact_id = ? ORDER BY e.at DESC`,
    contactId,
  );
  return rows.flatMap((row) => {
    const entry = JSON.parse(row.body) as Entry;
    if (entry.kind !== 'event' || entry.event.type !== 'rated') return [];
    return [{ ticketId: entry.ticketId, rating: entry.event.rating, comment: entry.event.comment, at: entry.at }];
  });
}
