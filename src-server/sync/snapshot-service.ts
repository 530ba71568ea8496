import type { Clock } from '#shared/base/clock.ts';
import type { Change, FeedId } from '#shared/domain/sync/change.ts';
import type { Database, Trx } from '../db/database.ts';
import type { RequestContext } from '../db/request-context.ts';
import { readWorkspace } from '../db/with-workspace.ts';
import type { Cursor, CursorCodec, PageToken } from './cursor.ts';
import { countRows, phasesOf } from './snapshot-phases.ts';
import { visibleFeeds } from './visible-feeds.ts';

export type SnapshotInput = {
  readonly feeds?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly page: string | null;
  readonly limit: number;
};

export type SnapshotAnswer = {
  changes: Change[];
  next: string | null;
  cursor: string;
  done: number;
  total: number;
  serverTime: number;
};

export type SnapshotService = {
  /**
   * One page of the rows of the feeds, each row as it is when its page is read. The cursor was taken before the first page,
   * so pulling from it repairs whatever changed between the pages. Any page may be asked for again. A page may hold some
   * more rows than `limit` (a ticket brings its customer). Throws `CURSOR_INVALID`.
   */
  snapshot(context: RequestContext, input: SnapshotInput): Promise<SnapshotAnswer>;
};

export function createSnapshotService({ db, clock, cursors }: { db: Database; clock: Clock; cursors: CursorCodec }): SnapshotService {
  async function start(trx: Trx, { workspaceId, actor }: RequestContext, input: SnapshotInput): Promise<PageToken> {
    const visible = await visibleFeeds(trx, actor);
    const feeds = input.feeds === undefined ? visible : visible.filter((feed) => input.feeds?.includes(feed));
    const joined = input.cursor === undefined ? [] : [...cursors.decode(workspaceId, input.cursor)].filter(([feed]) => visible.includes(feed));
    const cursor: Cursor = new Map([...joined, ...(await countersOf(trx, feeds))]);
    return { cursor, feeds, phase: 0, after: '', done: 0, total: await countRows(trx, feeds) };
  }

  return {
    async snapshot(context, input) {
      const { workspaceId, actor } = context;
      const given = input.page === null ? null : cursors.decodePage(workspaceId, input.page);
      return readWorkspace(db, workspaceId, async (trx) => {
        const from = given ?? (await start(trx, context, input));
        const phases = phasesOf(from.feeds);
        const changes: Change[] = [];
        let { phase, after, done } = from;
        while (phase < phases.length && changes.length < input.limit) {
          const page = await phases[phase]?.({ trx, actor }, after, input.limit - changes.length);
          changes.push(...(page?.changes ?? []));
          done += page?.counted ?? 0;
          after = page?.next ?? '';
          if (after === '') phase += 1;
        }
        const next = phase < phases.length ? cursors.encodePage(workspaceId, { ...from, phase, after, done }) : null;
        return {
          changes,
          next,
          cursor: cursors.encode(workspaceId, from.cursor),
          // Rows come and go while the pages are read.
          done: next === null ? from.total : Math.min(done, from.total),
          total: from.total,
          serverTime: clock.now(),
        };
      });
    },
  };
}

async function countersOf(trx: Trx, feeds: readonly FeedId[]): Promise<[FeedId, number][]> {
  const rows =
    feeds.length === 0
      ? []
      : await trx
          .selectFrom('feed_counter')
          .select(['feed', 'n'])
          .where('feed', 'in', [...feeds])
          .execute();
  const byFeed = new Map(rows.map((row) => [row.feed, row.n]));
  return feeds.map((feed) => [feed, byFeed.get(feed) ?? 0]);
}
