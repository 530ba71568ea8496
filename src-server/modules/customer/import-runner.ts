import { sql } from 'kysely';
import type { FileProblem } from '#shared/contract/customer-schemas.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Trx } from '../../db/database.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import { type BulkContext, holdCustomers, type RowOutcome } from '../contact/bulk.ts';
import { undoCustomers } from '../contact/undo-customers.ts';
import { type GivenCustomer, upsertCustomers } from '../contact/upsert-customers.ts';
import { undoOrders } from '../order/undo-orders.ts';
import { type GivenOrder, upsertOrders } from '../order/upsert-orders.ts';
import { type FileRow, readRows } from './import-file.ts';
import {
  editImport,
  type ImportRow,
  insertRows,
  lockImport,
  piecesOf,
  pruneImports,
  rowsToUndo,
  takeWork,
  writeUndone,
} from './import-repository.ts';
import { type ImportParts, rowReader } from './import-service.ts';

/** Rows in one transaction: few enough that others who write to the same feed wait for a moment only. */
const BATCH = 500;
/** One call works for so long at most; the next goes on where it ended. Half of each second stays for everyone else. */
const TURN_MS = 500;
/** A node that has not been heard of for so long works on it no more. */
const LEASE_MS = 60_000;
const MAX_FAILURES = 5;

/** A file that is being read: its next row is number `next`. */
type Reader = { readonly rows: AsyncGenerator<FileRow>; readonly read: Awaited<ReturnType<typeof rowReader>>; next: number };

/**
 * Does the imports and undos that were asked for, in batches that each commit alone. What was done stands in the same
 * transaction as its rows, so a restart goes on at the next row and no row is done twice. Call `work` again and again.
 */
