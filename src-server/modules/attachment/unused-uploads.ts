import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import { deleteUnused, isContentKept, lockContent } from './attachment-repository.ts';
import type { AttachmentStore } from './attachment-store.ts';

export type UnusedUploads = {
  /**
   * Takes away what was uploaded, or last asked for, before `before` (epoch ms) and stands in no message; returns how many
   * contents that were. The file goes once no workspace has it. Nodes may run it at once, and while uploads come in.
   */
  remove(before: number): Promise<number>;
};

const BATCH = 200;

export function createUnusedUploads({ db, attachments }: { db: Database; attachments: AttachmentStore }): UnusedUploads {
  async function removeSome(workspaceId: string, before: number): Promise<number> {
    const hashes = await withWorkspace(db, workspaceId, (trx) => deleteUnused(trx, before, BATCH));
    // After the commit: a file without a row is only room lost, a row without a file would be a broken message.
    for (const hash of hashes) {
      await withWorkspace(db, workspaceId, async (trx) => {
        await lockContent(trx, hash);
        if (!(await isContentKept(trx, hash))) await attachments.remove(hash);
      });
    }
    return hashes.length;
  }

  return {
    async remove(before) {
      const workspaces = await sql<{ workspace_id: string }>`select workspace_id from list_workspaces()`.execute(db.kysely);
      let removed = 0;
      for (const { workspace_id: workspaceId } of workspaces.rows) {
        let batch: number;
        do {
          batch = await removeSome(workspaceId, before);
          removed += batch;
        } while (batch === BATCH);
      }
      return removed;
    },
  };
}
