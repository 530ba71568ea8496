import type { Contact } from '#shared/domain/contact/contact.ts';
import { type DuplicateReason, duplicateReasons, foldName, orderWords } from '#shared/domain/contact/duplicates.ts';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import { contactsByPk, getContact } from './contact-store.ts';
import { customerKeys, familyOf, rootOf } from './customer-store.ts';
import { quotedWord } from './search-words.ts';
import type { ReadDb } from './sqlite.ts';

export type Duplicate = { readonly contact: Contact; readonly reasons: DuplicateReason[] };

/** How many records one look at an index may bring: a number that a thousand customers share says nothing. */
const PER_LOOK = 200;
const SHOWN = 10;
/** Messages in which order numbers are looked for, the newest. */
const MESSAGES = 200;

/**
 * Customers that may be the same person as the one with these records, the surest first. Candidates come from indexes only;
 * the rule that judges them is the one of the central API.
 */
export function duplicatesOf(db: ReadDb, family: readonly Contact[], country: Parameters<typeof duplicateReasons>[2]): Duplicate[] {
  const own = family.map((contact) => ({ contact, orders: ordersNamed(db, contact.id) }));
  const ownIds = new Set(family.map(({ id }) => id));
  const rootIds = new Map<string, Set<DuplicateReason>>();
  for (const candidate of contactsByPk(
    db,
    candidatePks(
      db,
      family,
      own.flatMap(({ orders }) => orders),
    ),
  )) {
    if (ownIds.has(candidate.id)) continue;
    const facts = { contact: candidate, orders: ordersNamed(db, candidate.id) };
    const reasons = own.flatMap((mine) => duplicateReasons(mine, facts, country));
    const rootId = reasons.length === 0 ? null : rootOf(db, candidate.id);
    if (rootId === null || ownIds.has(rootId)) continue;
    const known = rootIds.get(rootId) ?? new Set();
    for (const reason of reasons) known.add(reason);
    rootIds.set(rootId, known);
  }
  const found = [...rootIds].flatMap(([id, reasons]): Duplicate[] => {
    const contact = getContact(db, id);
    return contact === null ? [] : [{ contact, reasons: strongestFirst.filter((reason) => reasons.has(reason)) }];
  });
  return found.sort((a, b) => rankOf(a) - rankOf(b) || a.contact.createdAt - b.contact.createdAt).slice(0, SHOWN);
}

const strongestFirst: readonly DuplicateReason[] = ['samePhone', 'sameEmail', 'sameOrder', 'similarName'];
const rankOf = ({ reasons }: Duplicate): number => strongestFirst.indexOf(reasons[0] as DuplicateReason);

function candidatePks(db: ReadDb, family: readonly Contact[], numbers: readonly string[]): number[] {
  const pks = new Set<number>();
  const take = (sql: string, value: string): void => {
    for (const { pk } of db.all<{ pk: number }>(`${sql} LIMIT ${PER_LOOK}`, value)) pks.add(pk);
  };
  for (const key of new Set(family.flatMap(customerKeys))) take('SELECT pk FROM customer_key WHERE key = ?', key);
  for (const number of new Set(numbers)) {
    take('SELECT c.pk FROM customer_order o JOIN customer c ON c.id = o.contact_id WHERE o.number = ?', number);
    take(
      `SELECT c.pk FROM (SELECT rowid AS pk FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rowid DESC LIMIT ${PER_LOOK}) f
       JOIN entry e ON e.pk = f.pk JOIN ticket t ON t.id = e.ticket_id JOIN customer c ON c.id = t.contact_id`,
      quotedWord(number),
    );
  }
  const byName = 'SELECT rowid AS pk FROM contact_fts WHERE contact_fts MATCH ? ORDER BY rowid DESC';
  for (const match of new Set(family.flatMap(({ name }) => nameMatches(name)))) take(byName, match);
  return [...pks];
}

/** All words of a name, and all but one of them: a name that is spelt otherwise mostly differs in one word. */
function nameMatches(name: string): string[] {
  const words = foldName(name)
    .split(' ')
    .filter((word) => word.length > 1)
    .slice(0, 6);
  if (words.join('').length < 5) return [];
  const all = words.map(quotedWord);
  return all.length === 1 ? all : [all.join(' '), ...all.map((_, left) => all.filter((_word, index) => index !== left).join(' '))];
}

/** Numbers of the record's orders, and those that its customer wrote. */
function ordersNamed(db: ReadDb, contactId: string): string[] {
  const orders = db.all<{ number: string }>('SELECT number FROM customer_order WHERE contact_id = ?', contactId).map((row) => row.number);
  const rows = db.all<{ body: string }>(
    `SELECT e.body FROM ticket t JOIN entry e ON e.ticket_id = t.id AND e.inbound = 1 WHERE t.contact_id = ? ORDER BY e.at DESC LIMIT ${MESSAGES}`,
    contactId,
  );
  const words = rows.flatMap((row) => {
    const entry = JSON.parse(row.body) as Entry;
    return entry.kind === 'message' ? orderWords(entry.text) : [];
  });
  const known = [...new Set(words)].filter((word) => db.get('SELECT 1 AS yes FROM customer_order WHERE number = ?', word) !== undefined);
  return [...new Set([...orders, ...known])];
}

/** The records of a customer, the own one first; empty: not here. */
export function recordsOf(db: ReadDb, contactId: string): Contact[] {
  const rootId = rootOf(db, contactId);
  if (rootId === null) return [];
  return familyOf(db, rootId).flatMap((id) => getContact(db, id) ?? []);
}
