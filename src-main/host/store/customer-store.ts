import type { Contact } from '#shared/domain/contact/contact.ts';
import { addressesOf } from '#shared/domain/contact/duplicates.ts';
import { familyIds, type MergeRecord, rootIdOf } from '#shared/domain/contact/merge.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** Keeps the rows that the list of customers is read from with their contact; `before` is the contact as it was, null when new. */
export function putCustomer(tx: WriteTx, pk: number, contact: Contact, before: Contact | null): void {
  const into = contact.mergedIntoId;
  if (before === null) {
    tx.run(
      'INSERT INTO customer (pk, id, into_id, name_key, value) VALUES (?, ?, ?, ?, ?)',
      pk,
      contact.id,
      into,
      nameKey(contact.name),
      contact.value.lifetime,
    );
  } else {
    tx.run(
      'UPDATE customer SET into_id = ?, name_key = ?, value = ? WHERE pk = ? AND (into_id IS NOT ? OR name_key <> ? OR value <> ?)',
      ...[into, nameKey(contact.name), contact.value.lifetime, pk, into, nameKey(contact.name), contact.value.lifetime],
    );
  }
  replace(tx, 'customer_tag', 'tag', pk, before?.tags ?? [], contact.tags);
  replace(tx, 'customer_key', 'key', pk, before === null ? [] : customerKeys(before), customerKeys(contact));
  tx.tally.customers(countedTags(before), countedTags(contact));
  // What was written before this record was here, and what came or went with a merge.
  if (before === null ? into !== null || hasBelongings(tx, contact.id) : before.mergedIntoId !== into) {
    tx.tally.customer(contact.id);
    if (into !== null) tx.touched.contacts.add(into);
    if (before?.mergedIntoId != null) {
      tx.tally.customer(before.mergedIntoId);
      tx.touched.contacts.add(before.mergedIntoId);
    }
  }
}

export function dropCustomer(tx: WriteTx, pk: number, before: Contact): void {
  replace(tx, 'customer_tag', 'tag', pk, before.tags, []);
  replace(tx, 'customer_key', 'key', pk, customerKeys(before), []);
  tx.run('DELETE FROM customer WHERE pk = ?', pk);
  tx.tally.customers(countedTags(before), []);
  if (before.mergedIntoId !== null) tx.tally.customer(before.mergedIntoId);
}

/** Takes the last contact and the open tickets of the customer that `contactId` belongs to anew from the tickets. */
export function recountCustomer(tx: WriteTx, contactId: string): void {
  const rootId = rootOf(tx, contactId);
  if (rootId === null) return;
  const row = tx.get<{ last: number | null; live: number | null }>(
    `SELECT max(coalesce(last_message_at, created_at)) AS last, sum(live) AS live FROM ticket
     WHERE contact_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(familyOf(tx, rootId)),
  );
  const [last, live] = [row?.last ?? 0, row?.live ?? 0];
  const { changes } = tx.run(
    'UPDATE customer SET last_at = ?, live = ? WHERE id = ? AND (last_at <> ? OR live <> ?)',
    last,
    live,
    rootId,
    last,
    live,
  );
  if (changes > 0 || rootId !== contactId) tx.touched.contacts.add(rootId);
}

/** Whose customer a record belongs to now: itself, or the end of its merges as far as they are here. Null: not here. */
export function rootOf(db: ReadDb, contactId: string): string | null {
  const find = recordFinder(db);
  return find(contactId) === undefined ? null : rootIdOf(contactId, find);
}

/** Reads what the rules of merging look at. */
export function recordFinder(db: ReadDb): (id: string) => MergeRecord | undefined {
  return (id) => db.get<MergeRecord>('SELECT id, into_id AS mergedIntoId FROM customer WHERE id = ?', id);
}

/** The customer's own record first, then those merged into it, directly or by way of others. */
export function familyOf(db: ReadDb, rootId: string): string[] {
  return familyIds(rootId, (id) => db.all<MergeRecord>('SELECT id, into_id AS mergedIntoId FROM customer WHERE into_id = ? ORDER BY pk', id));
}

/** Numbers and addresses in the form that duplicates are looked for by, those that the note holds too. */
export function customerKeys(contact: Contact): string[] {
  const { phones, emails } = addressesOf(contact);
  return [...[...phones].map((value) => `phone:${value}`), ...[...emails].map((value) => `email:${value}`)];
}

/** Names in one order for both languages: without accents and capitals; records without a name come last. */
function nameKey(name: string): string {
  return name.trim() === '' ? '\uffff' : name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** What the record is counted under: '' stands for every listed customer. */
function countedTags(contact: Contact | null): readonly string[] {
  return contact === null || contact.mergedIntoId !== null ? [] : ['', ...contact.tags];
}

function hasBelongings(tx: WriteTx, id: string): boolean {
  return (
    tx.get('SELECT 1 AS yes FROM ticket WHERE contact_id = ? LIMIT 1', id) !== undefined ||
    tx.get('SELECT 1 AS yes FROM customer WHERE into_id = ? LIMIT 1', id) !== undefined
  );
}

function replace(tx: WriteTx, table: string, column: string, pk: number, before: readonly string[], after: readonly string[]): void {
  for (const value of before) if (!after.includes(value)) tx.run(`DELETE FROM ${table} WHERE ${column} = ? AND pk = ?`, value, pk);
  for (const value of after) if (!before.includes(value)) tx.run(`INSERT OR IGNORE INTO ${table} (${column}, pk) VALUES (?, ?)`, value, pk);
}
