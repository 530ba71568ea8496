import { type Selectable, sql } from 'kysely';
import type { RowProblem } from '#shared/contract/customer-schemas.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import type { RowTrace, Tables } from '../../db/schema.ts';
import { type BulkContext, runsWithoutRepeats, sameValue } from './bulk.ts';
import { type ContactRow, lockContacts, updateContacts } from './bulk-repository.ts';

/** What one row of an import did. */
export type DoneRow = { readonly id: string; readonly created: boolean; readonly trace: RowTrace };
/** Null: taken back whole. Otherwise why something stays. */
export type UndoOutcome = Extract<RowProblem, 'usedSince' | 'changedSince'> | null;

/**
 * Takes back what rows did, newest first: a customer that was made is removed unless used or changed since; a field that was
 * changed gets its earlier value unless changed again. Call inside `withWorkspace`, after `holdCustomers`.
 */
export async function undoCustomers(trx: Trx, context: BulkContext, rows: readonly DoneRow[]): Promise<UndoOutcome[]> {
  const outcomes: UndoOutcome[] = [];
  for (const run of runsWithoutRepeats(rows, (row) => [row.id])) outcomes.push(...(await undoRun(trx, context, run)));
  return outcomes;
}

async function undoRun(trx: Trx, { workspaceId, now }: BulkContext, rows: readonly DoneRow[]): Promise<UndoOutcome[]> {
  const ids = rows.map((row) => row.id);
  const contacts = new Map((await lockContacts(trx, workspaceId, ids, [])).map((contact) => [contact.id, contact]));
  const used = await readUsed(trx, workspaceId, ids);
  const addresses = await readAddressIds(trx, workspaceId, ids);

  const removed: string[] = [];
  const restored: ContactRow[] = [];
  const takenAddresses: string[] = [];
  const outcomes = rows.map((row): UndoOutcome => {
    const contact = contacts.get(row.id);
    if (contact === undefined) return null;
    const { back, changedSince } = restore(contact, row.trace);
    if (row.created) {
      if (used.has(row.id)) return 'usedSince';
      const own = (addresses.get(row.id) ?? []).every((id) => row.trace.identityIds.includes(id));
      if (changedSince || !own) return 'changedSince';
      removed.push(row.id);
      return null;
    }
    restored.push({ ...back, updated_at: now, rev: contact.rev + 1 });
    takenAddresses.push(...row.trace.identityIds.filter((id) => addresses.get(row.id)?.includes(id)));
    return changedSince ? 'changedSince' : null;
  });

  await removeAddresses(trx, workspaceId, removed, takenAddresses);
  await updateContacts(trx, workspaceId, restored);
  if (removed.length > 0) await trx.deleteFrom('contact').where('workspace_id', '=', workspaceId).where('id', 'in', removed).execute();
  for (const id of [...removed, ...restored.map((contact) => contact.id)]) recordChange(trx, WORKSPACE_FEED, 'contact', id);
  return outcomes;
}

/** Earlier values where the row's own still stand. */
export function restore<T extends object>(row: T, trace: RowTrace): { readonly back: T; readonly changedSince: boolean } {
  const back = { ...row } as Record<string, unknown>;
  let changedSince = false;
  for (const [column, [before, after]] of Object.entries(trace.fields)) {
    if (sameValue(back[column], after)) back[column] = before;
    else changedSince = true;
  }
  return { back: back as T, changedSince };
}

async function readUsed(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  const wanted = sql`${[...ids]}::uuid[]`;
  const { rows } = await sql<{ id: string }>`
    select contact_id as id from ticket where workspace_id = ${workspaceId} and contact_id = any(${wanted})
    union select contact_id from conversation where workspace_id = ${workspaceId} and contact_id = any(${wanted})
    union select contact_id from customer_order where workspace_id = ${workspaceId} and contact_id = any(${wanted})
    union select contact_id from survey_answer where workspace_id = ${workspaceId} and contact_id = any(${wanted})
    union select contact_id from contact_merge where workspace_id = ${workspaceId} and contact_id = any(${wanted})
    union select root_id from contact_merge where workspace_id = ${workspaceId} and root_id = any(${wanted})`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

async function readAddressIds(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const byContact = new Map<string, string[]>();
  const rows: Pick<Selectable<Tables['contact_identity']>, 'id' | 'contact_id'>[] = await trx
    .selectFrom('contact_identity')
    .select(['id', 'contact_id'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', 'in', [...ids])
    .execute();
  for (const row of rows) byContact.set(row.contact_id, [...(byContact.get(row.contact_id) ?? []), row.id]);
  return byContact;
}

async function removeAddresses(trx: Trx, workspaceId: string, contactIds: readonly string[], ids: readonly string[]): Promise<void> {
  if (contactIds.length === 0 && ids.length === 0) return;
  await sql`delete from contact_identity where workspace_id = ${workspaceId}
    and (contact_id = any(${[...contactIds]}::uuid[]) or id = any(${[...ids]}::uuid[]))`.execute(trx);
}
