import { sql } from 'kysely';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { IdSource } from '#shared/base/ids.ts';
import type { RowProblem } from '#shared/contract/customer-schemas.ts';
import type { IdentityKind } from '#shared/domain/contact/contact.ts';
import type { Trx } from '../../db/database.ts';
import type { RowTrace } from '../../db/schema.ts';

/** Where someone is reached, in canonical form. */
export type Address = { readonly kind: IdentityKind; readonly value: string };

/** What writing in bulk needs to know. */
export type BulkContext = { readonly workspaceId: string; readonly now: number; readonly newId: IdSource };

/** What became of one row. `id`: the record or order; `customerId`: the customer it is shown with, the root of a merged record. */
export type RowOutcome = {
  readonly status: 'created' | 'updated' | 'unchanged' | 'refused';
  readonly id: string | null;
  readonly customerId: string | null;
  readonly problem: RowProblem | null;
  readonly trace: RowTrace | null;
};

export const refusedRow = (problem: RowProblem): RowOutcome => ({ status: 'refused', id: null, customerId: null, problem, trace: null });

/**
 * Bulk writes and merges of a workspace's customers, one transaction after the other until its commit: two that bring the same
 * new customer make one, and values are summed over chains that stand still.
 */
export async function holdCustomers(trx: Trx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('customers of ' || ${workspaceId}::text, 0))`.execute(trx);
}

/**
 * Cuts rows into runs in which no key comes twice, so that a row sees what an earlier one did; keeps their order. A row
 * without keys (one that is refused already) fits anywhere.
 */
export function runsWithoutRepeats<R>(rows: readonly R[], keysOf: (row: R) => readonly string[]): R[][] {
  const runs: R[][] = [];
  let run: R[] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    const keys = keysOf(row);
    if (keys.some((key) => seen.has(key))) {
      runs.push(run);
      run = [];
      seen = new Set();
    }
    for (const key of keys) seen.add(key);
    run.push(row);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The customer that each of these records is shown with. */
export async function rootsOf(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ contact_id: string; root_id: string }>`select * from contact_roots(${workspaceId}, ${[...ids]}::uuid[])`.execute(trx);
  return new Map(found.rows.map((row) => [row.contact_id, row.root_id]));
}

/** Columns whose value changes, each with its value before and after. */
export function traceOf<T extends object>(before: T | null, after: T, columns: readonly (keyof T & string)[]): RowTrace['fields'] {
  const changed = columns.filter((column) => !sameValue(before?.[column] ?? null, after[column] ?? null));
  return Object.fromEntries(changed.map((column) => [column, [before?.[column] ?? null, after[column] ?? null] as const]));
}

export const sameValue = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
