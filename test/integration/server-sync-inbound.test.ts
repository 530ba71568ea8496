import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../src-server/db/database.ts';
import { withWorkspace } from '../../src-server/db/with-workspace.ts';
import { createSurveyService } from '../../src-server/modules/survey/survey-service.ts';
import { markSeenByAgent, raiseDelivery } from '../../src-server/modules/ticket/delivery-service.ts';
import { createSnoozeService } from '../../src-server/modules/ticket/snooze-service.ts';
import { createSyncKit, pullAll, type SyncKit, type TestVisitor, takeSnapshot } from '../kit/sync-kit.ts';

let kit: SyncKit;
beforeAll(async () => {
  kit = await createSyncKit();
});
afterAll(() => kit.stop());

const hour = 3_600_000;

/** Counts attempts to sign in, before anyone knows whose workspace it is. */
const beforeWorkspace = 'sign_in_throttle';

async function resolve(ticketId: string) {
  const device = await kit.device(kit.workspace.agents.ani);
  const { status_rev: baseStatusRev } = await kit.ticket(ticketId);
  expect(await kit.act(device, { type: 'ticket.setStatus', ticketId, status: 'resolved', baseStatusRev })).toMatchObject({ status: 'accepted' });
}

async function reply(visitor: TestVisitor, ticketId: string, text: string) {
  const device = await kit.device(kit.workspace.agents.lead);
  const body = { type: 'ticket.reply', ticketId, text, attachments: [], recipient: kit.recipientOf(visitor), seenSeq: 99, reviewed: true } as const;
  expect(await kit.act(device, body)).toMatchObject({ status: 'accepted' });
}

test('[inbound] the first message makes a numbered ticket, the next ones join it', async () => {
  const visitor = await kit.visitor();
  const first = await kit.say(visitor, 'Halo,\n pesanan saya belum sampai');
  const second = await kit.say(visitor, 'Nomor 123');
  expect(second).toMatchObject({ ticketId: first.ticketId, conversationSeq: 2, duplicate: false });
  const ticket = await kit.ticket(first.ticketId);
  expect(ticket).toMatchObject({
    subject: 'Halo, pesanan saya belum sampai',
    status: 'new',
    queue_id: kit.workspace.queueA,
    awaiting_count: 2,
    entry_seq: 3,
    rev: 2,
  });
  const next = await kit.say(await kit.visitor(), 'Lain');
  expect((await kit.ticket(next.ticketId)).number).toBe(ticket.number + 1);
});

test('[inbound] the same message sent again, also at the same moment, is one message', async () => {
  const visitor = await kit.visitor();
  const entryId = kit.ids();
  const answers = await Promise.all(Array.from({ length: 5 }, () => kit.say(visitor, 'sekali', entryId)));
  expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
  expect(new Set(answers.map((answer) => `${answer.ticketId} ${answer.conversationSeq}`)).size).toBe(1);
  await expect(kit.say(await kit.visitor(), 'milik orang', entryId)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('[inbound] a customer who writes soon after the resolution opens the ticket again, later makes a new one', async () => {
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'satu');
  await resolve(ticketId);
  kit.time.now += hour;
  expect((await kit.say(visitor, 'dua')).ticketId).toBe(ticketId);
  expect(await kit.ticket(ticketId)).toMatchObject({ status: 'open', resolved_at: null, awaiting_count: 1 });
  expect((await kit.entries(ticketId)).map((entry) => entry.event?.type ?? entry.kind)).toEqual([
    'created',
    'message',
    'status',
    'reopened',
    'message',
  ]);
  await resolve(ticketId);
  kit.time.now += 73 * hour;
  const later = await kit.say(visitor, 'tiga');
  expect(later.ticketId).not.toBe(ticketId);
  expect(later.conversationSeq).toBe(3);
});

test('[delivery] states only rise, whatever the order of the receipts', async () => {
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'halo');
  await reply(visitor, ticketId, 'satu');
  await reply(visitor, ticketId, 'dua');
  const raise = (state: 'delivered' | 'read', upToSeq: number) =>
    kit.inWorkspace((trx) => raiseDelivery(trx, { workspaceId: kit.workspace.id, conversationId: visitor.conversationId, upToSeq, state }));
  const states = async () => (await kit.entries(ticketId)).filter((entry) => entry.direction === 'out').map((entry) => entry.delivery);
  const reader = await kit.device(kit.workspace.agents.ani);
  await takeSnapshot(kit, reader);
  await raise('read', 2);
  expect(await states()).toEqual(['read', 'sent']);
  await raise('delivered', 9);
  expect(await states()).toEqual(['read', 'delivered']);
  await raise('delivered', 3);
  expect((await pullAll(kit, reader)).flatMap((change) => (change.op === 'upsert' && change.kind === 'entry' ? [change.entity.rev] : []))).toEqual([
    2, 2,
  ]);
  await raise('read', 3);
  expect(await states()).toEqual(['read', 'read']);
});

test('[delivery] the visitor is told once how far an agent has read', async () => {
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'satu');
  await kit.say(visitor, 'dua');
  const told: string[] = [];
  const stop = kit.db.onCommitted(({ conversationIds }) => told.push(...conversationIds));
  const seen = (seq: number) => kit.inWorkspace((trx) => markSeenByAgent(trx, { ticketId, seq }));
  await seen(3);
  await seen(2);
  await seen(3);
  stop();
  expect(told).toEqual([visitor.conversationId]);
  const row = await kit.inWorkspace((trx) =>
    trx.selectFrom('conversation').selectAll().where('id', '=', visitor.conversationId).executeTakeFirstOrThrow(),
  );
  expect(row.agent_seen_seq).toBe(2);
});