export function createImportRunner(parts: ImportParts) {
  const { db, clock, newId } = parts;
  const leaseId = newId();
  const readers = new Map<string, Reader>();
  const failures = new Map<string, number>();

  async function work(): Promise<void> {
    const turnEnds = clock.now() + TURN_MS;
    const workspaces = await sql<{ workspace_id: string }>`select workspace_id from workspaces_with_imports()`.execute(db.kysely);
    let queue: { workspaceId: string; row: ImportRow }[] = [];
    for (const { workspace_id: workspaceId } of workspaces.rows) {
      const taken = await withWorkspace(db, workspaceId, (trx) => takeWork(trx, leaseId, clock.now(), clock.now() + LEASE_MS));
      queue.push(...taken.map((row) => ({ workspaceId, row })));
    }
    forgetOthers(queue.map(({ row }) => row.id));
    // Several imports take turns, batch by batch.
    while (queue.length > 0 && clock.now() < turnEnds) {
      const left: typeof queue = [];
      for (const item of queue) if (await step(item.workspaceId, item.row)) left.push(item);
      queue = left;
    }
  }

  function forgetOthers(ids: readonly string[]): void {
    for (const id of readers.keys()) if (!ids.includes(id)) readers.delete(id);
  }

  /** One batch; false: nothing more to do in this turn. */
  async function step(workspaceId: string, row: ImportRow): Promise<boolean> {
    try {
      const more = row.state === 'undoing' ? await undoBatch(workspaceId, row.id) : await importBatch(workspaceId, row);
      failures.delete(row.id);
      return more;
    } catch (error) {
      readers.delete(row.id);
      const count = (failures.get(row.id) ?? 0) + 1;
      failures.set(row.id, count);
      const unreadable = error instanceof CodedError && error.code === 'FILE_UNREADABLE';
      if (!unreadable && count < MAX_FAILURES) throw error;
      failures.delete(row.id);
      const problem = unreadable ? (String(error.data.problem) as FileProblem) : 'stopped';
      await withWorkspace(db, workspaceId, (trx) => editImport(trx, row.id, { state: 'failed', problem, ...released }));
      if (!unreadable) throw error;
      return false;
    }
  }

  async function importBatch(workspaceId: string, row: ImportRow): Promise<boolean> {
    const reader = await readerOf(workspaceId, row);
    const rows: FileRow[] = [];
    while (rows.length < BATCH) {
      const next = await reader.rows.next();
      if (next.done === true) break;
      rows.push(next.value);
    }
    const from = reader.next;
    reader.next += rows.length;
    const given = rows.map(({ cells }) => reader.read(cells));
    const ended = rows.length < BATCH;
    const stillOurs = await mine(workspaceId, row.id, 'running', async (trx, current, context) => {
      if (current.done !== from - 1) return false;
      const outcomes =
        row.kind === 'customers'
          ? await upsertCustomers(trx, context, given as GivenCustomer[])
          : await upsertOrders(trx, context, given as GivenOrder[]);
      await insertRows(trx, workspaceId, row.id, rows, outcomes);
      const count = (status: RowOutcome['status']): number => outcomes.filter((outcome) => outcome.status === status).length;
      await editImport(trx, row.id, {
        done: current.done + rows.length,
        created: current.created + count('created'),
        updated: current.updated + count('updated'),
        refused: current.refused + count('refused'),
        ...(ended ? { state: 'done', ...released } : { lease_until: context.now + LEASE_MS }),
      });
      return true;
    });
    if (!stillOurs || ended) readers.delete(row.id);
    return stillOurs && !ended;
  }

  async function undoBatch(workspaceId: string, importId: string): Promise<boolean> {
    let more = false;
    await mine(workspaceId, importId, 'undoing', async (trx, current, context) => {
      const rows = await rowsToUndo(trx, importId, BATCH);
      more = rows.length === BATCH;
      if (rows.length > 0) {
        const outcomes = current.kind === 'customers' ? await undoCustomers(trx, context, rows) : await undoOrders(trx, context, rows);
        await writeUndone(trx, workspaceId, importId, rows, outcomes);
        const kept = outcomes.filter((outcome) => outcome !== null).length;
        await editImport(trx, importId, { done: current.done + rows.length, kept: current.kept + kept, lease_until: context.now + LEASE_MS });
      }
      if (!more) await editImport(trx, importId, { state: 'undone', ...released });
      return true;
    });
    return more;
  }

  /** Runs `change` while this node still holds the import in that state, after whoever else writes customers. */
  function mine(
    workspaceId: string,
    importId: string,
    state: ImportRow['state'],
    change: (trx: Trx, row: ImportRow, context: BulkContext) => Promise<boolean>,
  ): Promise<boolean> {
    return withWorkspace(db, workspaceId, async (trx) => {
      const current = await lockImport(trx, importId);
      if (current === undefined || current.state !== state || current.lease_id !== leaseId) return false;
      await holdCustomers(trx, workspaceId);
      return change(trx, current, { workspaceId, now: clock.now(), newId });
    });
  }

  /** Where the import is in its file: kept from turn to turn, else read again up to there. */
  async function readerOf(workspaceId: string, row: ImportRow): Promise<Reader> {
    const known = readers.get(row.id);
    if (known !== undefined) return known;
    const { encoding, delimiter, mapping, columns } = row;
    if (encoding === null || delimiter === null || mapping === null || columns === null) throw new Error('an import runs that was never read');
    const rows = readRows(piecesOf(db, workspaceId, row.id), { encoding, delimiter });
    const { done } = await withWorkspace(db, workspaceId, (trx) => lockImport(trx, row.id).then((now) => now ?? row));
    for (let skipped = 0; skipped <= done; skipped++) await rows.next();
    const reader: Reader = { rows, next: done + 1, read: await rowReader(db, workspaceId, row.kind, mapping, columns.length) };
    readers.set(row.id, reader);
    return reader;
  }

  return {
    work,
    /** Forgets imports from before `until` with their files; what they brought stays. */
    prune: (workspaceId: string, until: number): Promise<void> => withWorkspace(db, workspaceId, (trx) => pruneImports(trx, until)),
  };
}

const released = { lease_id: null, lease_until: null };
