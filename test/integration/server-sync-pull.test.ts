import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordChange, startChangeLog, writeChangeLog } from '../../src-server/db/change-log.ts';
import { createPruneService } from '../../src-server/sync/prune-service.ts';
import { teamFeed } from '../../src-shared/domain/sync/change.ts';
import { createSyncKit, entriesOn, pullAll, type SyncKit, takeSnapshot, ticketOn } from '../kit/sync-kit.ts';

let kit: SyncKit;
beforeAll(async () => {
  kit = await createSyncKit();
});
afterAll(() => kit.stop());

const console_ = async (name: keyof SyncKit['workspace']['agents']) => {
  const device = await kit.device(kit.workspace.agents[name]);
  await takeSnapshot(kit, device);
  return device;
};

test('[R12] a transaction held open while others commit loses nothing: the reader waits for its number', async () => {
  const reader = await console_('ani');
  const visitor = await kit.visitor();
  const other = await kit.visitor();
  await pullAll(kit, reader);
  let letGo: () => void = () => undefined;
  let isIn: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    isIn = resolve;
  });
  const held = kit.inWorkspace(async (trx) => {
    const received = await kit.services.inbound.receiveCustomerMessage(trx, {
      ...{ workspaceId: kit.workspace.id, channelId: kit.workspace.channelId, conversationId: visitor.conversationId, contactId: visitor.contactId },
      ...{ text: 'pelan', attachments: [], at: kit.time.now, entryId: kit.ids() },
    });
    isIn();
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return received;
  });
  await opened;
  // Creating a ticket takes the workspace's number counter, so the others work on a ticket that is there.
  const known = [...reader.rows.values()].find((row) => row.kind === 'ticket');
  const changes = await Promise.all(
    Array.from({ length: 5 }, () => kit.inWorkspace(async (trx) => recordChange(trx, teamFeed(kit.workspace.teamA), 'contact', other.contactId))),
  );
  expect(changes).toHaveLength(5);
  const early = await pullAll(kit, reader);
  expect(early.map((change) => (change.op === 'upsert' ? change.entity.id : change.id))).toEqual([other.contactId]);
  letGo();
  const late = await held;
  await pullAll(kit, reader);
  expect(ticketOn(reader, late.ticketId)?.preview).toBe('pelan');
  expect(known).toBeUndefined();
});

