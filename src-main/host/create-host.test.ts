import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeCentral, fakeCentral, queue } from '../../test/kit/fake-central.ts';
import { type FakeClock, fakeClock } from '../../test/kit/fake-clock.ts';
import { memorySecrets, type TestHost, temporaryFolder, testHost } from '../../test/kit/test-host.ts';
import { damagePagesOf } from '../../test/kit/test-profile.ts';
import { T0, uuid } from '../../test/kit/ticket-factory.ts';

const everything = { channels: [], queueIds: [], priorities: [], due: [], tags: [] };

let clock: FakeClock;
let central: FakeCentral;
let folder: ReturnType<typeof temporaryFolder>;
const open: TestHost[] = [];

async function start(secrets = memorySecrets()): Promise<TestHost> {
  const host = await testHost({ network: central.network, dataFolder: folder.path, clock, secrets });
  open.push(host);
  return host;
}
async function signedIn(): Promise<TestHost> {
  const host = await start();
  await host.signIn();
  await clock.advance(1_000);
  return host;
}
const list = async (host: TestHost, view: 'all' | 'mine' | 'unassigned' = 'all') =>
  (await host.client.queue.list({ view, filter: everything, sort: 'due', offset: 0, limit: 50, generation: 1 })).rows;
const reply = async (host: TestHost, ticketId: string, text: string) => {
  const { recipient } = await host.client.ticket.open({ ticketId, entries: 50 });
  if (recipient === null) throw new Error('no recipient');
  return host.client.command.issue({ body: { type: 'ticket.reply', ticketId, text, attachments: [], recipient, seenSeq: 0, reviewed: false } });
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

describe('signing in and loading', () => {
  test('a new console loads what the agent may see and is online', async () => {
    central.seed(1);
    const host = await signedIn();
    expect((await host.client.sync.status()).connection).toEqual({ state: 'online' });
    expect((await list(host)).map((row) => [row.number, row.contactName, row.due])).toEqual([[1, 'Pelanggan 1', null]]);
    expect(await host.client.queue.counts()).toMatchObject({ all: 1, team: 1, unassigned: 1, mine: 0 });
    const directory = await host.client.directory.get();
    expect([directory.workspace.name, directory.queues[0]?.id, directory.agents.length]).toEqual(['Toko Nusantara', queue.id, 2]);
  });

  test('what is wrong with an address or a password is said', async () => {
    const host = await start();
    await expect(host.signIn('nobody')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(host.signIn('sari', 'http://example.com')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    central.faults.down = true;
    await expect(host.signIn()).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    await expect(host.client.queue.counts()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  test('[R14] a cursor that is too old starts a load, which drops what is gone and keeps saved commands', async () => {
    const gone = central.seed(1);
    const kept = central.seed(2);
    const host = await signedIn();
    central.faults.down = true;
    await clock.advance(40_000);
    await host.client.command.issue({ body: { type: 'ticket.note', ticketId: kept.id, text: 'catatan', attachments: [] } });
    central.tickets.delete(gone.id);
    central.forgetLog();
    central.faults.down = false;
    await clock.advance(120_000);
    expect((await list(host)).map((row) => row.number)).toEqual([2]);
    expect(central.outcomes.size).toBe(1);
  });
});

describe('the outbox', () => {
  test('[R5] commands given offline show at once and are sent in order when the network is back', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    central.faults.down = true;
    central.dropSockets();
    await clock.advance(40_000);
    expect((await host.client.sync.status()).connection.state).toBe('offline');
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    await reply(host, ticket.id, 'Halo Kak');
    const opened = await host.client.ticket.open({ ticketId: ticket.id, entries: 50 });
    expect(opened.timeline.map((item) => [item.entry.kind, item.command?.status.kind])).toEqual([
      ['event', 'saved'],
      ['message', 'saved'],
    ]);
    expect((await list(host, 'mine')).map((row) => [row.pending, row.preview])).toEqual([[2, 'Halo Kak']]);
    central.faults.down = false;
    await clock.advance(90_000);
    expect([...central.effects.values()]).toEqual([1, 1]);
    const after = await host.client.ticket.open({ ticketId: ticket.id, entries: 50 });
    expect(after.timeline.map((item) => [item.entry.kind, item.command, item.entry.seq])).toEqual([
      ['event', null, 1],
      ['message', null, 2],
    ]);
    expect((await host.client.sync.status()).outbox).toMatchObject({ waiting: 0, refused: 0, parked: 0 });
  });

  test('[R10] a command whose answer was lost is sent again and takes effect once', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    central.faults.dropAnswers = 3;
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    await clock.advance(60_000);
    expect([...central.effects.values()]).toEqual([1]);
    expect((await host.client.sync.status()).outbox.waiting).toBe(0);
  });

  test('a refused reply leaves the view, gives its text back, and does not touch what was typed since', async () => {
    const first = central.seed(1);
    const second = central.seed(2);
    const host = await signedIn();
    central.faults.down = true;
    await reply(host, first.id, 'teks pertama');
    await reply(host, second.id, 'teks kedua');
    await host.client.draft.save({ ticketId: second.id, kind: 'reply', text: 'sedang diketik', attachments: [], seenSeq: 0 });
    for (const id of [first.id, second.id]) {
      const ticket = central.tickets.get(id);
      if (ticket !== undefined) central.tickets.set(id, { ...ticket, assigneeId: uuid(51), rev: ticket.rev + 1 });
    }
    central.faults.down = false;
    await clock.advance(90_000);
    const one = await host.client.ticket.open({ ticketId: first.id, entries: 50 });
    const two = await host.client.ticket.open({ ticketId: second.id, entries: 50 });
    expect([one.draft.reply?.text, one.timeline.length]).toEqual(['teks pertama', 0]);
    expect([two.draft.reply?.text, two.refused[0]?.text, two.refused[0]?.status]).toMatchObject([
      'sedang diketik',
      'teks kedua',
      { kind: 'refused', code: 'TAKEN' },
    ]);
    await host.client.command.dismiss({ commandId: two.refused[0]?.commandId ?? '' });
    expect((await host.client.ticket.open({ ticketId: second.id, entries: 50 })).refused).toEqual([]);
  });

  test('what the rules refuse is refused at once and nothing is saved', async () => {
    const ticket = central.seed(1, { assigneeId: uuid(51) });
    const host = await signedIn();
    await expect(host.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } })).rejects.toMatchObject({
      code: 'REFUSED',
      defined: true,
      data: { code: 'TAKEN', detail: { agentId: uuid(51) } },
    });
    central.faults.down = true;
    await clock.advance(40_000);
    const merge = { type: 'ticket.merge', ticketId: ticket.id, intoTicketId: uuid(2) } as const;
    await expect(host.client.command.issue({ body: merge })).rejects.toMatchObject({ code: 'NEEDS_NETWORK' });
    expect((await host.client.sync.ledger({ limit: 10 })).commands).toEqual([]);
  });

  test('[R8] a command whose form the server does not take is set aside like one that breaks it', async () => {
    const first = central.seed(1);
    const second = central.seed(2);
    const host = await signedIn();
    central.faults.refuseForm = first.id;
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: first.id } });
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: second.id } });
    await clock.advance(30 * 60_000);
    expect(central.tickets.get(second.id)?.assigneeId).toBe(uuid(50));
    expect(await host.client.sync.status()).toMatchObject({ connection: { state: 'online' }, outbox: { parked: 1, waiting: 0 } });
  });

  test('[R8] a command that makes the server fail is parked, its ticket waits, the others go on', async () => {
    const first = central.seed(1);
    const second = central.seed(2);
    const host = await signedIn();
    central.faults.failPushes = 1_000;
    const parked = await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: first.id } });
    await clock.advance(20 * 60_000);
    expect((await host.client.sync.status()).outbox).toMatchObject({ parked: 1 });
    await host.client.command.issue({ body: { type: 'ticket.note', ticketId: first.id, text: 'menunggu', attachments: [] } });
    central.faults.failPushes = 0;
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: second.id } });
    await clock.advance(120_000);
    expect((await host.client.sync.status()).outbox).toMatchObject({ parked: 1, waiting: 1 });
    expect(central.tickets.get(second.id)?.assigneeId).toBe(uuid(50));
    await host.client.command.retry({ commandId: parked.commandId });
    await clock.advance(120_000);
    expect((await host.client.sync.status()).outbox).toMatchObject({ parked: 0, waiting: 0 });
    expect([...central.effects.values()]).toEqual([1, 1, 1]);
  });
});

