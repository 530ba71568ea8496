import { sql } from 'kysely';
import type * as z from 'zod';
import type { RowResult, zCustomerInput, zOrderInput } from '#shared/contract/customer-schemas.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Contact, Order } from '#shared/domain/contact/contact.ts';
import { canonicalIdentity } from '#shared/domain/contact/identity.ts';
import type { Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { type BulkContext, holdCustomers, type RowOutcome, rootsOf } from '../contact/bulk.ts';
import { countryOfWorkspace, loadContacts } from '../contact/contact-service.ts';
import { type GivenCustomer, upsertCustomers } from '../contact/upsert-customers.ts';
import { loadOrders } from '../order/order-service.ts';
import { type GivenOrder, upsertOrders } from '../order/upsert-orders.ts';
import { readAddresses } from './read-customer-row.ts';

export type Customer = { readonly contact: Contact; readonly externalId: string | null };
export type OrderWithId = { readonly order: Order; readonly externalId: string | null };

/** Reading in bulk is a lead's and an admin's. */
export function mayRead({ actor }: RequestContext): void {
  if (actor.role === 'agent') throw new CodedError('FORBIDDEN');
}

/** Other systems write through an admin's session. */
export function mayWrite({ actor }: RequestContext): void {
  if (actor.role !== 'admin') throw new CodedError('FORBIDDEN');
}

async function withExternalIds(trx: Trx, ids: readonly string[]): Promise<Customer[]> {
  if (ids.length === 0) return [];
  const external = await trx
    .selectFrom('contact')
    .select(['id', 'external_id'])
    .where('id', 'in', [...ids])
    .execute();
  const byId = new Map(external.map((row) => [row.id, row.external_id]));
  const contacts = new Map((await loadContacts(trx, ids)).map((contact) => [contact.id, contact]));
  return ids.flatMap((id) => {
    const contact = contacts.get(id);
    return contact === undefined ? [] : [{ contact, externalId: byId.get(id) ?? null }];
  });
}

async function ordersWithIds(trx: Trx, ids: readonly string[]): Promise<OrderWithId[]> {
  if (ids.length === 0) return [];
  const external = await trx
    .selectFrom('customer_order')
    .select(['id', 'external_id'])
    .where('id', 'in', [...ids])
    .execute();
  const byId = new Map(external.map((row) => [row.id, row.external_id]));
  const orders = new Map((await loadOrders(trx, ids)).map((order) => [order.id, order]));
  return ids.flatMap((id) => {
    const order = orders.get(id);
    return order === undefined ? [] : [{ order, externalId: byId.get(id) ?? null }];
  });
}

const pageOf = <T>(rows: readonly T[], limit: number, idOf: (row: T) => string) => {
  const last = rows.at(-1);
  return rows.length < limit || last === undefined ? null : idOf(last);
};

export type PageInput = { readonly after?: string | undefined; readonly externalId?: string | undefined; readonly limit: number };

/** In the order of ids, after `after`. */
export async function listCustomers(trx: Trx, { after, externalId, limit }: PageInput) {
  let query = trx.selectFrom('contact').select('id').orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  if (externalId !== undefined) query = query.where('external_id', '=', externalId);
  const rows = await query.execute();
  return {
    customers: await withExternalIds(
      trx,
      rows.map(({ id }) => id),
    ),
    next: pageOf(rows, limit, ({ id }) => id),
  };
}

export async function listOrders(trx: Trx, { after, externalId, number, limit }: PageInput & { readonly number?: string | undefined }) {
  let query = trx.selectFrom('customer_order').select('id').orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  if (externalId !== undefined) query = query.where('external_id', '=', externalId);
  if (number !== undefined) query = query.where('number', '=', number);
  const rows = await query.execute();
  return {
    orders: await ordersWithIds(
      trx,
      rows.map(({ id }) => id),
    ),
    next: pageOf(rows, limit, ({ id }) => id),
  };
}

/** Throws NOT_FOUND. */
export async function getOrder(trx: Trx, id: string): Promise<OrderWithId> {
  const [order] = await ordersWithIds(trx, [id]);
  if (order === undefined) throw new CodedError('NOT_FOUND');
  return order;
}

/** The records of the customer that a record is shown with, the customer's own first. Throws NOT_FOUND. */
export async function familyOf(trx: Trx, workspaceId: string, id: string): Promise<Customer[]> {
  const rootId = (await rootsOf(trx, workspaceId, [id])).get(id);
  if (rootId === undefined) throw new CodedError('NOT_FOUND');
  const { rows } = await sql<{ id: string }>`
    with recursive down as (
      select ${rootId}::uuid as id, 0 as depth
      union all select m.id, depth + 1 from contact m join down on m.merged_into_id = down.id where m.workspace_id = ${workspaceId}
    ) select id from down order by depth, id`.execute(trx);
  return withExternalIds(
    trx,
    rows.map((row) => row.id),
  );
}

const SHOWN_ORDERS = 500;

export async function getCustomer(trx: Trx, workspaceId: string, id: string) {
  const [customer, ...merged] = await familyOf(trx, workspaceId, id);
  if (customer === undefined) throw new CodedError('NOT_FOUND');
  const ids = [customer, ...merged].map(({ contact }) => contact.id);
  const orders = await trx
    .selectFrom('customer_order')
    .select('id')
    .where('contact_id', 'in', ids)
    .orderBy('placed_at', 'desc')
    .orderBy('id')
    .limit(SHOWN_ORDERS)
    .execute();
  const other = await sql<{ currency: string; lifetime: number; orders: number }>`
    select currency, sum(total) as lifetime, count(*)::integer as orders from customer_order
    where workspace_id = ${workspaceId} and contact_id = any(${ids}::uuid[]) and state not in ('cancelled', 'returned')
      and currency <> (select w.currency from workspace w where w.id = ${workspaceId})
    group by currency order by currency`.execute(trx);
  return {
    customer,
    merged,
    orders: await ordersWithIds(
      trx,
      orders.map((order) => order.id),
    ),
    otherCurrencies: other.rows,
  };
}

const resultOf = (externalId: string, { status, id, customerId, problem }: RowOutcome): RowResult => ({
  externalId,
  status,
  id,
  customerId,
  problem,
});

/** All rows in one transaction; a refused one does not keep the others out. */
export async function putCustomers(trx: Trx, context: BulkContext, rows: readonly z.infer<typeof zCustomerInput>[]): Promise<RowResult[]> {
  await holdCustomers(trx, context.workspaceId);
  const country = await countryOfWorkspace(trx, context.workspaceId);
  const given = rows.map(({ identities, addTags, ...row }): GivenCustomer => {
    const addresses = readAddresses(identities ?? [], country);
    return typeof addresses === 'string' ? { problem: addresses } : { ...row, addTags: addTags ?? [], addresses };
  });
  const outcomes = await upsertCustomers(trx, context, given);
  return rows.flatMap((row, index) => (outcomes[index] === undefined ? [] : [resultOf(row.externalId, outcomes[index])]));
}

export async function putOrders(trx: Trx, context: BulkContext, rows: readonly z.infer<typeof zOrderInput>[]): Promise<RowResult[]> {
  await holdCustomers(trx, context.workspaceId);
  const country = await countryOfWorkspace(trx, context.workspaceId);
  const given = rows.map(({ customer, ...row }): GivenOrder => {
    const phone = customer.phone === undefined ? undefined : canonicalIdentity('phone', customer.phone, country);
    const email = customer.email === undefined ? undefined : canonicalIdentity('email', customer.email, country);
    if (phone === null) return { problem: 'phoneInvalid' };
    if (email === null) return { problem: 'emailInvalid' };
    return { ...row, customer: { ...customer, phone, email } };
  });
  const outcomes = await upsertOrders(trx, context, given);
  return rows.flatMap((row, index) => (outcomes[index] === undefined ? [] : [resultOf(row.externalId, outcomes[index])]));
}
