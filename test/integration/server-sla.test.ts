import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDatabase } from '../../src-server/db/database.ts';
import { putConfig, removeConfig } from '../../src-server/modules/config/config-service.ts';
import { createDeadlineService } from '../../src-server/modules/sla/deadline-service.ts';
import { slaConfigHook } from '../../src-server/modules/sla/sla-config-hook.ts';
import { createSlaSetups } from '../../src-server/modules/sla/sla-setups.ts';
import type { ConfigRow } from '../../src-shared/domain/config/config.ts';
import { advanceSla } from '../../src-shared/domain/sla/advance.ts';
import type { SlaKind, SlaTimer } from '../../src-shared/domain/sla/sla-timer.ts';
import type { CommandBody } from '../../src-shared/domain/sync/command.ts';
import { startTestCentral } from '../kit/central-client.ts';
import { aCalendar, aPolicy } from '../kit/sla-factory.ts';
import { createSyncKit, pullAll, type SyncKit, type TestDevice, type TestVisitor, takeSnapshot, ticketOn } from '../kit/sync-kit.ts';
import { T0 } from '../kit/ticket-factory.ts';
import { until } from '../kit/until.ts';

const MINUTE = 60_000;
let kit: SyncKit;
let ani: TestDevice;
beforeAll(async () => {
  kit = await createSyncKit();
  ani = await kit.device(kit.workspace.agents.ani);
});
afterAll(() => kit.stop());
beforeEach(() => {
  kit.time.now = T0;
});
afterEach(() => expect(kit.faults).toEqual([]));

const node = (db = kit.db) => createDeadlineService({ db, ids: kit.ids, setups: createSlaSetups() });
const admin = () =>
  ({
    workspaceId: kit.workspace.id,
    actor: { agentId: kit.workspace.agents.admin.id, role: 'admin', teamIds: [] },
    deviceId: ani.context.deviceId,
  }) as const;
const revOf = (config: ConfigRow) =>
  kit.inWorkspace(async (trx) => (await trx.selectFrom('config_row').select('rev').where('id', '=', config.row.id).executeTakeFirst())?.rev ?? 0);
const put = async (config: ConfigRow) => {
  const base = await revOf(config);
  return kit.inWorkspace((trx) => putConfig(trx, admin(), config, base, kit.time.now, [slaConfigHook(kit.ids)]));
};
const remove = async (config: ConfigRow) => {
  const base = await revOf(config);
  return kit.inWorkspace((trx) => removeConfig(trx, admin(), { kind: config.kind, id: config.row.id }, base, kit.time.now, [slaConfigHook(kit.ids)]));
};
const usePolicy = (patch: Parameters<typeof aPolicy>[0] = {}) => put({ kind: 'slaPolicy', row: aPolicy(patch) });

const timers = async (ticketId: string) => (await kit.ticket(ticketId)).sla;
const timer = async (ticketId: string, kind: SlaKind) => (await timers(ticketId)).find((one) => one.kind === kind);
const due = async (ticketId: string) => (await timers(ticketId)).map(({ kind, dueAt }) => [kind, dueAt === null ? null : (dueAt - T0) / MINUTE]);
const deadlines = (ticketId: string) =>
  kit.inWorkspace((trx) => trx.selectFrom('sla_deadline').select(['kind', 'due_at']).where('ticket_id', '=', ticketId).orderBy('kind').execute());
const act = async (body: CommandBody) => expect(await kit.act(ani, body)).toMatchObject({ status: 'accepted', noop: false });
const reply = (visitor: TestVisitor, ticketId: string) =>
  act({ type: 'ticket.reply', ticketId, text: 'Baik', attachments: [], recipient: kit.recipientOf(visitor), seenSeq: 99, reviewed: true });
const status = async (ticketId: string, to: 'open' | 'waiting' | 'resolved') =>
  act({ type: 'ticket.setStatus', ticketId, status: to, baseStatusRev: (await kit.ticket(ticketId)).status_rev });
const after = (minutes: number) => {
  kit.time.now = T0 + minutes * MINUTE;
};
const lines = async (ticketId: string) =>
  (await kit.entries(ticketId)).flatMap((entry) => (entry.event?.type === 'slaBreached' ? [entry.event] : []));
const facts = (ticketId: string) =>
  kit.inWorkspace((trx) =>
    trx
      .selectFrom('ticket_event')
      .select(['type', 'at', 'data'])
      .where('ticket_id', '=', ticketId)
      .where('type', 'in', ['slaMet', 'slaBreached'])
      .orderBy('at')
      .execute(),
  );