describe('what was saved', () => {
  test('[R7] is kept through every answer that is no outcome', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    central.faults.proxyPages = 6;
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    await clock.advance(20_000);
    expect((await host.client.sync.status()).outbox).toMatchObject({ waiting: 1, refused: 0, parked: 0 });
    await clock.advance(300_000);
    expect([(await host.client.sync.status()).outbox.waiting, [...central.effects.values()]]).toEqual([0, [1]]);
  });

  test('[R3] is sent as it was saved, whatever changed since', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    central.faults.down = true;
    await reply(host, ticket.id, 'Halo');
    const { recipient } = await host.client.ticket.open({ ticketId: ticket.id, entries: 1 });
    await host.client.command.issue({
      body: { type: 'contact.edit', contactId: ticket.contactId, edit: { removeIdentityId: recipient?.identityId } },
    });
    await host.client.command.issue({ body: { type: 'ticket.setSubject', ticketId: ticket.id, subject: 'Lain' } });
    expect((await host.client.ticket.open({ ticketId: ticket.id, entries: 1 })).recipient).toBe(null);
    central.faults.down = false;
    await clock.advance(90_000);
    const [first] = central.received;
    expect(first?.body).toMatchObject({ type: 'ticket.reply', text: 'Halo', recipient });
    expect(central.received.map((command) => command.deviceSeq)).toEqual([1, 2, 3]);
  });

  test('[R4] a store that came back older is noticed: the loss is said, a new device is enrolled, nothing is doubled', async () => {
    const ticket = central.seed(1);
    const secrets = memorySecrets();
    const first = await start(secrets);
    await first.signIn();
    await clock.advance(1_000);
    const { profileId } = (await first.client.session.current()) as { profileId: string };
    const file = join(folder.path, 'profiles', profileId, 'console.db');
    await first.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    await clock.advance(5_000);
    await first.stop();
    copyFileSync(file, `${file}.backup`);
    const again = await start(secrets);
    await again.host.start();
    await clock.advance(5_000);
    await again.client.command.issue({ body: { type: 'ticket.note', ticketId: ticket.id, text: 'satu', attachments: [] } });
    await clock.advance(5_000);
    await again.stop();
    open.splice(0);
    renameSync(`${file}.backup`, file);
    const old = await start(secrets);
    await old.host.start();
    await old.client.command.issue({ body: { type: 'ticket.note', ticketId: ticket.id, text: 'dua', attachments: [] } });
    await clock.advance(5_000);
    expect((await old.client.sync.status()).connection.state).toBe('signInNeeded');
    expect(old.batches.flatMap((batch) => batch.notices)).toEqual([{ kind: 'commandsLost', count: 1 }]);
    await old.signIn();
    await clock.advance(10_000);
    expect([...central.devices.values()].map((device) => device.last)).toEqual([2, 1]);
    expect([...central.effects.values()]).toEqual([1, 1, 1]);
    expect((await old.client.sync.status()).outbox).toMatchObject({ waiting: 0, refused: 0 });
  });

  test('a file that shows damage while running is put aside and loaded anew, with what waited', async () => {
    const ticket = central.seed(1);
    const secrets = memorySecrets();
    const first = await start(secrets);
    await first.signIn();
    await clock.advance(1_000);
    central.faults.down = true;
    await first.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    const { profileId } = (await first.client.session.current()) as { profileId: string };
    await first.stop();
    open.splice(0);
    damagePagesOf(join(folder.path, 'profiles', profileId, 'console.db'), 'ticket_live_due');
    const second = await start(secrets);
    await second.host.start();
    await expect(list(second)).rejects.toMatchObject({ code: 'INTERNAL' });
    central.faults.down = false;
    await clock.advance(60_000);
    expect(second.batches.flatMap((batch) => batch.notices)).toMatchObject([{ kind: 'damaged', commandsFound: 1 }]);
    await second.signIn();
    await clock.advance(60_000);
    expect((await list(second)).map((row) => [row.number, row.assigneeId])).toEqual([[1, uuid(50)]]);
    expect([...central.effects.values()]).toEqual([1]);
  });
});

