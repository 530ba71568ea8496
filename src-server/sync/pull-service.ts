import { sql } from 'kysely';
import type { Clock } from '#shared/base/clock.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Change, EntityKind, FeedId } from '#shared/domain/sync/change.ts';
import type { Database, Trx } from '../db/database.ts';
import type { RequestContext } from '../db/request-context.ts';
import { readWorkspace } from '../db/with-workspace.ts';
import type { Cursor, CursorCodec } from './cursor.ts';
import { loadChanges, type RowRef } from './load-changes.ts';
import { visibleFeeds } from './visible-feeds.ts';

export type PullAnswer = {
  changes: Change[];
  cursor: string;
  more: boolean;
  feedsAdded: FeedId[];
  feedsDropped: FeedId[];
  serverTime: number;
};

export type PullService = {
  /**
   * Changes after the cursor, at most about `limit` rows, whole transactions only. Throws `CURSOR_INVALID`, and
   * `CURSOR_TOO_OLD` when lines after it were pruned or the server's data was set back: take a snapshot then.
   */
  pull(context: RequestContext, input: { readonly cursor: string; readonly limit: number }): Promise<PullAnswer>;
};

type ChangeLine = RowRef & { readonly feed: FeedId; readonly n: number };

export function createPullService({ db, clock, cursors }: { db: Database; clock: Clock; cursors: CursorCodec }): PullService {
  return {
    async pull({ workspaceId, actor }, input) {
      const given = cursors.decode(workspaceId, input.cursor);
      return readWorkspace(db, workspaceId, async (trx) => {
        const visible = await visibleFeeds(trx, actor);
        const followed: Cursor = new Map([...given].filter(([feed]) => visible.includes(feed)));
        const newest = await newestOf(trx, followed);
        const { lines, reached } = await readLines(trx, workspaceId, followed, input.limit);
        return {
          changes: await loadChanges(trx, actor, lines),
          cursor: cursors.encode(workspaceId, reached),
          more: [...reached].some(([feed, n]) => n < (newest.get(feed) ?? 0)),
          feedsAdded: visible.filter((feed) => !given.has(feed)),
          feedsDropped: [...given.keys()].filter((feed) => !visible.includes(feed)),
          serverTime: clock.now(),
        };
      });
    },
  };
}

/** The newest number of each feed, all of one moment. */
async function newestOf(trx: Trx, cursor: Cursor): Promise<Cursor> {
  const feeds = [...cursor.keys()];
  const counters = feeds.length === 0 ? [] : await trx.selectFrom('feed_counter').select(['feed', 'n', 'floor']).where('feed', 'in', feeds).execute();
  const byFeed = new Map(counters.map((counter) => [counter.feed, counter]));
  for (const [feed, n] of cursor) {
    const counter = byFeed.get(feed) ?? { n: 0, floor: 0 };
    if (n < counter.floor || n > counter.n) throw new CodedError('CURSOR_TOO_OLD');
  }
  return new Map(feeds.map((feed) => [feed, byFeed.get(feed)?.n ?? 0]));
}

async function readLines(trx: Trx, workspaceId: string, cursor: Cursor, limit: number) {
  const found = await sql<{ feed: FeedId; n: number; kind: EntityKind; id: string }>`
    select c.feed, c.n, c.kind, c.id
    from unnest(${[...cursor.keys()]}::text[], ${[...cursor.values()]}::bigint[]) f(feed, after)
    cross join lateral (
      select feed, n, idx, kind, id from change
      where workspace_id = ${workspaceId} and feed = f.feed and n > f.after order by n, idx limit ${limit + 1}
    ) c order by c.feed, c.n, c.idx`.execute(trx);
  const lines: ChangeLine[] = [];
  const reached = new Map(cursor);
  for (const [feed, after] of cursor) {
    const ofFeed = found.rows.filter((row) => row.feed === feed);
    // The last transaction may go on beyond what was read; the first one is taken whole, however long it is.
    const cutAt = ofFeed.length > limit ? (ofFeed.at(-1)?.n ?? after) : Number.POSITIVE_INFINITY;
    let taken = ofFeed.filter((row) => row.n < cutAt);
    if (taken.length === 0 && ofFeed.length > 0 && lines.length === 0) taken = await readWhole(trx, workspaceId, feed, cutAt);
    for (const transaction of transactionsOf(taken)) {
      if (lines.length > 0 && lines.length + transaction.length > limit) break;
      lines.push(...transaction);
      reached.set(feed, transaction[0]?.n ?? after);
    }
  }
  return { lines, reached };
}

async function readWhole(trx: Trx, workspaceId: string, feed: FeedId, n: number): Promise<ChangeLine[]> {
  const rows = await trx
    .selectFrom('change')
    .select(['n', 'kind', 'id'])
    .where('workspace_id', '=', workspaceId)
    .where('feed', '=', feed)
    .where('n', '=', n)
    .orderBy('idx')
    .execute();
  return rows.map((row) => ({ ...row, feed }));
}

function transactionsOf(lines: readonly ChangeLine[]): ChangeLine[][] {
  const transactions: ChangeLine[][] = [];
  for (const line of lines) {
    const current = transactions.at(-1);
    if (current?.[0]?.n === line.n) current.push(line);
    else transactions.push([line]);
  }
  return transactions;
}