test('[sla] messages and commands keep timers and deadlines in their own transaction', async () => {
  await usePolicy();
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'halo');
  expect(await due(ticketId)).toEqual([
    ['firstResponse', 60],
    ['resolution', 480],
  ]);
  expect(await deadlines(ticketId)).toEqual([
    { kind: 'firstResponse', due_at: T0 + 60 * MINUTE },
    { kind: 'resolution', due_at: T0 + 480 * MINUTE },
  ]);

  after(20);
  await reply(visitor, ticketId);
  expect(await timer(ticketId, 'firstResponse')).toMatchObject({
    metAt: T0 + 20 * MINUTE,
    breachedAt: null,
    policyVersion: await revOf({ kind: 'slaPolicy', row: aPolicy() }),
  });
  await status(ticketId, 'waiting');
  expect(await deadlines(ticketId)).toEqual([]);
  after(100);
  await kit.say(visitor, 'lagi');
  expect(await deadlines(ticketId)).toEqual([
    { kind: 'nextResponse', due_at: T0 + 130 * MINUTE },
    { kind: 'resolution', due_at: T0 + (480 + 80) * MINUTE },
  ]);
  after(110);
  await status(ticketId, 'resolved');
  expect(await deadlines(ticketId)).toEqual([]);
  expect((await facts(ticketId)).map((fact) => [fact.type, fact.data.kind])).toEqual([
    ['slaMet', 'firstResponse'],
    ['slaMet', 'resolution'],
  ]);
});

test('[sla] two nodes tell a breach once, and the consoles hear of it', async () => {
  await usePolicy();
  const tickets = await Promise.all(Array.from({ length: 12 }, async () => (await kit.say(await kit.visitor(), 'halo')).ticketId));
  await takeSnapshot(kit, ani);
  after(60);
  expect(await node().breachDueDeadlines(kit.time.now)).toBe(0);
  kit.time.now += 1;
  const other = createDatabase(kit.url, { maxConnections: 2 });
  const counts = await Promise.all([
    node().breachDueDeadlines(kit.time.now),
    node(other).breachDueDeadlines(kit.time.now),
    node().breachDueDeadlines(kit.time.now),
  ]);
  await other.destroy();
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(12);
  for (const ticketId of tickets) {
    expect(await lines(ticketId)).toEqual([{ type: 'slaBreached', timer: 'firstResponse', dueAt: T0 + 60 * MINUTE }]);
    expect(await facts(ticketId)).toMatchObject([{ type: 'slaBreached', at: T0 + 60 * MINUTE, data: { kind: 'firstResponse' } }]);
  }
  await pullAll(kit, ani);
  expect(ticketOn(ani, tickets[0] as string)?.sla[0]).toMatchObject({ breachedAt: T0 + 60 * MINUTE });
});

test('[sla] deadlines outlive a restart: what fell due meanwhile is told by whoever starts next', async () => {
  await usePolicy();
  const { ticketId } = await kit.say(await kit.visitor(), 'halo');
  after(600);
  const restarted = createDatabase(kit.url, { maxConnections: 2 });
  await node(restarted).breachDueDeadlines(kit.time.now);
  await restarted.destroy();
  expect((await lines(ticketId)).map((line) => line.type === 'slaBreached' && line.timer)).toEqual(['firstResponse', 'resolution']);
  expect(await deadlines(ticketId)).toEqual([]);
});

test('[sla] a late answer that is faster than the tick is met and breached, and told once', async () => {
  await usePolicy();
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'halo');
  after(61);
  await reply(visitor, ticketId);
  await node().breachDueDeadlines(kit.time.now);
  expect(await timer(ticketId, 'firstResponse')).toMatchObject({ metAt: T0 + 61 * MINUTE, breachedAt: T0 + 60 * MINUTE });
  expect(await lines(ticketId)).toHaveLength(1);
  expect((await facts(ticketId)).map((fact) => fact.type)).toEqual(['slaBreached', 'slaMet']);
});

test('[sla] priority, queue and merge pick the policy anew, from where the clock began', async () => {
  await usePolicy();
  const urgent = aPolicy({
    id: kit.ids(),
    position: 0,
    match: { ...aPolicy().match, priorities: ['urgent'] },
    targets: { firstResponse: 15, nextResponse: 15, resolution: 60 },
  });
  await put({ kind: 'slaPolicy', row: urgent });
  const visitor = await kit.visitor();
  const first = await kit.say(visitor, 'halo');
  after(5);
  await act({ type: 'ticket.setPriority', ticketId: first.ticketId, priority: 'urgent' });
  expect(await due(first.ticketId)).toEqual([
    ['firstResponse', 15],
    ['resolution', 60],
  ]);
  await status(first.ticketId, 'resolved');
  kit.time.now += 4 * 24 * 60 * MINUTE;
  const second = await kit.say(visitor, 'baru');
  expect(second.ticketId).not.toBe(first.ticketId);
  await act({ type: 'ticket.merge', ticketId: second.ticketId, intoTicketId: first.ticketId });
  expect(await timers(second.ticketId)).toEqual([]);
  expect(await timer(first.ticketId, 'firstResponse')).toMatchObject({ startedAt: kit.time.now, dueAt: kit.time.now + 15 * MINUTE });
  await remove({ kind: 'slaPolicy', row: urgent });
});

