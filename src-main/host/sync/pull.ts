import { zChange } from '#shared/contract/change-schemas.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Change } from '#shared/domain/sync/change.ts';
import { forget } from '../outbox/overlay.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { dropTemplatesOfTeam } from '../store/template-store.ts';
import { ticketIdsOfTeam } from '../store/ticket-store.ts';
import type { WriteTx } from '../store/write-tx.ts';
import { applyChange } from './apply-changes.ts';
import { overlayContext, type SyncContext } from './sync-context.ts';

/** A transaction of this many changes holds the thread for about 20 ms. */
export const CHUNK = 500;
const PAGE = 2_000;
const zChanges = zChange.array();

/** From outside, so checked; a page that does not fit is a fault of the server and nothing of it is kept. */
export function parseChanges(changes: unknown): Change[] {
  const parsed = zChanges.safeParse(changes);
  if (!parsed.success) throw new CodedError('INTERNAL', { problem: 'changes do not fit the contract' });
  return parsed.data;
}

/**
 * Writes changes in transactions of at most `CHUNK`; `withLast` runs in the last one, so the cursor never runs ahead of its rows.
 * A crash between chunks repeats some changes, which changes nothing.
 */
export async function writeChunks(
  context: SyncContext,
  changes: readonly Change[],
  withLast: (tx: WriteTx) => void,
  seen?: (tx: WriteTx, change: Change) => void,
): Promise<Change[]> {
  const fresh: Change[] = [];
  for (let from = 0; ; from += CHUNK) {
    const chunk = changes.slice(from, from + CHUNK);
    const last = from + CHUNK >= changes.length;
    context.profile.store.write((tx) => {
      const overlay = overlayContext(context);
      for (const change of chunk) {
        if (applyChange(tx, overlay, change)) fresh.push(change);
        seen?.(tx, change);
      }
      if (last) withLast(tx);
    });
    if (last) return fresh;
    await context.turn();
  }
}

export type PullEnd = { readonly kind: 'done' } | { readonly kind: 'load'; readonly feeds: readonly string[] | null };

/** Pulls until nothing is left. Says when a load is needed: of everything (null) or of feeds that are new to this agent. */
export async function pullAll(context: SyncContext, isStopped: () => boolean): Promise<PullEnd> {
  for (;;) {
    const cursor = getMeta(context.profile.store.read, 'cursor');
    if (cursor === null) return { kind: 'load', feeds: null };
    const answer = await pullPage(context, cursor);
    if (answer === null) return { kind: 'load', feeds: null };
    if (isStopped()) return { kind: 'done' };
    const fresh = await writeChunks(context, parseChanges(answer.changes), (tx) => {
      for (const feed of answer.feedsDropped) dropFeed(tx, feed);
      setMeta(tx, 'cursor', answer.cursor);
      keepTime(tx, context);
    });
    if (fresh.length > 0) context.events.arrived(fresh);
    if (answer.feedsAdded.length > 0) return { kind: 'load', feeds: answer.feedsAdded };
    if (!answer.more) return { kind: 'done' };
    await context.turn();
  }
}

export function keepTime(tx: WriteTx, { serverClock }: SyncContext): void {
  const last = serverClock.lastHeard();
  if (last !== null) setMeta(tx, 'serverTime', { last, offsetMs: serverClock.offsetMs() ?? 0 });
}

async function pullPage(context: SyncContext, cursor: string) {
  try {
    return await context.session.call((client) => client.sync.pull({ cursor, limit: PAGE }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'CURSOR_TOO_OLD' && code !== 'CURSOR_INVALID') throw error;
    context.log.warn('cursor refused', { code });
    return null;
  }
}

/** What this console holds of a feed that its agent may not follow any more. */
export function dropFeed(tx: WriteTx, feed: string): void {
  if (!feed.startsWith('t:')) return;
  for (const id of ticketIdsOfTeam(tx, feed.slice(2))) forget(tx, 'ticket', id);
  dropTemplatesOfTeam(tx, feed.slice(2));
}
