import type { Clock } from '#shared/base/clock.ts';
import { type CsvCell, csvText } from '#shared/base/csv-write.ts';
import type { IdSource } from '#shared/base/ids.ts';
import {
  type FileProblem,
  IMPORT_LIMITS,
  type ImportKind,
  type ImportPreview,
  type ImportStatus,
  type Mapping,
  type RowProblem,
} from '#shared/contract/customer-schemas.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { countryOf } from '#shared/domain/contact/identity.ts';
import { importText, rowProblemText } from '#shared/text/import-text.ts';
import type { Database, Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import { analyseFile, fileError, readRows } from './import-file.ts';
import { fieldsOf, mappingFits, suggestMapping } from './import-mapping.ts';
import {
  badRows,
  editImport,
  findImport,
  type ImportRow,
  insertChunk,
  insertImport,
  listImports,
  lockImport,
  piecesOf,
  toStatus,
} from './import-repository.ts';
import { readCustomerRow } from './read-customer-row.ts';
import { readOrderRow } from './read-order-row.ts';

export type ImportParts = { readonly db: Database; readonly clock: Clock; readonly newId: IdSource };

const LISTED = 100;
const REFUSED_PAGE = 1_000;

const refusedImport = (problem: FileProblem, more: Readonly<Record<string, number>> = {}): CodedError =>
  new CodedError('IMPORT_REFUSED', { problem, ...more });

/** Leads and admins import; a lead's imports are their own affair, an admin sees all. Throws FORBIDDEN. */
function mayImport({ actor }: RequestContext): void {
  if (actor.role === 'agent') throw new CodedError('FORBIDDEN');
}

function owned(context: RequestContext, row: ImportRow | undefined): ImportRow {
  if (row === undefined || (context.actor.role !== 'admin' && row.started_by_id !== context.actor.agentId)) throw new CodedError('NOT_FOUND');
  return row;
}

/** Imports of one person's files: upload, look, run, undo. Throws FORBIDDEN, NOT_FOUND, FILE_UNREADABLE, IMPORT_REFUSED. */
export function createImportService({ db, clock, newId }: ImportParts) {
  /** The import, locked until the commit. */
  const change = <T>(context: RequestContext, importId: string, work: (trx: Trx, row: ImportRow) => Promise<T>): Promise<T> => {
    mayImport(context);
    return withWorkspace(db, context.workspaceId, async (trx) => work(trx, owned(context, await lockImport(trx, importId))));
  };
  const read = (context: RequestContext, importId: string): Promise<ImportRow> => {
    mayImport(context);
    return readWorkspace(db, context.workspaceId, async (trx) => owned(context, await findImport(trx, importId)));
  };

  /** Reads the file through once; its answer is kept. */
  async function analysed(context: RequestContext, importId: string): Promise<ImportRow> {
    const row = await read(context, importId);
    if (row.state === 'uploading') throw refusedImport('incomplete', { received: row.received, size: row.size });
    if (row.state === 'failed') throw fileError(row.problem ?? 'stopped');
    if (row.columns !== null) return row;
    try {
      const facts = await analyseFile(piecesOf(db, context.workspaceId, importId));
      const { encoding, delimiter, total } = facts;
      await change(context, importId, (trx) => editImport(trx, importId, { encoding, delimiter, total, columns: JSON.stringify(facts.columns) }));
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const problem = String(error.data.problem) as FileProblem;
      await change(context, importId, (trx) => editImport(trx, importId, { state: 'failed', problem }));
      throw error;
    }
    return read(context, importId);
  }

  return {
    async list(context: RequestContext): Promise<ImportStatus[]> {
      mayImport(context);
      const own = context.actor.role === 'admin' ? null : context.actor.agentId;
      return (await readWorkspace(db, context.workspaceId, (trx) => listImports(trx, own, LISTED))).map(toStatus);
    },

    async begin(context: RequestContext, kind: ImportKind, fileName: string, size: number): Promise<string> {
      mayImport(context);
      if (size > IMPORT_LIMITS.fileBytes) throw fileError('tooLarge', { limit: IMPORT_LIMITS.fileBytes });
      const id = newId();
      const { workspaceId, actor } = context;
      await withWorkspace(db, workspaceId, (trx) =>
        insertImport(trx, { workspace_id: workspaceId, id, kind, file_name: fileName, size, started_by_id: actor.agentId, created_at: clock.now() }),
      );
      return id;
    },

    /** Bytes in order; a piece that is there already may come again. Answers how many are there. */
    chunk(context: RequestContext, importId: string, offset: number, bytes: Buffer): Promise<number> {
      return change(context, importId, async (trx, row) => {
        const end = offset + bytes.length;
        if (end <= row.received) return row.received;
        if (row.state !== 'uploading') throw refusedImport('wrongState');
        if (offset !== row.received) throw refusedImport('wrongOffset', { received: row.received });
        if (bytes.length > IMPORT_LIMITS.chunkBytes || end > row.size) throw fileError('tooLarge', { limit: row.size });
        await insertChunk(trx, context.workspaceId, importId, offset, bytes);
        await editImport(trx, importId, { received: end, state: end === row.size ? 'ready' : 'uploading' });
        return end;
      });
    },

    async preview(context: RequestContext, importId: string, mapping: Mapping | null): Promise<ImportPreview> {
      const row = await analysed(context, importId);
      const { columns, encoding, delimiter } = row;
      if (columns === null || encoding === null || delimiter === null) throw fileError('stopped');
      const used = mapping ?? row.mapping ?? suggestMapping(row.kind, columns);
      const problemOf = await rowReader(db, context.workspaceId, row.kind, used, columns.length);
      const rows: ImportPreview['rows'] = [];
      for await (const { n, line, cells } of readRows(piecesOf(db, context.workspaceId, importId), { encoding, delimiter })) {
        if (n === 0) continue;
        const given = problemOf(cells);
        rows.push({ line, cells: [...cells], problem: 'problem' in given ? given.problem : null });
        if (rows.length >= IMPORT_LIMITS.previewRows) break;
      }
      return { columns: [...columns], mapping: used, total: row.total, rows };
    },

    async run(context: RequestContext, importId: string, mapping: Mapping): Promise<ImportStatus> {
      await analysed(context, importId);
      return change(context, importId, async (trx, row) => {
        if (row.state === 'running' || row.state === 'done') return toStatus(row);
        if (row.state !== 'ready' || row.columns === null) throw refusedImport('wrongState');
        if (!mappingFits(row.kind, mapping, row.columns.length)) throw refusedImport('noMapping');
        await editImport(trx, importId, { state: 'running', mapping: JSON.stringify(mapping) });
        return toStatus({ ...row, state: 'running' });
      });
    },

    status: async (context: RequestContext, importId: string): Promise<ImportStatus> => toStatus(await read(context, importId)),

    /** A CSV of the rows that were refused or could not be undone, as they were, with the reason. */
    async refusedPage(context: RequestContext, importId: string, language: 'id' | 'en', after: number) {
      const row = await read(context, importId);
      const rows = await readWorkspace(db, context.workspaceId, (trx) => badRows(trx, importId, after, REFUSED_PAGE));
      const header: CsvCell[][] = after > 0 ? [] : [[...(row.columns ?? []), importText.line[language], importText.reason[language]]];
      const width = row.columns?.length ?? 0;
      const lines = rows.map(({ cells, line, problem }): CsvCell[] => [
        ...Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? ''),
        line,
        problem === null ? '' : rowProblemText[problem as RowProblem][language],
      ]);
      const text = csvText([...header, ...lines]);
      return {
        name: `${row.file_name.replace(/\.[A-Za-z]{1,5}$/, '')}-${importText.refusedName[language]}.csv`,
        // The mark by which spreadsheets know UTF-8 begins the file, not its later pages.
        text: after > 0 ? text.slice(1) : text,
        next: rows.length < REFUSED_PAGE ? null : (rows.at(-1)?.n ?? null),
      };
    },

    undo(context: RequestContext, importId: string): Promise<ImportStatus> {
      return change(context, importId, async (trx, row) => {
        if (row.state === 'undoing' || row.state === 'undone') return toStatus(row);
        if (row.state !== 'done' && !(row.state === 'failed' && row.created + row.updated > 0)) throw refusedImport('wrongState');
        const done = row.total - row.created - row.updated;
        await editImport(trx, importId, { state: 'undoing', done, problem: null, lease_id: null, lease_until: null });
        return toStatus({ ...row, state: 'undoing', done, problem: null });
      });
    },
  };
}
export type ImportService = ReturnType<typeof createImportService>;

/** How the cells of a row of this kind are read in this workspace. */
export async function rowReader(db: Database, workspaceId: string, kind: ImportKind, mapping: Mapping, width: number) {
  const { time_zone: timeZone } = await readWorkspace(db, workspaceId, (trx) =>
    trx.selectFrom('workspace').select('time_zone').where('id', '=', workspaceId).executeTakeFirstOrThrow(),
  );
  const country = countryOf(timeZone);
  return (cells: readonly string[]) => {
    if (cells.slice(width).some((cell) => cell.trim() !== '')) return { problem: 'wrongColumns' as const };
    const fields = fieldsOf(cells, mapping);
    return kind === 'customers' ? readCustomerRow(fields, country) : readOrderRow(fields, country, timeZone);
  };
}