describe('the session', () => {
  test('[R4] nothing is sent under the session of another device, as a crash while enrolling may leave one', async () => {
    const ticket = central.seed(1);
    const secrets = memorySecrets();
    const first = await start(secrets);
    await first.signIn();
    await clock.advance(1_000);
    const [[name, ofFirst] = ['', '']] = [...secrets.kept];
    await first.stop();
    open.splice(0);
    folder.remove();
    folder = temporaryFolder();
    const second = await start(secrets);
    await second.signIn();
    await clock.advance(1_000);
    await second.stop();
    open.splice(0);
    secrets.kept.set(name, ofFirst);
    const again = await start(secrets);
    await again.host.start();
    await again.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    await clock.advance(60_000);
    expect((await again.client.sync.status()).connection.state).toBe('signInNeeded');
    expect(central.received).toEqual([]);
    await again.signIn();
    await clock.advance(10_000);
    expect([...central.effects.values()]).toEqual([1]);
  });

  test('[R6] an expired token is renewed while the queue waits', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    central.faults.expireTokens = 1;
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    await clock.advance(5_000);
    expect(central.tickets.get(ticket.id)?.assigneeId).toBe(uuid(50));
  });

  test('[R6] another user of the computer neither sees nor sends what waits', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    central.faults.down = true;
    await host.client.command.issue({ body: { type: 'ticket.claim', ticketId: ticket.id } });
    await clock.advance(5_000);
    const signOut = host.client.session.signOut();
    await clock.advance(5_000);
    await signOut;
    central.faults.down = false;
    await host.signIn('budi');
    await clock.advance(60_000);
    expect(central.outcomes.size).toBe(0);
    expect((await host.client.sync.ledger({ limit: 10 })).commands).toEqual([]);
    await host.signIn('sari');
    await clock.advance(60_000);
    expect(central.tickets.get(ticket.id)?.assigneeId).toBe(uuid(50));
  });

  test('the console starts without the server and says how old its copy is', async () => {
    central.seed(1);
    const secrets = memorySecrets();
    const first = await start(secrets);
    await first.signIn();
    await clock.advance(5_000);
    await first.stop();
    open.splice(0);
    central.faults.down = true;
    clock.jump(5 * 3_600_000);
    const second = await start(secrets);
    await second.host.start();
    await clock.advance(2_000);
    expect(await second.client.session.current()).toMatchObject({ state: 'signedIn', agent: { name: 'sari' } });
    expect((await list(second)).length).toBe(1);
    const status = await second.client.sync.status();
    expect([status.connection.state, status.clockOffsetMs, (status.asOf ?? 0) <= T0 + 5_000]).toEqual(['offline', null, true]);
    central.faults.down = false;
    await clock.advance(60_000);
    expect(await second.client.sync.status()).toMatchObject({ connection: { state: 'online' }, clockOffsetMs: -5 * 3_600_000 });
  });
});