test('[sla] a changed policy reaches open tickets in batches, with its version; what was missed stays missed', async () => {
  await usePolicy();
  const tickets: string[] = [];
  for (let n = 0; n < 120; n++) tickets.push((await kit.say(await kit.visitor(), 'halo')).ticketId);
  const late = tickets[0] as string;
  after(61);
  await node().breachDueDeadlines(kit.time.now);
  const rev = await usePolicy({ targets: { firstResponse: 600, nextResponse: 600, resolution: 6_000 } });
  await node().recomputeDeadlines(kit.time.now);
  expect(await timer(late, 'firstResponse')).toMatchObject({ breachedAt: T0 + 60 * MINUTE, policyVersion: rev - 1 });
  for (const ticketId of tickets) expect(await timer(ticketId, 'resolution')).toMatchObject({ dueAt: T0 + 6_000 * MINUTE, policyVersion: rev });
  const before = (await kit.ticket(late)).rev;
  kit.time.now += 2 * MINUTE;
  expect(await node().recomputeDeadlines(kit.time.now)).toBe(0);
  expect((await kit.ticket(late)).rev).toBe(before);
  expect(await kit.inWorkspace((trx) => trx.selectFrom('sla_scan').selectAll().where('due_at', '<=', kit.time.now).execute())).toEqual([]);

  await remove({ kind: 'slaPolicy', row: aPolicy() });
  await node().recomputeDeadlines(kit.time.now);
  expect(await due(tickets[1] as string)).toEqual([['firstResponse', 60]]);
});

test('[sla] new hours and a contact who becomes a VIP move the deadlines', async () => {
  await usePolicy({ calendarId: null });
  const calendar = aCalendar();
  await put({ kind: 'calendar', row: calendar });
  after(7 * 60 + 30);
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'Senin 16:30');
  expect((await due(ticketId))[0]).toEqual(['firstResponse', 24 * 60 + 30]);
  await put({ kind: 'calendar', row: { ...calendar, holidays: [{ date: '2026-11-03', name: 'Libur' }] } });
  await node().recomputeDeadlines(kit.time.now);
  expect((await due(ticketId))[0]).toEqual(['firstResponse', 2 * 24 * 60 + 30]);

  const vip = aPolicy({
    id: kit.ids(),
    position: 0,
    match: { ...aPolicy().match, contactTags: ['vip'] },
    targets: { firstResponse: 5, nextResponse: 5, resolution: null },
    warnMinutes: 0,
  });
  await put({ kind: 'slaPolicy', row: vip });
  await kit.inWorkspace((trx) =>
    trx
      .updateTable('contact')
      .set({ tags: ['vip'] })
      .where('id', '=', visitor.contactId)
      .execute(),
  );
  await node().recomputeDeadlines(kit.time.now);
  expect(await due(ticketId)).toEqual([['firstResponse', 7 * 60 + 35]]);
  expect((await timers(ticketId))[0]?.policyId).toBe(vip.id);
  await remove({ kind: 'slaPolicy', row: vip });
  await remove({ kind: 'calendar', row: calendar });
});

test('[sla] a ticket that is opened again without a word about its deadlines gets them within the next tick', async () => {
  await usePolicy();
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'halo');
  after(10);
  await reply(visitor, ticketId);
  await status(ticketId, 'resolved');
  after(30);
  await kit.inWorkspace((trx) => trx.updateTable('ticket').set({ status: 'open', resolved_at: null }).where('id', '=', ticketId).execute());
  await node().recomputeDeadlines(kit.time.now);
  expect(await timer(ticketId, 'resolution')).toMatchObject({ metAt: null, dueAt: T0 + (30 + 470) * MINUTE });
});

