import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { type BulkContext, runsWithoutRepeats } from '../contact/bulk.ts';
import { refreshContactValues } from '../contact/contact-service.ts';
import { type DoneRow, restore, type UndoOutcome } from '../contact/undo-customers.ts';
import { lockOrders, type OrderRecord, updateOrders } from './order-repository.ts';

/** As `undoCustomers`: an order that was made is removed unless changed since; values follow. */
export async function undoOrders(trx: Trx, context: BulkContext, rows: readonly DoneRow[]): Promise<UndoOutcome[]> {
  const outcomes: UndoOutcome[] = [];
  const touched = new Set<string>();
  for (const run of runsWithoutRepeats(rows, (row) => [row.id])) outcomes.push(...(await undoRun(trx, context, run, touched)));
  await refreshContactValues(trx, context.workspaceId, [...touched], context.now);
  return outcomes;
}

async function undoRun(trx: Trx, { workspaceId }: BulkContext, rows: readonly DoneRow[], touched: Set<string>): Promise<UndoOutcome[]> {
  const ids = rows.map((row) => row.id);
  const orders = new Map((await lockOrders(trx, workspaceId, [], [], ids)).map((order) => [order.id, order]));
  const removed: string[] = [];
  const restored: OrderRecord[] = [];
  const outcomes = rows.map((row): UndoOutcome => {
    const order = orders.get(row.id);
    if (order === undefined) return null;
    const { back, changedSince } = restore(order, row.trace);
    if (row.created && changedSince) return 'changedSince';
    touched.add(order.contact_id);
    if (row.created) removed.push(order.id);
    else {
      touched.add(back.contact_id);
      restored.push({ ...back, rev: order.rev + 1 });
    }
    return changedSince ? 'changedSince' : null;
  });
  await updateOrders(trx, workspaceId, restored);
  if (removed.length > 0) await trx.deleteFrom('customer_order').where('workspace_id', '=', workspaceId).where('id', 'in', removed).execute();
  for (const id of [...removed, ...restored.map((order) => order.id)]) recordChange(trx, WORKSPACE_FEED, 'order', id);
  return outcomes;
}
