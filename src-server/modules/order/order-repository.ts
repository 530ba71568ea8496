import { type Selectable, sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import { toJsonb } from '../../db/jsonb.ts';
import type { Tables } from '../../db/schema.ts';

export type OrderRecord = Selectable<Tables['customer_order']>;

/** By number or by another system's id, locked until the commit in the order of ids. */
export async function lockOrders(
  trx: Trx,
  workspaceId: string,
  numbers: readonly string[],
  externalIds: readonly string[],
  ids: readonly string[] = [],
): Promise<OrderRecord[]> {
  const { rows } = await sql<OrderRecord>`
    select * from customer_order where workspace_id = ${workspaceId}
      and id in (
        select id from customer_order where workspace_id = ${workspaceId} and number = any(${[...numbers]}::text[])
        union select id from customer_order where workspace_id = ${workspaceId} and external_id = any(${[...externalIds]}::text[])
        union select unnest(${[...ids]}::uuid[]))
    order by id for no key update`.execute(trx);
  return rows;
}

export async function insertOrders(trx: Trx, rows: readonly OrderRecord[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into customer_order (workspace_id, id, contact_id, number, state, placed_at, currency, total, items, external_id, rev)
    select workspace_id, id, contact_id, number, state, placed_at, currency, total, items, external_id, rev
    from jsonb_populate_recordset(null::customer_order, ${toJsonb(rows)}::jsonb)`.execute(trx);
}

export async function updateOrders(trx: Trx, workspaceId: string, rows: readonly OrderRecord[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update customer_order o set contact_id = r.contact_id, number = r.number, state = r.state, placed_at = r.placed_at, currency = r.currency,
      total = r.total, items = r.items, external_id = r.external_id, rev = r.rev
    from jsonb_populate_recordset(null::customer_order, ${toJsonb(rows)}::jsonb) r
    where o.workspace_id = ${workspaceId} and o.id = r.id`.execute(trx);
}
