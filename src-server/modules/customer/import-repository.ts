import { type Selectable, sql } from 'kysely';
import type { ImportStatus, RowProblem } from '#shared/contract/customer-schemas.ts';
import type { Database, Trx } from '../../db/database.ts';
import { toJsonb } from '../../db/jsonb.ts';
import type { Tables } from '../../db/schema.ts';
import { readWorkspace } from '../../db/with-workspace.ts';
import type { RowOutcome } from '../contact/bulk.ts';
import type { DoneRow, UndoOutcome } from '../contact/undo-customers.ts';
import type { FileRow, Pieces } from './import-file.ts';

export type ImportRow = Selectable<Tables['customer_import']>;

export const toStatus = (row: ImportRow): ImportStatus => ({
  importId: row.id,
  kind: row.kind,
  fileName: row.file_name,
  state: row.state,
  total: row.total,
  done: row.done,
  created: row.created,
  updated: row.updated,
  refused: row.refused,
  kept: row.kept,
  problem: row.problem,
  startedById: row.started_by_id,
  createdAt: row.created_at,
});

export const findImport = (trx: Trx, id: string): Promise<ImportRow | undefined> =>
  trx.selectFrom('customer_import').selectAll().where('id', '=', id).executeTakeFirst();

export const lockImport = (trx: Trx, id: string): Promise<ImportRow | undefined> =>
  trx.selectFrom('customer_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Newest first; `startedById` null: everyone's. */
export function listImports(trx: Trx, startedById: string | null, limit: number): Promise<ImportRow[]> {
  const all = trx.selectFrom('customer_import').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
  return (startedById === null ? all : all.where('started_by_id', '=', startedById)).execute();
}

export async function insertImport(
  trx: Trx,
  row: Pick<ImportRow, 'workspace_id' | 'id' | 'kind' | 'file_name' | 'size' | 'started_by_id' | 'created_at'>,
): Promise<void> {
  await trx
    .insertInto('customer_import')
    .values({
      ...row,
      state: 'uploading',
      encoding: null,
      delimiter: null,
      columns: null,
      mapping: null,
      problem: null,
      lease_id: null,
      lease_until: null,
    })
    .execute();
}

export type ImportEdit = Partial<
  Pick<ImportRow, 'received' | 'state' | 'encoding' | 'delimiter' | 'total' | 'done' | 'created' | 'updated' | 'refused' | 'kept' | 'problem'> & {
    readonly columns: string;
    readonly mapping: string;
    readonly lease_id: string | null;
    readonly lease_until: number | null;
  }
>;

export async function editImport(trx: Trx, id: string, edit: ImportEdit): Promise<void> {
  await trx.updateTable('customer_import').set(edit).where('id', '=', id).execute();
}

export async function insertChunk(trx: Trx, workspaceId: string, importId: string, atByte: number, bytes: Buffer): Promise<void> {
  await trx.insertInto('customer_import_chunk').values({ workspace_id: workspaceId, import_id: importId, at_byte: atByte, bytes }).execute();
}

/** The file's bytes from the start, each piece in a short transaction of its own. */
export function piecesOf(db: Database, workspaceId: string, importId: string): Pieces {
  return async function* read() {
    for (let after = -1; ; ) {
      const chunk = await readWorkspace(db, workspaceId, (trx) =>
        trx
          .selectFrom('customer_import_chunk')
          .select(['at_byte', 'bytes'])
          .where('workspace_id', '=', workspaceId)
          .where('import_id', '=', importId)
          .where('at_byte', '>', after)
          .orderBy('at_byte')
          .limit(1)
          .executeTakeFirst(),
      );
      if (chunk === undefined) return;
      after = chunk.at_byte;
      yield chunk.bytes;
    }
  };
}

export async function insertRows(
  trx: Trx,
  workspaceId: string,
  importId: string,
  rows: readonly FileRow[],
  outcomes: readonly RowOutcome[],
): Promise<void> {
  const records = rows.map((row, index) => {
    const outcome = outcomes[index];
    return {
      ...{ n: row.n, line: row.line, cells: row.cells },
      ...{ status: outcome?.status, problem: outcome?.problem, entity_id: outcome?.id, trace: outcome?.trace },
    };
  });
  await sql`
    insert into customer_import_row (workspace_id, import_id, n, line, status, problem, entity_id, trace, cells)
    select ${workspaceId}::uuid, ${importId}::uuid, n, line, status, problem, entity_id, trace, cells
    from jsonb_populate_recordset(null::customer_import_row, ${toJsonb(records)}::jsonb)`.execute(trx);
}

export type StoredRow = { readonly n: number; readonly line: number; readonly problem: RowProblem | null; readonly cells: readonly string[] };

/** Rows that were refused, or could not be undone, after row `after`. */
export function badRows(trx: Trx, importId: string, after: number, limit: number): Promise<StoredRow[]> {
  return trx
    .selectFrom('customer_import_row')
    .select(['n', 'line', 'problem', 'cells'])
    .where('import_id', '=', importId)
    .where('status', 'in', ['refused', 'kept'])
    .where('n', '>', after)
    .orderBy('n')
    .limit(limit)
    .execute();
}

/** Rows that changed something and were not undone yet, the last first. */
export async function rowsToUndo(trx: Trx, importId: string, limit: number): Promise<(DoneRow & { readonly n: number })[]> {
  const rows = await trx
    .selectFrom('customer_import_row')
    .select(['n', 'entity_id', 'status', 'trace'])
    .where('import_id', '=', importId)
    .where('status', 'in', ['created', 'updated'])
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ n, entity_id: id, status, trace }) =>
    id === null || trace === null ? [] : [{ n, id, created: status === 'created', trace }],
  );
}

export async function writeUndone(
  trx: Trx,
  workspaceId: string,
  importId: string,
  rows: readonly { readonly n: number }[],
  outcomes: readonly UndoOutcome[],
): Promise<void> {
  await sql`
    update customer_import_row r set status = case when u.problem is null then 'undone' else 'kept' end, problem = u.problem
    from unnest(${rows.map(({ n }) => n)}::integer[], ${[...outcomes]}::text[]) as u(n, problem)
    where r.workspace_id = ${workspaceId} and r.import_id = ${importId} and r.n = u.n`.execute(trx);
}

/** Imports that this node may work on: nobody does, or whoever did has been silent for too long. */
export async function takeWork(trx: Trx, leaseId: string, now: number, leaseUntil: number): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    update customer_import set lease_id = ${leaseId}, lease_until = ${leaseUntil}
    where id in (
      select id from customer_import where state in ('running', 'undoing') and (lease_id = ${leaseId} or lease_until is null or lease_until < ${now})
      order by created_at for update skip locked)
    returning *`.execute(trx);
  return rows;
}

export async function pruneImports(trx: Trx, until: number): Promise<void> {
  await trx.deleteFrom('customer_import').where('created_at', '<', until).where('state', 'not in', ['running', 'undoing']).execute();
}
