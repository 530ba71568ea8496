import type { Contact, Order } from '#shared/domain/contact/contact.ts';
import { dropCustomer, putCustomer } from './customer-store.ts';
import { indexContact, indexOrder, unindexContact, unindexOrder } from './search-index.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

export function getContact(db: ReadDb, id: string): Contact | null {
  const row = db.get<{ body: string }>('SELECT body FROM contact WHERE id = ?', id);
  return row === undefined ? null : (JSON.parse(row.body) as Contact);
}

export function contactsByPk(db: ReadDb, pks: readonly number[]): Contact[] {
  const rows = db.all<{ body: string }>('SELECT body FROM contact WHERE pk IN (SELECT value FROM json_each(?))', JSON.stringify(pks));
  return rows.map((row) => JSON.parse(row.body) as Contact);
}

/** With `newer` only over a lower revision. Answers whether it wrote. */
export function putContact(tx: WriteTx, contact: Contact, when: 'always' | 'newer' = 'always'): boolean {
  const old = tx.get<{ pk: number; rev: number; body: string }>('SELECT pk, rev, body FROM contact WHERE id = ?', contact.id);
  if (when === 'newer' && old !== undefined && old.rev >= contact.rev) return false;
  const body = JSON.stringify(contact);
  tx.touched.contacts.add(contact.id);
  if (old === undefined) {
    const { rowid } = tx.run('INSERT INTO contact (id, name, rev, body) VALUES (?, ?, ?, ?)', contact.id, contact.name, contact.rev, body);
    indexContact(tx, rowid, contact);
    putCustomer(tx, rowid, contact, null);
    return true;
  }
  if (old.body === body) return false;
  tx.run('UPDATE contact SET name = ?, rev = ?, body = ? WHERE pk = ?', contact.name, contact.rev, body, old.pk);
  unindexContact(tx, old.pk);
  indexContact(tx, old.pk, contact);
  putCustomer(tx, old.pk, contact, JSON.parse(old.body) as Contact);
  return true;
}

export function dropContact(tx: WriteTx, id: string): void {
  const old = tx.get<{ pk: number; body: string }>('SELECT pk, body FROM contact WHERE id = ?', id);
  if (old === undefined) return;
  unindexContact(tx, old.pk);
  dropCustomer(tx, old.pk, JSON.parse(old.body) as Contact);
  tx.run('DELETE FROM contact WHERE pk = ?', old.pk);
  tx.touched.contacts.add(id);
}

export function ordersOfContact(db: ReadDb, contactId: string): Order[] {
  return ordersOfContacts(db, [contactId]);
}

/** Of all of a customer's records, newest first. */
export function ordersOfContacts(db: ReadDb, contactIds: readonly string[]): Order[] {
  const rows = db.all<{ body: string }>(
    'SELECT body FROM customer_order WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY placed_at DESC',
    JSON.stringify(contactIds),
  );
  return rows.map((row) => JSON.parse(row.body) as Order);
}

export function putOrder(tx: WriteTx, order: Order): void {
  const old = tx.get<{ pk: number; rev: number; number: string }>('SELECT pk, rev, number FROM customer_order WHERE id = ?', order.id);
  const body = JSON.stringify(order);
  if (old !== undefined && old.rev >= order.rev) return;
  tx.touched.contacts.add(order.contactId);
  if (old === undefined) {
    const { rowid } = tx.run(
      'INSERT INTO customer_order (id, contact_id, number, placed_at, rev, body) VALUES (?, ?, ?, ?, ?, ?)',
      order.id,
      order.contactId,
      order.number,
      order.placedAt,
      order.rev,
      body,
    );
    indexOrder(tx, rowid, order.number);
    return;
  }
  tx.run(
    'UPDATE customer_order SET contact_id = ?, number = ?, placed_at = ?, rev = ?, body = ? WHERE pk = ?',
    order.contactId,
    order.number,
    order.placedAt,
    order.rev,
    body,
    old.pk,
  );
  if (old.number === order.number) return;
  unindexOrder(tx, old.pk);
  indexOrder(tx, old.pk, order.number);
}

export function dropOrder(tx: WriteTx, id: string): void {
  const old = tx.get<{ pk: number; contact_id: string }>('SELECT pk, contact_id FROM customer_order WHERE id = ?', id);
  if (old === undefined) return;
  unindexOrder(tx, old.pk);
  tx.run('DELETE FROM customer_order WHERE pk = ?', old.pk);
  tx.touched.contacts.add(old.contact_id);
}
