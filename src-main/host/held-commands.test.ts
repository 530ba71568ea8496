import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandBody } from '#shared/domain/sync/command.ts';
import { type FakeCentral, fakeCentral, queue } from '../../test/kit/fake-central.ts';
import { type FakeClock, fakeClock } from '../../test/kit/fake-clock.ts';
import { memorySecrets, type TestHost, temporaryFolder, testHost } from '../../test/kit/test-host.ts';
import { T0, uuid } from '../../test/kit/ticket-factory.ts';

const HOLD_MS = 8_000;
let clock: FakeClock;
let central: FakeCentral;
let folder: ReturnType<typeof temporaryFolder>;
const open: TestHost[] = [];

async function start(secrets = memorySecrets()): Promise<TestHost> {
  const host = await testHost({ network: central.network, dataFolder: folder.path, clock, secrets });
  open.push(host);
  return host;
}
async function signedIn(secrets = memorySecrets()): Promise<TestHost> {
  const host = await start(secrets);
  await host.signIn();
  await clock.advance(1_000);
  return host;
}
const hold = async (host: TestHost, bodies: readonly CommandBody[], more: { holdMs?: number; keepDrafts?: boolean } = {}) => {
  const { commands, undoUntil } = await host.client.command.issueAll({ bodies: bodies as never, holdMs: HOLD_MS, ...more });
  return { ids: commands.map(({ commandId }) => commandId), seqs: commands.map(({ deviceSeq }) => deviceSeq), undoUntil };
};
const note = (ticketId: string, text: string): CommandBody => ({ type: 'ticket.note', ticketId, text, attachments: [] });
const notesAt = () => [...central.entries.values()].flatMap((entry) => (entry.kind === 'note' ? [entry.text] : []));
const notesOf = async (host: TestHost, ticketId: string) => {
  const { timeline } = await host.client.ticket.open({ ticketId, entries: 100 });
  return timeline.flatMap(({ entry }) => (entry.kind === 'note' ? [entry.text] : []));
};

beforeEach(() => {
  clock = fakeClock(T0);
  central = fakeCentral(() => T0 + clock.monotonic());
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const host of open.splice(0)) await host.stop();
  folder.remove();
});

test('[R17] what is held waits for its time, with all behind it of the same ticket; other tickets go on', async () => {
  const [first, second] = [central.seed(1), central.seed(2)];
  const host = await signedIn();
  const { seqs, undoUntil } = await hold(host, [note(first.id, 'a'), note(first.id, 'b')]);
  expect([seqs, undoUntil]).toEqual([[1, 2], clock.now() + HOLD_MS]);
  await host.client.command.issue({ body: note(first.id, 'c') as never });
  await host.client.command.issue({ body: note(second.id, 'other') as never });
  await clock.advance(HOLD_MS - 200);
  expect(notesAt()).toEqual(['other']);
  expect(await notesOf(host, first.id)).toEqual(['a', 'b', 'c']);
  await clock.advance(300);
  expect(notesAt()).toEqual(['other', 'a', 'b', 'c']);
  expect((await host.client.sync.status()).outbox).toMatchObject({ waiting: 0, refused: 0, parked: 0 });
  expect([...central.devices.values()].map((device) => device.last)).toEqual([4]);
});

test('[R17] what is withdrawn never reaches the server, later numbers do, and the view and the text are as before', async () => {
  const ticket = central.seed(1);
  const host = await signedIn();
  await host.client.draft.save({ ticketId: ticket.id, kind: 'note', text: 'belum selesai', attachments: [], seenSeq: 0 });
  const { ids } = await hold(host, [
    { type: 'ticket.setTags', ticketId: ticket.id, add: ['salah'], remove: [] },
    note(ticket.id, 'catatan salah'),
    { type: 'ticket.transfer', ticketId: ticket.id, queueId: queue.id, agentId: null, note: 'titip' },
  ]);
  const draftOf = async () => (await host.client.ticket.open({ ticketId: ticket.id, entries: 1 })).draft.note?.text;
  expect(await draftOf()).toBe(undefined);
  await host.client.draft.save({ ticketId: ticket.id, kind: 'note', text: 'sambungan', attachments: [], seenSeq: 0 });
  await clock.advance(2_000);
  expect(await host.client.command.withdraw({ commandIds: ids })).toEqual({ withdrawn: true });
  expect(await draftOf()).toBe('catatan salah\n\ntitip\n\nsambungan');
  expect((await host.client.ticket.open({ ticketId: ticket.id, entries: 9 })).ticket).toMatchObject({ tags: [], queueId: ticket.queueId, rev: 1 });
  await host.client.command.issue({ body: note(ticket.id, 'benar') as never });
  await clock.advance(60_000);
  expect(notesAt()).toEqual(['benar']);
  expect(central.received.map((command) => command.deviceSeq)).toEqual([4]);
  expect((await host.client.sync.status()).outbox).toMatchObject({ waiting: 0, refused: 0, parked: 0 });
  expect((await host.client.sync.status()).connection.state).toBe('online');
  // A second undo finds nothing.
  expect(await host.client.command.withdraw({ commandIds: ids })).toEqual({ withdrawn: false });
});

