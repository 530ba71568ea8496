import { sql } from 'kysely';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { addressesOf, type DuplicateReason, duplicateReasons, foldName, orderWords } from '#shared/domain/contact/duplicates.ts';
import type { Trx } from '../../db/database.ts';
import { rootsOf } from '../contact/bulk.ts';
import { countryOfWorkspace, loadContacts } from '../contact/contact-service.ts';

export type Duplicate = { readonly contact: Contact; readonly reasons: DuplicateReason[] };

const MAX_CANDIDATES = 200;
const SHOWN = 20;
/** Messages of the customer in which order numbers are looked for. */
const READ_MESSAGES = 50;

/** Customers that may be the same person as `family`, the records of one customer; those with the strongest reasons first. */
export async function findDuplicates(trx: Trx, workspaceId: string, family: readonly Contact[]): Promise<Duplicate[]> {
  const country = await countryOfWorkspace(trx, workspaceId);
  const own = family.map((contact) => contact.id);
  const named = await orderNumbersOf(trx, own);

  const candidates = new Set<string>();
  for (const contact of family) {
    const { phones, emails } = addressesOf(contact, country);
    for (const id of await ownersOf(trx, workspaceId, [...phones], [...emails])) candidates.add(id);
    for (const id of await namesakesOf(trx, workspaceId, contact)) candidates.add(id);
  }
  for (const id of await customersOfOrders(trx, workspaceId, named)) candidates.add(id);
  const roots = await rootsOf(trx, workspaceId, [...candidates]);
  const others = [...new Set(roots.values())].filter((id) => !own.includes(id)).slice(0, MAX_CANDIDATES);
  if (others.length === 0) return [];

  const found: Duplicate[] = [];
  const records = await loadContacts(trx, [...new Set([...others, ...[...candidates].filter((id) => others.includes(roots.get(id) ?? id))])]);
  const orders = await ordersByContact(
    trx,
    records.map(({ id }) => id),
  );
  for (const root of records.filter(({ id }) => others.includes(id))) {
    const theirs = records.filter(({ id }) => (roots.get(id) ?? id) === root.id);
    const reasons = new Set(
      family.flatMap((contact) =>
        theirs.flatMap((other) => duplicateReasons({ contact, orders: named }, { contact: other, orders: orders.get(other.id) ?? [] }, country)),
      ),
    );
    if (reasons.size > 0) found.push({ contact: root, reasons: [...reasons] });
  }
  const weight = ({ reasons }: Duplicate): number => reasons.reduce((sum, reason) => sum + (reason === 'similarName' ? 1 : 10), 0);
  return found.sort((a, b) => weight(b) - weight(a) || (a.contact.id < b.contact.id ? -1 : 1)).slice(0, SHOWN);
}

/** Numbers of their own orders, and what they wrote that may be one. */
async function orderNumbersOf(trx: Trx, contactIds: readonly string[]): Promise<string[]> {
  const orders = await trx
    .selectFrom('customer_order')
    .select('number')
    .where('contact_id', 'in', [...contactIds])
    .limit(500)
    .execute();
  const messages = await sql<{ text: string }>`
    select e.text from ticket t join entry e on e.workspace_id = t.workspace_id and e.ticket_id = t.id
    where t.contact_id = any(${[...contactIds]}::uuid[]) and e.direction = 'in' and e.text is not null
    order by e.at desc limit ${READ_MESSAGES}`.execute(trx);
  return [...new Set([...orders.map(({ number }) => number), ...messages.rows.flatMap(({ text }) => orderWords(text))])].slice(0, 1_000);
}

async function ownersOf(trx: Trx, workspaceId: string, phones: readonly string[], emails: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from contact_identity where workspace_id = ${workspaceId}
      and ((kind in ('phone', 'whatsapp') and value = any(${[...phones]}::text[])) or (kind = 'email' and value = any(${[...emails]}::text[])))`.execute(
    trx,
  );
  return rows.map((row) => row.contact_id);
}

/** Those whose name begins alike, in the same town or company. */
async function namesakesOf(trx: Trx, workspaceId: string, { id, name, city, company }: Contact): Promise<string[]> {
  const start = foldName(name).split(' ')[0]?.slice(0, 4) ?? '';
  if (start.length < 3 || (city === null && company === null)) return [];
  const { rows } = await sql<{ id: string }>`
    select id from contact where workspace_id = ${workspaceId} and id <> ${id} and lower(name) like ${`${start.replace(/[%_\\]/g, '')}%`}
      and (lower(city) = lower(${city}) or lower(company) = lower(${company}))
    order by id limit ${MAX_CANDIDATES}`.execute(trx);
  return rows.map((row) => row.id);
}

async function customersOfOrders(trx: Trx, workspaceId: string, numbers: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from customer_order where workspace_id = ${workspaceId} and number = any(${[...numbers]}::text[])`.execute(trx);
  return rows.map((row) => row.contact_id);
}

async function ordersByContact(trx: Trx, contactIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await trx
    .selectFrom('customer_order')
    .select(['contact_id', 'number'])
    .where('contact_id', 'in', [...contactIds])
    .execute();
  const numbers = new Map<string, string[]>();
  for (const row of rows) numbers.set(row.contact_id, [...(numbers.get(row.contact_id) ?? []), row.number]);
  return numbers;
}
