import type { HistoryItem } from '#shared/contract/console/customer-contract.ts';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import { matchWords, searchWords } from './search-words.ts';
import type { ReadDb } from './sqlite.ts';

/** Where a page ends: the next begins after it. */
export type HistoryPlace = { readonly at: number; readonly id: string };

/** Newest first; of one moment the higher id first, so that every entry has one place. */
export function comparePlaces(a: HistoryPlace, b: HistoryPlace): number {
  return b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

type Row = {
  body: string;
  ticket_id: string;
  number: number;
  subject: string;
  channel: HistoryItem['channel'];
  status: HistoryItem['status'];
};

/** At most `limit` entries of every ticket of these records before the place, newest first; with words only those that hold them. */
export function historyBefore(
  db: ReadDb,
  contactIds: readonly string[],
  query: string,
  before: HistoryPlace | null,
  limit: number,
): { entry: Entry; item: Omit<HistoryItem, 'entry'> }[] {
  const words = searchWords(query);
  if (query.trim() !== '' && words.length === 0) return [];
  // The customer's own entries lead: they are few, while a common word stands in very many.
  const rows = db.all<Row>(
    `SELECT e.body, t.id AS ticket_id, t.number, t.subject, t.channel, t.status
     FROM ticket t CROSS JOIN entry e ON e.ticket_id = t.id
     WHERE t.contact_id IN (SELECT value FROM json_each(?)) AND (e.at, e.id) < (?, ?)
       ${words.length === 0 ? '' : 'AND e.pk IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?)'}
     ORDER BY e.at DESC, e.id DESC LIMIT ?`,
    JSON.stringify(contactIds),
    before?.at ?? Number.MAX_SAFE_INTEGER,
    before?.id ?? '~',
    ...(words.length === 0 ? [] : [matchWords(words)]),
    limit,
  );
  return rows.map((row) => ({
    entry: JSON.parse(row.body) as Entry,
    item: { ticketId: row.ticket_id, ticketNumber: row.number, subject: row.subject, channel: row.channel, status: row.status },
  }));
}

/** Tickets of these records that commands of ours wait for. */
export function ticketsWithPending(db: ReadDb, contactIds: readonly string[]): Omit<HistoryItem, 'entry'>[] {
  const rows = db.all<Omit<Row, 'body'>>(
    `SELECT DISTINCT t.id AS ticket_id, t.number, t.subject, t.channel, t.status FROM outbox o JOIN ticket t ON t.id = o.subject_id
     WHERE o.settled = 0 AND o.subject_kind = 'ticket' AND t.contact_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(contactIds),
  );
  return rows.map((row) => ({ ticketId: row.ticket_id, ticketNumber: row.number, subject: row.subject, channel: row.channel, status: row.status }));
}
