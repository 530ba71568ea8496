import { sql } from 'kysely';
import { startChangeLog, writeChangeLog } from './change-log.ts';
import type { Database, Trx } from './database.ts';

const enter = (trx: Trx, workspaceId: string) => sql`select set_config('app.workspace_id', ${workspaceId}, true)`.execute(trx);

/**
 * Runs `work` in one transaction inside a workspace: row-level security shows nothing else. Changes that `work` records are
 * numbered in their feeds last; after the commit `db.onCommitted` tells of them. Nothing is told when `work` throws.
 */
export async function withWorkspace<T>(db: Database, workspaceId: string, work: (trx: Trx) => Promise<T>): Promise<T> {
  const { result, log } = await db.kysely.transaction().execute(async (trx) => {
    await enter(trx, workspaceId);
    const started = startChangeLog(trx);
    const answer = await work(trx);
    await writeChangeLog(trx, workspaceId, started);
    return { result: answer, log: started };
  });
  if (log.changes.length > 0 || log.conversationIds.size > 0) {
    const feeds = [...new Set(log.changes.map((change) => change.feed))];
    db.publishCommitted({ workspaceId, feeds, conversationIds: [...log.conversationIds] });
  }
  return result;
}

/** The same for reading: everything that `work` reads is of one moment. */
export function readWorkspace<T>(db: Database, workspaceId: string, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await enter(trx, workspaceId);
      return work(trx);
    });
}
