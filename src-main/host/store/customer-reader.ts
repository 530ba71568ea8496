import type { CUSTOMER_SORTS, CustomerRow } from '#shared/contract/console/customer-contract.ts';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { shownReach } from '#shared/domain/contact/written-identity.ts';
import { matchWords, quotedWord, searchWords, typedDigits } from './search-words.ts';
import type { ReadDb, SqlValue } from './sqlite.ts';

export type CustomerSort = (typeof CUSTOMER_SORTS)[number];
export type CustomerQuery = { readonly query: string; readonly sort: CustomerSort; readonly tags: readonly string[] };

const orders: Record<CustomerSort, string> = { name: 'name_key', lastContact: 'last_at DESC', value: 'value DESC' };

/** The rows of a page, in order. The inner query touches an index only, so that deep pages stay cheap. */
export function listCustomers(db: ReadDb, query: CustomerQuery, offset: number, limit: number): CustomerRow[] {
  const found = whereOf(query);
  if (found === null) return [];
  const order = orders[query.sort];
  const rows = db.all<{ body: string; last_at: number; live: number }>(
    `SELECT c.body, k.last_at, k.live FROM customer k JOIN contact c ON c.pk = k.pk
     WHERE k.pk IN (${found.with}SELECT pk FROM customer WHERE ${found.where} ORDER BY ${order}, pk LIMIT ? OFFSET ?)
     ORDER BY k.${order}, k.pk`,
    ...found.values,
    limit,
    offset,
  );
  return rows.map((row) => rowOf(JSON.parse(row.body) as Contact, row.last_at, row.live));
}

/** From the counters while there is nothing to look for but one tag. */
export function countCustomers(db: ReadDb, query: CustomerQuery): number {
  const counted = query.query.trim() === '' && query.tags.length <= 1;
  if (counted) return db.get<{ n: number }>('SELECT n FROM customer_count WHERE tag = ?', query.tags[0] ?? '')?.n ?? 0;
  const found = whereOf(query);
  if (found === null) return 0;
  return db.get<{ n: number }>(`${found.with}SELECT count(*) AS n FROM customer WHERE ${found.where}`, ...found.values)?.n ?? 0;
}

/** Position of a customer in the list; null: not in it. */
export function positionOfCustomer(db: ReadDb, query: CustomerQuery, id: string): number | null {
  const found = whereOf(query);
  if (found === null) return null;
  const own = db.get<{ pk: number; name_key: string; last_at: number; value: number }>(
    `${found.with}SELECT pk, name_key, last_at, value FROM customer WHERE id = ? AND ${found.where}`,
    ...found.values.slice(0, found.withValues),
    id,
    ...found.values.slice(found.withValues),
  );
  if (own === undefined) return null;
  const before = {
    name: ['(name_key, pk) < (?, ?)', own.name_key],
    lastContact: ['(-last_at, pk) < (?, ?)', -own.last_at],
    value: ['(-value, pk) < (?, ?)', -own.value],
  } as const;
  const [sql, key] = before[query.sort];
  return (
    db.get<{ n: number }>(`${found.with}SELECT count(*) AS n FROM customer WHERE ${found.where} AND ${sql}`, ...found.values, key, own.pk)?.n ?? null
  );
}

/** Tags of listed customers, the most used first. */
export function listCustomerTags(db: ReadDb, limit: number): { tag: string; count: number }[] {
  return db.all(`SELECT tag, n AS count FROM customer_count WHERE n > 0 AND tag <> '' ORDER BY n DESC, tag LIMIT ?`, limit);
}

type Where = { readonly with: string; readonly where: string; readonly values: readonly SqlValue[]; readonly withValues: number };

/** Null: what was typed holds nothing that could be looked for. */
function whereOf({ query, tags }: CustomerQuery): Where | null {
  const parts = ['into_id IS NULL'];
  const values: SqlValue[] = [];
  let head = '';
  if (query.trim() !== '') {
    const found = foundOf(query.trim());
    if (found.length === 0) return null;
    // A record that was merged away leads to the customer it belongs to now.
    head = `WITH RECURSIVE found (pk) AS (${found.map(({ sql }) => sql).join(' UNION ')}),
      via (pk) AS (SELECT pk FROM customer WHERE into_id IS NOT NULL AND pk IN found
        UNION SELECT r.pk FROM via JOIN customer m ON m.pk = via.pk JOIN customer r ON r.id = m.into_id) `;
    parts.push('pk IN (SELECT pk FROM found UNION ALL SELECT pk FROM via)');
    values.push(...found.map(({ value }) => value));
  }
  const withValues = values.length;
  if (tags.length > 0) {
    parts.push('pk IN (SELECT pk FROM customer_tag WHERE tag IN (SELECT value FROM json_each(?)))');
    values.push(JSON.stringify(tags));
  }
  return { with: head, where: parts.join(' AND '), values, withValues };
}

/** By name, company, e-mail, a part of a phone number or of an order number. */
function foundOf(text: string): { sql: string; value: string }[] {
  const found: { sql: string; value: string }[] = [];
  const words = searchWords(text);
  if (words.length > 0) found.push({ sql: 'SELECT rowid FROM contact_fts WHERE contact_fts MATCH ?', value: matchWords(words) });
  const digits = typedDigits(text);
  if (digits.length >= 3) found.push({ sql: 'SELECT rowid FROM contact_fragment WHERE contact_fragment MATCH ?', value: quotedWord(digits) });
  if (text.length >= 3 && /\d/.test(text)) {
    found.push({
      sql: `SELECT c.pk FROM order_fragment f JOIN customer_order o ON o.pk = f.rowid JOIN customer c ON c.id = o.contact_id
            WHERE order_fragment MATCH ?`,
      value: quotedWord(text),
    });
  }
  return found;
}

function rowOf(contact: Contact, lastAt: number, live: number): CustomerRow {
  return {
    id: contact.id,
    name: contact.name,
    company: contact.company,
    city: contact.city,
    language: contact.language,
    tags: [...contact.tags],
    reach: shownReach(contact),
    lifetime: contact.value.lifetime,
    orders: contact.value.orders,
    openTickets: live,
    lastContactAt: lastAt === 0 ? null : lastAt,
  };
}
