import type { RowProblem } from '#shared/contract/customer-schemas.ts';
import type { OrderItem, OrderState } from '#shared/domain/contact/contact.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { type BulkContext, type RowOutcome, refusedRow, runsWithoutRepeats, traceOf } from '../contact/bulk.ts';
import { refreshContactValues } from '../contact/contact-service.ts';
import { type CustomerKeys, findCustomers } from '../contact/find-customers.ts';
import { insertOrders, lockOrders, type OrderRecord, updateOrders } from './order-repository.ts';

/** An order as another system knows it, whole. */
export type OrderRow = {
  readonly externalId: string | null;
  readonly number: string;
  readonly customer: CustomerKeys;
  readonly state: OrderState;
  readonly placedAt: number;
  /** Null: the workspace's. */
  readonly currency: string | null;
  readonly total: number;
  readonly items: readonly OrderItem[];
};
export type GivenOrder = OrderRow | { readonly problem: RowProblem };

export const ORDER_COLUMNS = ['contact_id', 'number', 'state', 'placed_at', 'currency', 'total', 'items', 'external_id'] as const;

function keysOf(row: GivenOrder): string[] {
  if ('problem' in row) return [];
  return [`number ${row.number}`, ...(row.externalId === null ? [] : [`external ${row.externalId}`])];
}

/**
 * Adds or updates orders, found by their external id, else by their number; the same rows again change nothing. The customers'
 * values follow in the same transaction. Call inside `withWorkspace`, after `holdCustomers`. One outcome per row, in their order.
 */
export async function upsertOrders(trx: Trx, context: BulkContext, rows: readonly GivenOrder[]): Promise<RowOutcome[]> {
  const { currency } = await trx.selectFrom('workspace').select('currency').where('id', '=', context.workspaceId).executeTakeFirstOrThrow();
  const outcomes: RowOutcome[] = [];
  const touched = new Set<string>();
  for (const run of runsWithoutRepeats(rows, keysOf)) outcomes.push(...(await upsertRun(trx, context, run, currency, touched)));
  await refreshContactValues(trx, context.workspaceId, [...touched], context.now);
  return outcomes;
}

type Planned = { readonly before: OrderRecord | null; readonly after: OrderRecord; readonly customerId: string };

async function upsertRun(
  trx: Trx,
  context: BulkContext,
  given: readonly GivenOrder[],
  currency: string,
  touched: Set<string>,
): Promise<RowOutcome[]> {
  const { workspaceId } = context;
  const rows = given.filter((row): row is OrderRow => !('problem' in row));
  const find = await findCustomers(
    trx,
    workspaceId,
    rows.map((row) => row.customer),
  );
  const orders = await lockOrders(
    trx,
    workspaceId,
    rows.map((row) => row.number),
    rows.flatMap((row) => row.externalId ?? []),
  );
  const byNumber = new Map(orders.map((order) => [order.number, order]));
  const byExternalId = new Map(orders.flatMap((order) => (order.external_id === null ? [] : [[order.external_id, order] as const])));

  const plans = given.map((row): Planned | RowProblem => {
    if ('problem' in row) return row.problem;
    const customer = find(row.customer);
    if (customer === null) return 'customerUnknown';
    const sameNumber = byNumber.get(row.number);
    const known = row.externalId === null ? sameNumber : (byExternalId.get(row.externalId) ?? sameNumber);
    if (sameNumber !== undefined && sameNumber !== known) return 'numberTaken';
    if (known !== undefined && row.externalId !== null && known.external_id !== null && known.external_id !== row.externalId) return 'numberTaken';
    return { ...planOrder(context, row, customer.id, known ?? null, row.currency ?? currency), customerId: customer.rootId };
  });

  const planned = plans.filter((item): item is Planned => typeof item === 'object');
  const changed = planned.filter(({ before, after }) => before === null || before.rev !== after.rev);
  await insertOrders(
    trx,
    changed.filter(({ before }) => before === null).map(({ after }) => after),
  );
  await updateOrders(
    trx,
    workspaceId,
    changed.filter(({ before }) => before !== null).map(({ after }) => after),
  );
  for (const { before, after } of changed) {
    recordChange(trx, WORKSPACE_FEED, 'order', after.id);
    touched.add(after.contact_id);
    if (before !== null) touched.add(before.contact_id);
  }
  return plans.map((item) => outcomeOf(item));
}

function outcomeOf(item: Planned | RowProblem): RowOutcome {
  if (typeof item === 'string') return refusedRow(item);
  const { before, after, customerId } = item;
  const ids = { id: after.id, customerId, problem: null };
  if (before !== null && before.rev === after.rev) return { ...ids, status: 'unchanged', trace: null };
  return { ...ids, status: before === null ? 'created' : 'updated', trace: { fields: traceOf(before, after, ORDER_COLUMNS), identityIds: [] } };
}

function planOrder(
  { workspaceId, newId }: BulkContext,
  row: OrderRow,
  contactId: string,
  before: OrderRecord | null,
  currency: string,
): Omit<Planned, 'customerId'> {
  const after: OrderRecord = {
    workspace_id: workspaceId,
    id: before?.id ?? newId(),
    contact_id: contactId,
    number: row.number,
    state: row.state,
    placed_at: row.placedAt,
    currency,
    total: row.total,
    items: [...row.items],
    external_id: row.externalId ?? before?.external_id ?? null,
    rev: before?.rev ?? 1,
  };
  const changed = before !== null && Object.keys(traceOf(before, after, ORDER_COLUMNS)).length > 0;
  return { before, after: changed ? { ...after, rev: after.rev + 1 } : after };
}
