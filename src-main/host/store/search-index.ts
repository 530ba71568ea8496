import type { Contact } from '#shared/domain/contact/contact.ts';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import { getMeta, setMeta } from './meta.ts';
import type { WriteTx } from './write-tx.ts';

export function indexTicket(tx: WriteTx, pk: number, subject: string): void {
  tx.run('INSERT INTO ticket_fts (rowid, text) VALUES (?, ?)', pk, subject);
}

export function unindexTicket(tx: WriteTx, pk: number): void {
  tx.run('DELETE FROM ticket_fts WHERE rowid = ?', pk);
}

export function indexContact(tx: WriteTx, pk: number, contact: Contact): void {
  const addresses = contact.identities
    .filter((identity) => identity.kind === 'email' || identity.kind === 'social')
    .map((identity) => identity.value);
  tx.run('INSERT INTO contact_fts (rowid, text) VALUES (?, ?)', pk, [contact.name, contact.company ?? '', ...addresses].join(' '));
  const numbers = contact.identities
    .filter((identity) => identity.kind === 'phone' || identity.kind === 'whatsapp')
    .map((identity) => digitsOf(identity.value));
  if (numbers.length > 0) tx.run('INSERT INTO contact_fragment (rowid, text) VALUES (?, ?)', pk, numbers.join(' '));
}

export function unindexContact(tx: WriteTx, pk: number): void {
  tx.run('DELETE FROM contact_fts WHERE rowid = ?', pk);
  tx.run('DELETE FROM contact_fragment WHERE rowid = ?', pk);
}

export function indexOrder(tx: WriteTx, pk: number, number: string): void {
  tx.run('INSERT INTO order_fragment (rowid, text) VALUES (?, ?)', pk, number);
}

export function unindexOrder(tx: WriteTx, pk: number): void {
  tx.run('DELETE FROM order_fragment WHERE rowid = ?', pk);
}

export function unindexEntries(tx: WriteTx, pks: readonly number[]): void {
  const indexed = getMeta(tx, 'indexed') ?? 0;
  for (const pk of pks) if (pk <= indexed) tx.run('DELETE FROM entry_fts WHERE rowid = ?', pk);
}

/**
 * Feeds the next entries into the index, oldest first; answers whether more wait. Messages are fed after the batch that
 * brought them, so that catching up costs no more than its rows; entry numbers are never used twice, so one mark suffices.
 */
export function indexNextEntries(tx: WriteTx, limit: number): boolean {
  const from = getMeta(tx, 'indexed') ?? 0;
  const rows = tx.all<{ pk: number; event: string | null; body: string }>(
    'SELECT pk, event, body FROM entry WHERE pk > ? ORDER BY pk LIMIT ?',
    from,
    limit,
  );
  const last = rows.at(-1);
  if (last === undefined) return false;
  for (const row of rows) {
    if (row.event !== null) continue;
    const entry = JSON.parse(row.body) as Entry;
    if (entry.kind !== 'event' && entry.text !== '') tx.run('INSERT INTO entry_fts (rowid, text) VALUES (?, ?)', row.pk, entry.text);
  }
  setMeta(tx, 'indexed', last.pk);
  return rows.length === limit;
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
