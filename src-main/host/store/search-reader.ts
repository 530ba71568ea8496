import type { ChannelKind, Entry, TicketStatus } from '#shared/domain/ticket/ticket.ts';
import { digitsOf } from './search-index.ts';
import type { ReadDb } from './sqlite.ts';

export type FoundTicket = {
  readonly id: string;
  readonly number: number;
  readonly channel: ChannelKind;
  readonly contactName: string;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly excerpt: string;
};
export type FoundContact = { readonly id: string; readonly name: string; readonly detail: string; readonly newestTicketId: string | null };

/** Enough to rank by recency without ever reading a long list of matches. */
const CANDIDATES = 60;

export function searchAll(db: ReadDb, text: string, limit: number): { tickets: FoundTicket[]; contacts: FoundContact[] } {
  const words = wordsOf(text);
  const contacts = searchContacts(db, text, words, limit);
  return { tickets: searchTickets(db, text, words, contacts, limit), contacts };
}

function searchTickets(db: ReadDb, text: string, words: readonly string[], contacts: readonly FoundContact[], limit: number): FoundTicket[] {
  /** Ticket to the entry that holds the words; 0: its subject, number or customer does. */
  const found = new Map<string, number>();
  const note = (id: string, entry: number): void => {
    if (!found.has(id)) found.set(id, entry);
  };
  const number = /^\s*#?(\d{1,15})\s*$/.exec(text)?.[1];
  if (number !== undefined) for (const row of db.all<{ id: string }>('SELECT id FROM ticket WHERE number = ?', Number(number))) note(row.id, 0);
  if (words.length > 0) {
    const match = matchOf(words);
    const subjects = db.all<{ id: string }>(
      'SELECT t.id FROM (SELECT rowid AS pk FROM ticket_fts WHERE ticket_fts MATCH ? ORDER BY rowid DESC LIMIT ?) f JOIN ticket t ON t.pk = f.pk',
      match,
      CANDIDATES,
    );
    for (const row of subjects) note(row.id, 0);
    const messages = db.all<{ pk: number; ticket_id: string }>(
      `SELECT e.pk, e.ticket_id FROM (SELECT rowid AS pk FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rowid DESC LIMIT ?) f JOIN entry e ON e.pk = f.pk`,
      match,
      CANDIDATES,
    );
    for (const row of messages) note(row.ticket_id, row.pk);
  }
  for (const contact of contacts) if (contact.newestTicketId !== null) note(contact.newestTicketId, 0);
  const rows = db.all<{ id: string; number: number; channel: ChannelKind; name: string | null; subject: string; status: TicketStatus }>(
    `SELECT t.id, t.number, t.channel, c.name, t.subject, t.status FROM json_each(?) j JOIN ticket t ON t.id = j.value
     LEFT JOIN contact c ON c.id = t.contact_id ORDER BY t.number = ? DESC, t.bucket >= 3, t.updated_at DESC LIMIT ?`,
    JSON.stringify([...found.keys()]),
    Number(number ?? 0),
    limit,
  );
  return rows.map(({ name, ...row }) => ({ ...row, contactName: name ?? '', excerpt: excerptIn(db, found.get(row.id) ?? 0, words) }));
}

/** Read for what is shown only: the candidates are many. */
function excerptIn(db: ReadDb, pk: number, words: readonly string[]): string {
  const row = pk === 0 ? undefined : db.get<{ body: string }>('SELECT body FROM entry WHERE pk = ?', pk);
  const entry = row === undefined ? null : (JSON.parse(row.body) as Entry);
  return entry === null || entry.kind === 'event' ? '' : excerptOf(entry.text, words);
}

function searchContacts(db: ReadDb, text: string, words: readonly string[], limit: number): FoundContact[] {
  const details = new Map<number, string>();
  const note = (pk: number, detail: string): void => {
    if (!details.has(pk)) details.set(pk, detail);
  };
  const trimmed = text.trim();
  if (trimmed.length >= 3) {
    const orders = db.all<{ pk: number; number: string }>(
      `SELECT c.pk, o.number FROM (SELECT rowid AS pk FROM order_fragment WHERE order_fragment MATCH ? ORDER BY rowid DESC LIMIT ?) f
       JOIN customer_order o ON o.pk = f.pk JOIN contact c ON c.id = o.contact_id`,
      quoted(trimmed),
      CANDIDATES,
    );
    for (const row of orders) note(row.pk, row.number);
  }
  const digits = phoneDigits(trimmed);
  if (digits.length >= 3) {
    const sql = 'SELECT rowid AS pk FROM contact_fragment WHERE contact_fragment MATCH ? ORDER BY rowid DESC LIMIT ?';
    for (const row of db.all<{ pk: number }>(sql, quoted(digits), CANDIDATES)) note(row.pk, '');
  }
  if (words.length > 0) {
    const sql = 'SELECT rowid AS pk FROM contact_fts WHERE contact_fts MATCH ? ORDER BY rank LIMIT ?';
    for (const row of db.all<{ pk: number }>(sql, matchOf(words), limit)) note(row.pk, '');
  }
  const rows = db.all<{ pk: number; id: string; name: string; identity: string | null; ticket: string | null }>(
    // A chat visitor's id tells an agent nothing.
    `SELECT c.pk, c.id, c.name,
       (SELECT i.value ->> '$.value' FROM json_each(c.body, '$.identities') i WHERE i.value ->> '$.kind' <> 'webchat' ORDER BY i.key LIMIT 1) AS identity,
       (SELECT t.id FROM ticket t WHERE t.contact_id = c.id ORDER BY t.created_at DESC LIMIT 1) AS ticket
     FROM json_each(?) j JOIN contact c ON c.pk = j.value ORDER BY j.key LIMIT ?`,
    JSON.stringify([...details.keys()]),
    limit,
  );
  return rows.map((row) => ({ id: row.id, name: row.name, detail: details.get(row.pk) || (row.identity ?? ''), newestTicketId: row.ticket }));
}

/** Only what looks like a number with its usual marks; "0812" is looked for as "812", since numbers are stored as +62812. */
function phoneDigits(text: string): string {
  return /^[+\d][\d\s().-]*$/.test(text) ? digitsOf(text).replace(/^0+/, '') : '';
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
}

/** Every word, the last as a beginning. Words are quoted: what a person types is never query syntax. */
function matchOf(words: readonly string[]): string {
  return words.map((word) => `${quoted(word)}*`).join(' ');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function excerptOf(text: string, words: readonly string[]): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  const at = Math.max(0, folded.toLowerCase().indexOf((words[0] ?? '').toLowerCase()));
  const from = Math.max(0, at - 40);
  return `${from > 0 ? '…' : ''}${folded.slice(from, from + 160)}${from + 160 < folded.length ? '…' : ''}`;
}