test('[sla] what cannot work is refused with its problem, and nothing is written', async () => {
  const calendar = aCalendar({ id: kit.ids() });
  await put({ kind: 'calendar', row: calendar });
  await expect(put({ kind: 'calendar', row: { ...calendar, timeZone: 'Asia/Bogor' } })).rejects.toMatchObject({
    code: 'CONFIG_REFUSED',
    data: { problem: 'timeZone' },
  });
  await expect(put({ kind: 'calendar', row: aCalendar({ id: kit.ids() }) })).rejects.toMatchObject({ data: { problem: 'scopeTaken' } });
  await expect(usePolicy({ id: kit.ids(), warnMinutes: 60 })).rejects.toMatchObject({ data: { problem: 'warnTooEarly' } });
  await expect(usePolicy({ id: kit.ids(), calendarId: kit.ids() })).rejects.toMatchObject({ data: { problem: 'calendarGone' } });
  await usePolicy({ calendarId: calendar.id });
  await expect(remove({ kind: 'calendar', row: calendar })).rejects.toMatchObject({ data: { problem: 'inUse' } });
  expect(await revOf({ kind: 'calendar', row: calendar })).toBe(1);
  await usePolicy();
  await remove({ kind: 'calendar', row: calendar });
});

test('[sla] outside hours a customer is answered once per closed time, in their language, and goes on waiting', async () => {
  await usePolicy({ calendarId: null });
  const calendar = aCalendar({ awayMessage: { id: 'Kami buka pukul 9.', en: 'We open at 9.' } });
  await put({ kind: 'calendar', row: calendar });
  after(9 * 60);
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'malam');
  kit.time.now += MINUTE;
  expect((await kit.say(visitor, 'halo?')).conversationSeq).toBe(3);
  const away = async () =>
    (await kit.entries(ticketId))
      .filter((entry) => entry.direction === 'out')
      .map((entry) => [entry.text, entry.author_kind, entry.conversation_seq]);
  expect(await away()).toEqual([['Kami buka pukul 9.', 'system', 2]]);
  expect(await kit.ticket(ticketId)).toMatchObject({ awaiting_since: T0 + 540 * MINUTE, awaiting_count: 2, preview: 'halo?', status: 'new' });
  expect(await timer(ticketId, 'firstResponse')).toMatchObject({ metAt: null, dueAt: T0 + (24 * 60 + 60) * MINUTE });

  await kit.inWorkspace((trx) => trx.updateTable('conversation').set({ language: 'en' }).where('id', '=', visitor.conversationId).execute());
  after(24 * 60 + 60);
  await kit.say(visitor, 'pagi');
  expect(await away()).toHaveLength(1);
  after(24 * 60 + 9 * 60);
  await kit.say(visitor, 'malam lagi');
  expect((await away()).map(([text]) => text)).toEqual(['Kami buka pukul 9.', 'We open at 9.']);
  // The answer is nobody's unseen message: a reply written before it needs no second look.
  const [last] = (await kit.entries(ticketId)).filter((entry) => entry.text === 'malam lagi');
  const body = {
    type: 'ticket.reply',
    ticketId,
    text: 'Baik',
    attachments: [],
    recipient: kit.recipientOf(visitor),
    seenSeq: last?.seq ?? 0,
    reviewed: false,
  } as const;
  expect(await kit.act(ani, body, { lastServerTime: null })).toMatchObject({ status: 'accepted' });
  await remove({ kind: 'calendar', row: calendar });
});

test('[sla] the timers on a ticket are what the shared function gives', async () => {
  const rev = await usePolicy();
  const visitor = await kit.visitor();
  const { ticketId } = await kit.say(visitor, 'halo');
  await takeSnapshot(kit, ani);
  const copy = ticketOn(ani, ticketId);
  if (copy === undefined) throw new Error('the ticket did not come');
  const setup = { policies: [aPolicy({ rev })], calendars: [] };
  expect(advanceSla({ before: null, after: { ...copy, sla: [] }, contactTags: [], setup, at: T0 })).toEqual(copy.sla);
});

test('[sla] over HTTP: an admin sets a policy up, open tickets follow, wrong ones are refused', async () => {
  const central = await startTestCentral();
  try {
    const { ticketId } = await central.customerWrites({ text: 'halo' });
    const { client } = await central.signIn(central.workspace.agents.admin.email);
    const { rev } = await client.config.put({ config: { kind: 'slaPolicy', row: structuredClone(aPolicy({ rev: 0 })) as never }, baseRev: 0 });
    await until(async () => {
      const [row] = await central.query('select sla from ticket where id = $1', [ticketId]);
      const sla = row?.sla as SlaTimer[];
      return sla.length === 2 && sla.every((one) => one.policyVersion === rev);
    });
    const bad = structuredClone(aCalendar({ rev: 0, timeZone: 'Mars/Olympus' })) as never;
    await expect(client.config.put({ config: { kind: 'calendar', row: bad }, baseRev: 0 })).rejects.toMatchObject({
      code: 'CONFIG_REFUSED',
      data: expect.anything(),
    });
    const agent = await central.signIn(central.workspace.agents.sari.email);
    await expect(agent.client.config.remove({ kind: 'slaPolicy', id: aPolicy().id, baseRev: rev })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  } finally {
    await central.stop();
  }
});