test('[rating] asked for once per resolution, kept once', async () => {
  const surveys = createSurveyService({ ids: kit.ids });
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'halo');
  const workspaceId = kit.workspace.id;
  const ask = () => kit.inWorkspace((trx) => surveys.askInConversation(trx, workspaceId, visitor.conversationId, kit.time.now));
  expect(await ask()).toBeNull();
  await resolve(ticketId);
  const asked = await Promise.all([ask(), ask(), ask()]);
  expect(new Set(asked.map((question) => question?.id)).size).toBe(1);
  const questionId = asked[0]?.id ?? '';
  const rate = () => kit.inWorkspace((trx) => surveys.takeAnswer(trx, { workspaceId, questionId, score: 4, comment: '', at: kit.time.now }));
  expect(await Promise.all([rate(), rate()])).toEqual(expect.arrayContaining([true, false]));
  expect(await ask()).toBeNull();
  expect((await kit.entries(ticketId)).at(-1)?.event).toEqual({ type: 'rated', rating: 4, comment: '' });
});

test('[snooze] two nodes wake what is due, each ticket once, and leave the rest asleep', async () => {
  const ani = await kit.device(kit.workspace.agents.ani);
  const tickets: string[] = [];
  for (let i = 0; i < 12; i++) tickets.push((await kit.say(await kit.visitor(), `tiket ${i}`)).ticketId);
  const until = kit.time.now + hour;
  for (const ticketId of tickets) await kit.act(ani, { type: 'ticket.snooze', ticketId, until });
  const late = (await kit.say(await kit.visitor(), 'nanti')).ticketId;
  await kit.act(ani, { type: 'ticket.snooze', ticketId: late, until: until + hour });
  const nodes = [createSnoozeService({ db: kit.db, ids: kit.ids }), createSnoozeService({ db: kit.db, ids: kit.ids })];
  expect(await nodes[0]?.wakeDueTickets(until - 1)).toBe(0);
  const woken = await Promise.all(nodes.map((node) => node.wakeDueTickets(until)));
  expect(woken.reduce((sum, count) => sum + count, 0)).toBe(12);
  for (const ticketId of tickets) {
    expect((await kit.ticket(ticketId)).snoozed_until).toBeNull();
    expect((await kit.entries(ticketId)).filter((entry) => entry.event?.type === 'woke')).toHaveLength(1);
  }
  expect((await kit.ticket(late)).snoozed_until).toBe(until + hour);
});

test('[tenant] with the app role another workspace is not there: nothing read, nothing written', async () => {
  const { ticketId } = await kit.say(await kit.visitor(), 'milik kami');
  const foreign = kit.ids();
  const tables = await sql<{ name: string; forced: boolean; owner: string }>`
    select relname as name, relrowsecurity and relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not like 'kysely%' and relname <> ${beforeWorkspace}`.execute(kit.db.kysely);
  const me = await sql<{ name: string }>`select current_user as name`.execute(kit.db.kysely);
  expect(me.rows[0]?.name).toMatch(/^tanggap_app_/);
  for (const table of tables.rows) {
    expect(`${table.name} ${table.forced}`).toBe(`${table.name} true`);
    expect(table.owner).not.toBe(me.rows[0]?.name);
    const outside = await sql`select 1 from ${sql.table(table.name)} limit 1`.execute(kit.db.kysely);
    expect(`${table.name} ${outside.rows.length}`).toBe(`${table.name} 0`);
    const rows = await withWorkspace(kit.db, foreign, (trx) => sql`select 1 from ${sql.table(table.name)} limit 1`.execute(trx));
    expect(`${table.name} ${rows.rows.length}`).toBe(`${table.name} 0`);
  }
  const changed = await withWorkspace(kit.db, foreign, (trx) =>
    trx.updateTable('ticket').set({ subject: 'diambil' }).where('id', '=', ticketId).executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
  const team = { workspace_id: kit.workspace.id, id: kit.ids(), name: 'penyusup', rev: 1 };
  await expect(withWorkspace(kit.db, foreign, (trx) => trx.insertInto('team').values(team).execute())).rejects.toThrow(/row-level security/);
});

test('[tenant] facts for reports can be added, never changed', async () => {
  await expect(kit.inWorkspace((trx) => trx.deleteFrom('ticket_event').execute())).rejects.toThrow(/permission denied/);
  await expect(kit.inWorkspace((trx) => trx.updateTable('agent_state_event').set({ at: 1 }).execute())).rejects.toThrow(/permission denied/);
});

test('[tenant] a connection that a transaction left keeps no workspace', async () => {
  const one = createDatabase(kit.url, { maxConnections: 1 });
  await withWorkspace(one, kit.workspace.id, (trx) => trx.selectFrom('team').select('id').execute());
  expect(await one.kysely.selectFrom('team').select('id').execute()).toEqual([]);
  await one.destroy();
});