test('[R17] what has gone on its way cannot be taken back, even when no answer came and the clock was set back', async () => {
  const ticket = central.seed(1);
  const host = await signedIn();
  const late = await hold(host, [note(ticket.id, 'terlambat')]);
  await clock.advance(HOLD_MS - 10);
  central.faults.dropAnswers = 1;
  await clock.advance(20);
  clock.jump(-60_000);
  expect(notesAt()).toEqual(['terlambat']);
  expect(await host.client.command.withdraw({ commandIds: late.ids })).toEqual({ withdrawn: false });
  const early = await hold(host, [note(ticket.id, 'satu'), note(ticket.id, 'dua')]);
  // All or none: one id that is not held keeps the others where they are.
  expect(await host.client.command.withdraw({ commandIds: [...early.ids, uuid(999)] })).toEqual({ withdrawn: false });
  await clock.advance(120_000);
  expect(notesAt()).toEqual(['terlambat', 'satu', 'dua']);
  expect([...central.effects.values()]).toEqual([1, 1, 1]);
});

test('[R17] a restart keeps the hold, and offline it can be withdrawn as long as it has not left', async () => {
  const ticket = central.seed(1);
  const secrets = memorySecrets();
  const before = await signedIn(secrets);
  const { ids } = await hold(before, [note(ticket.id, 'a')]);
  await open.pop()?.stop();
  const host = await start(secrets);
  await host.host.start();
  await clock.advance(3_000);
  expect([(await host.client.sync.status()).connection.state, notesAt()]).toEqual(['online', []]);
  await clock.advance(HOLD_MS);
  expect(notesAt()).toEqual(['a']);
  expect(await host.client.command.withdraw({ commandIds: ids })).toEqual({ withdrawn: false });
  central.faults.down = true;
  central.dropSockets();
  await clock.advance(40_000);
  const offline = await hold(host, [note(ticket.id, 'b')]);
  await clock.advance(120_000);
  expect(await host.client.command.withdraw({ commandIds: offline.ids })).toEqual({ withdrawn: true });
  central.faults.down = false;
  await clock.advance(120_000);
  expect(notesAt()).toEqual(['a']);
});

test('several commands are saved together or not at all', async () => {
  const ticket = central.seed(1);
  const host = await signedIn();
  const bodies: CommandBody[] = [
    { type: 'ticket.claim', ticketId: ticket.id },
    { type: 'ticket.setPriority', ticketId: ticket.id, priority: 'high' },
    { type: 'ticket.snooze', ticketId: ticket.id, until: 1 },
  ];
  await expect(hold(host, bodies, { holdMs: 0 })).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'SNOOZE_IN_PAST' } });
  const opened = await host.client.ticket.open({ ticketId: ticket.id, entries: 9 });
  expect([opened.pending, opened.ticket.assigneeId, opened.ticket.priority]).toEqual([[], null, 'normal']);
  // Each is checked with those before it done: what is snoozed after it was resolved cannot be.
  const resolved: CommandBody[] = [
    { type: 'ticket.setStatus', ticketId: ticket.id, status: 'resolved', baseStatusRev: ticket.statusRev },
    { type: 'ticket.snooze', ticketId: ticket.id, until: T0 + 3_600_000 },
  ];
  await expect(hold(host, resolved, { holdMs: 0 })).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'ILLEGAL_STATUS' } });
  const { seqs, undoUntil } = await hold(host, bodies.slice(0, 2), { holdMs: 0 });
  expect([seqs, undoUntil]).toEqual([[1, 2], null]);
  await clock.advance(1_000);
  expect(central.tickets.get(ticket.id)).toMatchObject({ priority: 'high' });
});

test('a macro leaves what the agent is writing alone, saved and taken back', async () => {
  const ticket = central.seed(1);
  const host = await signedIn();
  const { recipient } = await host.client.ticket.open({ ticketId: ticket.id, entries: 1 });
  if (recipient === null) throw new Error('no recipient');
  await host.client.draft.save({ ticketId: ticket.id, kind: 'reply', text: 'sedang ditulis', attachments: [], seenSeq: 0 });
  const reply: CommandBody = {
    type: 'ticket.reply',
    ticketId: ticket.id,
    text: 'Dari makro',
    attachments: [],
    recipient,
    seenSeq: 0,
    reviewed: false,
  };
  const { ids } = await hold(host, [reply], { keepDrafts: true });
  const draft = async () => (await host.client.ticket.open({ ticketId: ticket.id, entries: 1 })).draft.reply?.text;
  expect(await draft()).toBe('sedang ditulis');
  await host.client.command.withdraw({ commandIds: ids });
  expect(await draft()).toBe('sedang ditulis');
});
