import type { Order } from '#shared/domain/contact/contact.ts';
import type { Trx } from '../../db/database.ts';

const columns = ['id', 'contact_id', 'number', 'state', 'placed_at', 'currency', 'total', 'items', 'rev'] as const;
type Row = Awaited<ReturnType<typeof select>>[number];

function select(trx: Trx, ids: readonly string[]) {
  return trx
    .selectFrom('customer_order')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute();
}

function toOrder(row: Row): Order {
  return {
    id: row.id,
    contactId: row.contact_id,
    number: row.number,
    state: row.state,
    placedAt: row.placed_at,
    currency: row.currency,
    total: row.total,
    items: row.items,
    rev: row.rev,
  };
}

export async function loadOrders(trx: Trx, ids: readonly string[]): Promise<Order[]> {
  return (await select(trx, ids)).map(toOrder);
}

/** Newest first, below `beforeId`. */
export async function pageOfOrders(trx: Trx, beforeId: string | null, limit: number): Promise<Order[]> {
  const page = trx.selectFrom('customer_order').select(columns).orderBy('id', 'desc').limit(limit);
  return (await (beforeId === null ? page : page.where('id', '<', beforeId)).execute()).map(toOrder);
}
