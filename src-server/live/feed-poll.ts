import type { Database } from '../db/database.ts';
import { readWorkspace } from '../db/with-workspace.ts';
import type { LiveHub } from './live-hub.ts';

/** The backstop of wake-ups between nodes: looks at the feeds' counters and wakes the consoles whose feed went on unheard. */
export function createFeedPoll(db: Database, hub: Pick<LiveHub, 'workspaceIds' | 'changed'>): { look(): Promise<void> } {
  const seen = new Map<string, Map<string, number>>();
  let looking = false;

  async function lookAt(workspaceId: string): Promise<void> {
    const rows = await readWorkspace(db, workspaceId, (trx) => trx.selectFrom('feed_counter').select(['feed', 'n']).execute());
    const before = seen.get(workspaceId);
    seen.set(workspaceId, new Map(rows.map((row) => [row.feed, row.n])));
    // What was there at the first look may have been missed just as well.
    const changed = rows.filter((row) => before?.get(row.feed) !== row.n).map((row) => row.feed);
    if (changed.length > 0) hub.changed(workspaceId, changed);
  }

  return {
    async look() {
      if (looking) return;
      looking = true;
      try {
        const open = hub.workspaceIds();
        for (const workspaceId of [...seen.keys()]) if (!open.includes(workspaceId)) seen.delete(workspaceId);
        for (const workspaceId of open) await lookAt(workspaceId);
      } finally {
        looking = false;
      }
    },
  };
}