describe('what changes elsewhere', () => {
  test('a live channel that breaks is followed at once by the truth: offline, or online as before', async () => {
    const host = await signedIn();
    central.dropSockets();
    await clock.advance(100);
    expect((await host.client.sync.status()).connection.state).toBe('online');
    await clock.advance(15_000);
    central.faults.down = true;
    central.dropSockets();
    await clock.advance(100);
    expect((await host.client.sync.status()).connection.state).toBe('offline');
  });

  test('[R15] a server that closes each live connection at once is asked ever less often', async () => {
    const host = await signedIn();
    await clock.advance(20_000);
    central.faults.closeAfterWelcome = true;
    const before = central.welcomes();
    central.dropSockets();
    await clock.advance(60_000);
    expect(central.welcomes() - before).toBeGreaterThan(3);
    expect(central.welcomes() - before).toBeLessThan(12);
    expect((await host.client.sync.status()).connection.state).toBe('online');
  });

  test('[R15] a hint brings the message at once, with a notice when the ticket is not in front', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    await clock.advance(1_000);
    central.customerWrites(ticket.id, 'Halo, ada kabar?');
    await clock.advance(2_000);
    expect(host.notices.map((notice) => notice.body)).toEqual(['Halo, ada kabar?']);
    expect((await list(host))[0]).toMatchObject({ preview: 'Halo, ada kabar?', unread: 2 });
    await host.client.ticket.viewing({ ticketId: ticket.id });
    expect((await list(host))[0]?.unread).toBe(0);
    central.customerWrites(ticket.id, 'Sudah ya');
    await clock.advance(2_000);
    expect(host.notices.length).toBe(1);
    expect((await list(host))[0]?.unread).toBe(0);
  });

  test('quiet hours hold back notifications, never messages', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    await host.client.settings.set({ quietHours: { fromMinute: 0, toMinute: 0 } });
    central.customerWrites(ticket.id, 'Halo, ada kabar?');
    await clock.advance(2_000);
    expect(host.notices).toEqual([]);
    expect((await list(host))[0]).toMatchObject({ preview: 'Halo, ada kabar?' });
    await host.client.settings.set({ quietHours: null });
    central.customerWrites(ticket.id, 'Kak?');
    await clock.advance(2_000);
    expect(host.notices.map((notice) => notice.body)).toEqual(['Kak?']);
  });

  test('a ticket that the agent may no longer see is gone, its draft is kept', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    await host.client.draft.save({ ticketId: ticket.id, kind: 'note', text: 'penting', attachments: [], seenSeq: 0 });
    central.removeTicket(ticket.id);
    await clock.advance(2_000);
    expect(await list(host)).toEqual([]);
    await expect(host.client.ticket.open({ ticketId: ticket.id, entries: 10 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await host.client.draft.list()).drafts.map((draft) => draft.text)).toEqual(['penting']);
  });

  test('batches are numbered without a gap, the first says to ask for everything', async () => {
    const ticket = central.seed(1);
    const host = await signedIn();
    central.customerWrites(ticket.id, 'satu');
    await clock.advance(1_000);
    expect(host.batches[0]?.reset).toBe(true);
    host.batches.slice(1).forEach((batch, index) => {
      expect(batch.n).toBe((host.batches[0]?.n ?? 0) + index + 1);
    });
  });
});
