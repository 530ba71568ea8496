import type { RowProblem } from '#shared/contract/customer-schemas.ts';
import type { OrderItem, OrderState } from '#shared/domain/contact/contact.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { type BulkContext, type RowOutcome, refusedRow, traceOf } from '../contact/bulk.ts';
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

/**
 * Adds or updates orders, found by their external id, else by their number; the same rows again change nothing, and a row sees
 * what those before it did. The customers' values follow in the same transaction. Call inside `withWorkspace`, after
 * `holdCustomers`. One outcome per row, in their order.
 */
export async function upsertOrders(trx: Trx, context: BulkContext, given: readonly GivenOrder[]): Promise<RowOutcome[]> {
  const { workspaceId, now } = context;
  const { currency } = await trx.selectFrom('workspace').select('currency').where('id', '=', workspaceId).executeTakeFirstOrThrow();
  const rows = given.filter((row): row is OrderRow => !('problem' in row));
  const find = await findCustomers(
    trx,
    workspaceId,
    rows.map((row) => row.customer),
  );
  const known = await readKnown(trx, workspaceId, rows);
  const plans = given.map((row): Planned | RowProblem => {
    if ('problem' in row) return row.problem;
    const customer = find(row.customer);
    if (customer === null) return 'customerUnknown';
    const before = orderOf(known, row);
    if (typeof before === 'string') return before;
    const planned = { ...planOrder(context, row, customer.id, before, row.currency ?? currency), customerId: customer.rootId };
    remember(known, planned);
    return planned;
  });

  const changed = plans.filter((item): item is Planned => typeof item === 'object').filter(isChanged);
  const made = new Set(changed.filter(({ before }) => before === null).map(({ after }) => after.id));
  const last = [...new Map(changed.map(({ after }) => [after.id, after])).values()];
  // A number that one order gives up may be the next one's.
  await updateOrders(
    trx,
    workspaceId,
    last.filter(({ id }) => !made.has(id)),
  );
  await insertOrders(
    trx,
    last.filter(({ id }) => made.has(id)),
  );
  for (const { id } of last) recordChange(trx, WORKSPACE_FEED, 'order', id);
  const touched = changed.flatMap(({ before, after }) => (before === null ? [after.contact_id] : [before.contact_id, after.contact_id]));
  await refreshContactValues(trx, workspaceId, touched, now);
  return plans.map(outcomeOf);
}

type Planned = { readonly before: OrderRecord | null; readonly after: OrderRecord; readonly customerId: string };
type Known = { readonly byNumber: Map<string, OrderRecord>; readonly byExternalId: Map<string, OrderRecord> };

const isChanged = ({ before, after }: Planned): boolean => before === null || before.rev !== after.rev;

async function readKnown(trx: Trx, workspaceId: string, rows: readonly OrderRow[]): Promise<Known> {
  const orders = await lockOrders(
    trx,
    workspaceId,
    rows.map((row) => row.number),
    rows.flatMap((row) => row.externalId ?? []),
  );
  return {
    byNumber: new Map(orders.map((order) => [order.number, order])),
    byExternalId: new Map(orders.flatMap((order) => (order.external_id === null ? [] : [[order.external_id, order] as const]))),
  };
}

function remember({ byNumber, byExternalId }: Known, { before, after }: Planned): void {
  if (before !== null && before.number !== after.number) byNumber.delete(before.number);
  byNumber.set(after.number, after);
  if (after.external_id !== null) byExternalId.set(after.external_id, after);
}

/** Which order a row is, null for a new one, or why that cannot be told. */
function orderOf({ byNumber, byExternalId }: Known, row: OrderRow): OrderRecord | RowProblem | null {
  const sameNumber = byNumber.get(row.number);
  const order = row.externalId === null ? sameNumber : (byExternalId.get(row.externalId) ?? sameNumber);
  if (sameNumber !== undefined && sameNumber !== order) return 'numberTaken';
  const isOthers = order !== undefined && row.externalId !== null && order.external_id !== null && order.external_id !== row.externalId;
  return isOthers ? 'numberTaken' : (order ?? null);
}

function outcomeOf(item: Planned | RowProblem): RowOutcome {
  if (typeof item === 'string') return refusedRow(item);
  const { before, after, customerId } = item;
  const ids = { id: after.id, customerId, problem: null };
  if (!isChanged(item)) return { ...ids, status: 'unchanged', trace: null };
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
