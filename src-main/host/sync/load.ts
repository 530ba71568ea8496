import type { Change, EntityKind } from '#shared/domain/sync/change.ts';
import { clearMeta, getMeta, type SnapshotState, setMeta } from '../store/meta.ts';
import type { WriteTx } from '../store/write-tx.ts';
import { removeRow } from './apply-changes.ts';
import { keepTime, parseChanges, writeChunks } from './pull.ts';
import type { SyncContext } from './sync-context.ts';

const PAGE = 2_000;

const tables: Record<EntityKind, string> = {
  workspace: 'directory',
  team: 'directory',
  queue: 'directory',
  agent: 'directory',
  template: 'template',
  contact: 'contact',
  order: 'customer_order',
  ticket: 'ticket',
  entry: 'entry',
  calendar: 'directory',
  slaPolicy: 'directory',
  target: 'directory',
  survey: 'directory',
  macro: 'directory',
  answer: 'answer',
  stateEvent: 'state_event',
  activity: 'activity',
};

/**
 * Loads feeds page by page into the same tables. The page token is kept with the rows, so a load goes on after a restart.
 * A load of everything over older rows notes what it names and drops the rest at its end; saved commands are never touched.
 */
export async function loadAll(
  context: SyncContext,
  feeds: readonly string[] | null,
  isStopped: () => boolean,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { store } = context.profile;
  const kept = getMeta(store.read, 'snapshot');
  let state = kept !== null && (feeds !== null || kept.feeds === null) ? kept : begin(context, feeds);
  while (!isStopped()) {
    const current = state;
    progress(current.done, current.total);
    const page = await askPage(context, current);
    if (page === null) {
      state = begin(context, current.feeds);
      continue;
    }
    if (isStopped()) return;
    const next: SnapshotState = { ...current, page: page.next, done: page.done, total: page.total };
    const seen = current.prune ? note : undefined;
    await writeChunks(
      context,
      parseChanges(page.changes),
      (tx) => {
        keepTime(tx, context);
        if (page.next !== null) setMeta(tx, 'snapshot', next);
        else finish(tx, next, page.cursor, context.serverClock.now());
      },
      seen,
    );
    state = next;
    if (page.next === null) return;
    await context.turn();
  }
}

/** A page token that the server does not take any more starts the load again from its first page. */
async function askPage(context: SyncContext, state: SnapshotState) {
  try {
    return await context.session.call((client) =>
      client.sync.snapshot({
        page: state.page,
        limit: PAGE,
        ...(state.feeds === null ? {} : { feeds: [...state.feeds] }),
        ...(state.joinTo === null ? {} : { cursor: state.joinTo }),
      }),
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'CURSOR_INVALID' || state.page === null) throw error;
    return null;
  }
}

function begin({ profile }: SyncContext, feeds: readonly string[] | null): SnapshotState {
  const { store } = profile;
  return store.write((tx) => {
    const hasRows = tx.get('SELECT 1 AS yes FROM ticket LIMIT 1') ?? tx.get('SELECT 1 AS yes FROM contact LIMIT 1');
    const state: SnapshotState = {
      feeds,
      joinTo: feeds === null ? null : getMeta(tx, 'cursor'),
      page: null,
      done: 0,
      total: 0,
      prune: feeds === null && hasRows !== undefined,
    };
    tx.run('DELETE FROM snapshot_seen');
    setMeta(tx, 'snapshot', state);
    return state;
  });
}

function note(tx: WriteTx, change: Change): void {
  if (change.op === 'upsert') tx.run('INSERT OR IGNORE INTO snapshot_seen (kind, id) VALUES (?, ?)', change.kind, change.entity.id);
}

function finish(tx: WriteTx, state: SnapshotState, cursor: string, now: number): void {
  if (state.prune) for (const kind of Object.keys(tables) as EntityKind[]) pruneKind(tx, kind);
  tx.run('DELETE FROM snapshot_seen');
  clearMeta(tx, 'snapshot');
  setMeta(tx, 'cursor', cursor);
  setMeta(tx, 'loadedAt', now);
  tx.touched.topics.add('queue');
}

function pruneKind(tx: WriteTx, kind: EntityKind): void {
  const own = tables[kind] === 'directory' ? `t.kind = '${kind}' AND` : '';
  const rows = tx.all<{ id: string }>(
    `SELECT t.id FROM ${tables[kind]} t WHERE ${own} NOT EXISTS (SELECT 1 FROM snapshot_seen s WHERE s.kind = ? AND s.id = t.id)`,
    kind,
  );
  for (const { id } of rows) removeRow(tx, kind, id);
}
