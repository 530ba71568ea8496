import type { Database } from '../db/database.ts';
import type { Signal } from './signal.ts';

/** Tells the nodes of every commit that left something to fetch, from now until the returned function is called. */
export function publishCommitted(db: Pick<Database, 'onCommitted'>, signal: Signal): () => void {
  return db.onCommitted(({ workspaceId, feeds, conversationIds }) => {
    if (feeds.length > 0) signal.publish({ topic: 'changed', workspaceId, feeds: [...feeds] });
    for (const conversationId of conversationIds) signal.publish({ topic: 'conversation', workspaceId, conversationId });
  });
}
