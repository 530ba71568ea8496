import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { withWorkspace } from '../db/with-workspace.ts';

export type PruneService = {
  /** Takes away change lines written before `before` (epoch ms); a cursor that has not read them asks for a snapshot then. Returns how many. */
  pruneChanges(before: number): Promise<number>;
};

export function createPruneService({ db }: { db: Database }): PruneService {
  return {
    async pruneChanges(before) {
      const workspaces = await sql<{ workspace_id: string }>`select workspace_id from list_workspaces()`.execute(db.kysely);
      let pruned = 0;
      for (const { workspace_id: workspaceId } of workspaces.rows) {
        pruned += await withWorkspace(db, workspaceId, async (trx) => {
          // Lines of one feed are written in the order of their times, so the newest old one is where its floor goes.
          const cuts = await trx
            .selectFrom('change')
            .select(['feed', (eb) => eb.fn.max('n').as('n')])
            .where('at', '<', before)
            .groupBy('feed')
            .orderBy('feed')
            .execute();
          let deleted = 0n;
          for (const { feed, n } of cuts) {
            await trx.updateTable('feed_counter').set({ floor: n }).where('feed', '=', feed).execute();
            deleted += (await trx.deleteFrom('change').where('feed', '=', feed).where('n', '<=', n).executeTakeFirstOrThrow()).numDeletedRows;
          }
          return Number(deleted);
        });
      }
      return pruned;
    },
  };
}
