import { sql } from 'kysely';
import type { EntityKind, FeedId } from '#shared/domain/sync/change.ts';
import type { Trx } from './database.ts';

export type ChangeRef = { readonly feed: FeedId; readonly kind: EntityKind; readonly id: string };

export type ChangeLog = { readonly changes: ChangeRef[]; readonly conversationIds: Set<string> };

const logs = new WeakMap<Trx, ChangeLog>();

/** Called once per transaction by `withWorkspace`, which writes the log as the last statement before the commit. */
export function startChangeLog(trx: Trx): ChangeLog {
  const log: ChangeLog = { changes: [], conversationIds: new Set() };
  logs.set(trx, log);
  return log;
}

function logOf(trx: Trx): ChangeLog {
  const log = logs.get(trx);
  if (log === undefined) throw new Error('changes are recorded inside withWorkspace only');
  return log;
}

/** Notes that a row changed, for the consoles that follow `feed`. Nothing is written before the end of the transaction. */
export function recordChange(trx: Trx, feed: FeedId, kind: EntityKind, id: string): void {
  logOf(trx).changes.push({ feed, kind, id });
}

/** Notes that the visitor of a conversation has something to fetch after the commit. */
export function recordConversation(trx: Trx, conversationId: string): void {
  logOf(trx).conversationIds.add(conversationId);
}

/**
 * The statement that numbers changes. The counter row of each feed stays locked until the commit, so numbers rise in the
 * order of commits and a reader can never pass a number that is still to come; feeds are taken in sorted order, so that
 * two transactions never wait for each other. It must be the last statement of its transaction: it is what others wait for.
 * Parameters, in order: workspace uuid, feeds text[], kinds text[], ids uuid[] (three arrays of one length).
 */
export const numberChanges = (workspace: string, feeds: string, kinds: string, ids: string) => `
  bump as (
    insert into feed_counter as c (workspace_id, feed, n)
    select distinct ${workspace}, f collate "C", 1 from unnest(${feeds}) f order by 2
    on conflict (workspace_id, feed) do update set n = c.n + 1
    returning feed, n
  ), numbered as (
    insert into change (workspace_id, feed, n, idx, kind, id, at)
    select ${workspace}, r.feed, bump.n, r.idx, r.kind, r.id, (extract(epoch from clock_timestamp()) * 1000)::bigint
    from unnest(${feeds}, ${kinds}, ${ids}) with ordinality r(feed, kind, id, idx) join bump on bump.feed = r.feed
    returning 1
  )`;

const writeChanges = `with ${numberChanges('$1::uuid', '$2::text[]', '$3::text[]', '$4::uuid[]')} select count(*) from numbered`;

/** A row named twice in one feed needs one line there. */
export function distinctChanges(changes: readonly ChangeRef[]): ChangeRef[] {
  return [...new Map(changes.map((change) => [`${change.feed} ${change.kind} ${change.id}`, change])).values()];
}

export async function writeChangeLog(trx: Trx, workspaceId: string, log: ChangeLog): Promise<void> {
  const changes = distinctChanges(log.changes);
  if (changes.length === 0) return;
  const parameters = [workspaceId, changes.map((c) => c.feed), changes.map((c) => c.kind), changes.map((c) => c.id)];
  await trx.executeQuery({ ...sql.raw(writeChanges).compile(trx), parameters });
}