test('[R12] who comes after a transaction that has its number commits after it, and is read after it', async () => {
  const reader = await console_('ani');
  const [first, second] = [kit.ids(), kit.ids()];
  const feed = teamFeed(kit.workspace.teamA);
  let letGo: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let numbered: () => void = () => undefined;
  const hasNumber = new Promise<void>((resolve) => {
    numbered = resolve;
  });
  const held = kit.db.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('app.workspace_id', ${kit.workspace.id}, true)`.execute(trx);
    const log = startChangeLog(trx);
    recordChange(trx, feed, 'contact', first);
    await writeChangeLog(trx, kit.workspace.id, log);
    numbered();
    await opened;
  });
  await hasNumber;
  let overtaken = false;
  const follower = kit
    .inWorkspace(async (trx) => recordChange(trx, feed, 'contact', second))
    .then(() => {
      overtaken = true;
    });
  const waiting = () =>
    sql`select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
    or (not granted and locktype = 'transactionid')`.execute(kit.db.kysely);
  while (!overtaken && (await waiting()).rows.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(overtaken).toBe(false);
  expect(await pullAll(kit, reader)).toEqual([]);
  letGo();
  await Promise.all([held, follower]);
  expect((await pullAll(kit, reader)).map((change) => (change.op === 'remove' ? change.id : change.kind))).toEqual([first, second]);
});

test('[R12] many writers, one reader: every line is read once, in order, with no gap in the numbers', async () => {
  const reader = await console_('ani');
  const visitors = await Promise.all(Array.from({ length: 8 }, () => kit.visitor()));
  const seen: string[] = [];
  let writing = true;
  const read = (async () => {
    while (writing) seen.push(...(await pullAll(kit, reader, 7)).flatMap((change) => (change.op === 'upsert' ? [change.entity.id] : [])));
    seen.push(...(await pullAll(kit, reader, 7)).flatMap((change) => (change.op === 'upsert' ? [change.entity.id] : [])));
  })();
  const sent = await Promise.all(
    visitors.map(async (visitor) => {
      const ids: string[] = [];
      for (let i = 0; i < 12; i++) ids.push((await kit.say(visitor, `pesan ${i}`)).entryId);
      return ids;
    }),
  );
  writing = false;
  await read;
  const wanted = sent.flat();
  expect(wanted.filter((id) => !seen.includes(id))).toEqual([]);
  const lines = await kit.inWorkspace((trx) => trx.selectFrom('change').select(['feed', 'n']).distinct().orderBy('feed').orderBy('n').execute());
  for (const feed of new Set(lines.map((line) => line.feed))) {
    const numbers = lines.filter((line) => line.feed === feed).map((line) => line.n);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
});

test('[R13] a page ends between transactions, and a transaction longer than the limit comes whole', async () => {
  const reader = await console_('ani');
  const visitor = await kit.visitor();
  await kit.say(visitor, 'satu');
  await kit.say(visitor, 'dua');
  const before = reader.cursor;
  const page = await kit.services.pull.pull(reader.context, { cursor: before, limit: 1 });
  expect(page.more).toBe(true);
  let cursor = page.cursor;
  const sizes = [page.changes.length];
  for (let more: boolean = page.more; more; ) {
    const next = await kit.services.pull.pull(reader.context, { cursor, limit: 1 });
    sizes.push(next.changes.length);
    cursor = next.cursor;
    more = next.more;
  }
  // The contact; then ticket, created line and message; then ticket and message.
  expect(sizes.sort()).toEqual([1, 2, 3]);
  const all = await kit.services.pull.pull(reader.context, { cursor: before, limit: 1_000 });
  expect(all).toMatchObject({ more: false, cursor });
});

test('[R13] a snapshot taken while work goes on, then a pull, gives the same as the server', async () => {
  const visitors = await Promise.all(Array.from({ length: 6 }, () => kit.visitor()));
  const ani = await kit.device(kit.workspace.agents.ani);
  let working = true;
  const work = (async () => {
    for (let i = 0; working && i < 40; i++) {
      const visitor = visitors[i % visitors.length];
      if (visitor === undefined) return;
      const { ticketId } = await kit.say(visitor, `pesan ${i}`);
      if (i % 3 === 0) await kit.act(ani, { type: 'ticket.note', ticketId, text: `catatan ${i}`, attachments: [] });
    }
  })();
  const reader = await kit.device(kit.workspace.agents.admin);
  const pages = await takeSnapshot(kit, reader, 15);
  working = false;
  await work;
  await pullAll(kit, reader, 20);
  expect(pages).toBeGreaterThan(3);
  const fresh = await kit.device(kit.workspace.agents.admin);
  await takeSnapshot(kit, fresh, 5_000);
  expect(new Map([...reader.rows].sort())).toEqual(new Map([...fresh.rows].sort()));
});

test('[R14] a page of a snapshot can be asked for again, and its progress ends at its total', async () => {
  const reader = await kit.device(kit.workspace.agents.ani);
  const first = await kit.services.snapshot.snapshot(reader.context, { page: null, limit: 20 });
  expect(first.next).not.toBeNull();
  const second = await kit.services.snapshot.snapshot(reader.context, { page: first.next, limit: 20 });
  const again = await kit.services.snapshot.snapshot(reader.context, { page: first.next, limit: 20 });
  expect(again).toEqual(second);
  expect(second.cursor).toBe(first.cursor);
  let page = second;
  while (page.next !== null) page = await kit.services.snapshot.snapshot(reader.context, { page: page.next, limit: 500 });
  expect(page.done).toBe(page.total);
});

test('[visible] a ticket that moves to another team leaves the one console and comes whole to the other', async () => {
  const ani = await console_('ani');
  const citra = await console_('citra');
  const admin = await console_('admin');
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'ke gudang');
  await kit.act(ani, { type: 'ticket.note', ticketId, text: 'rahasia tim', attachments: [] });
  for (const device of [ani, citra, admin]) await pullAll(kit, device);
  expect(entriesOn(ani, ticketId)).toHaveLength(3);
  expect(ticketOn(citra, ticketId)).toBeUndefined();

  const transfer = { type: 'ticket.transfer', ticketId, queueId: kit.workspace.queueB, agentId: null, note: 'Tolong cek stok' } as const;
  expect(await kit.act(ani, transfer)).toMatchObject({ status: 'accepted', noop: false });
  const removed = await pullAll(kit, ani);
  expect(removed).toContainEqual({ op: 'remove', kind: 'ticket', id: ticketId });
  expect(JSON.stringify(removed)).not.toContain('Tolong cek stok');
  expect(ticketOn(ani, ticketId)).toBeUndefined();
  expect(entriesOn(ani, ticketId)).toEqual([]);
  await pullAll(kit, citra);
  expect(ticketOn(citra, ticketId)).toMatchObject({ teamId: kit.workspace.teamB, queueId: kit.workspace.queueB });
  expect(entriesOn(citra, ticketId).map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
  expect(entriesOn(citra, ticketId).at(-1)).toMatchObject({ kind: 'note', text: 'Tolong cek stok' });
  await pullAll(kit, admin);
  expect(entriesOn(admin, ticketId)).toHaveLength(5);
  expect(await kit.act(ani, { type: 'ticket.note', ticketId, text: 'lagi', attachments: [] })).toMatchObject({
    status: 'refused',
    code: 'NOT_FOUND',
  });
});

test('[visible] a feed that an agent gains is named and has a snapshot of its own; one they lose is dropped', async () => {
  const ani = await console_('ani');
  const moved = { ...ani, context: { ...ani.context, actor: { ...ani.context.actor, teamIds: [kit.workspace.teamB] } } };
  const [feedA, feedB] = [teamFeed(kit.workspace.teamA), teamFeed(kit.workspace.teamB)];
  const pulled = await kit.services.pull.pull(moved.context, { cursor: ani.cursor, limit: 100 });
  expect(pulled).toMatchObject({ feedsAdded: [feedB], feedsDropped: [feedA] });
  const snapshot = await kit.services.snapshot.snapshot(moved.context, { feeds: [feedB], cursor: pulled.cursor, page: null, limit: 5_000 });
  expect(new Set(snapshot.changes.map((change) => change.kind))).toEqual(new Set(['contact', 'ticket', 'entry']));
  expect(await kit.services.pull.pull(moved.context, { cursor: snapshot.cursor, limit: 100 })).toMatchObject({ feedsAdded: [], feedsDropped: [] });
  const foreign = await kit.services.snapshot.snapshot(moved.context, { feeds: [feedA], page: null, limit: 5_000 });
  expect(foreign).toMatchObject({ changes: [], total: 0, next: null });
});

test('[R12] a cursor is of one workspace and cannot be made up', async () => {
  const ani = await console_('ani');
  const pull = (cursor: string, workspaceId = kit.workspace.id) => kit.services.pull.pull({ ...ani.context, workspaceId }, { cursor, limit: 10 });
  await expect(pull(`${ani.cursor}x`)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  await expect(pull(ani.cursor.replace(/\.(\w+)/, '.zz'))).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  await expect(pull(ani.cursor, kit.ids())).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  await expect(pull('')).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
});

test('[R14] a cursor behind the pruned lines, or ahead of a server that was set back, is too old', async () => {
  const old = await console_('ani');
  const ahead = await console_('ani');
  await kit.say(await kit.visitor(), 'baru');
  const current = await console_('ani');
  expect(await createPruneService({ db: kit.db }).pruneChanges(Number.MAX_SAFE_INTEGER)).toBeGreaterThan(0);
  await expect(pullAll(kit, old)).rejects.toMatchObject({ code: 'CURSOR_TOO_OLD' });
  await expect(pullAll(kit, current)).resolves.toEqual([]);
  await kit.say(await kit.visitor(), 'lagi');
  expect((await pullAll(kit, current)).length).toBeGreaterThan(0);
  await kit.inWorkspace((trx) => trx.updateTable('feed_counter').set({ n: 0, floor: 0 }).execute());
  await expect(pullAll(kit, ahead)).rejects.toMatchObject({ code: 'CURSOR_TOO_OLD' });
});
