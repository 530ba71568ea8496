import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nodeClock } from '../../src-main/host/adapters/node-clock.ts';
import { nodeNetwork } from '../../src-main/host/adapters/node-network.ts';
import type { CommandBody } from '../../src-shared/domain/sync/command.ts';
import { startTestCentral, TEST_PASSWORD, type TestCentral } from '../kit/central-client.ts';
import { memorySecrets, type TestHost, temporaryFolder, testHost } from '../kit/test-host.ts';
import { until } from '../kit/until.ts';

const everything = { channels: [], queueIds: [], priorities: [], due: [], tags: [] };

let central: TestCentral;
const open: { host: TestHost; folder: ReturnType<typeof temporaryFolder> }[] = [];
const net = { down: false };

/** A host whose network a test can take away. */
async function openConsole(
  options: { clockOffsetMs?: number; folder?: ReturnType<typeof temporaryFolder>; secrets?: ReturnType<typeof memorySecrets> } = {},
) {
  const folder = options.folder ?? temporaryFolder();
  const offset = options.clockOffsetMs ?? 0;
  const host = await testHost({
    clock: { ...nodeClock, now: () => nodeClock.now() + offset },
    dataFolder: folder.path,
    secrets: options.secrets ?? memorySecrets(),
    network: {
      fetch: (url, init) => (net.down ? Promise.reject(new TypeError('fetch failed')) : nodeNetwork.fetch(url, init)),
      openSocket: nodeNetwork.openSocket,
    },
  });
  open.push({ host, folder });
  return host;
}
async function signedIn(name: 'sari' | 'budi' | 'dewi' | 'leadA', options: Parameters<typeof openConsole>[0] = {}) {
  const host = await openConsole(options);
  await enter(host, name);
  return host;
}
async function enter(host: TestHost, name: 'sari' | 'budi' | 'dewi' | 'leadA') {
  await host.client.session.signIn({ serverUrl: central.address, email: central.workspace.agents[name].email, password: TEST_PASSWORD });
  await until(async () => (await host.client.sync.status()).connection.state === 'online');
}
const rows = async (host: TestHost, view: 'all' | 'mine' | 'unassigned' | 'resolved' = 'all') =>
  (await host.client.queue.list({ view, filter: everything, sort: 'newest', offset: 0, limit: 200, generation: 1 })).rows;
const issue = (host: TestHost, body: CommandBody) => host.client.command.issue({ body: body as never });
const look = (host: TestHost, ticketId: string) => host.client.ticket.open({ ticketId, entries: 200 });
async function reply(host: TestHost, ticketId: string, text: string, attachments: { hash: string; name: string; mime: string; size: number }[] = []) {
  const opened = await look(host, ticketId);
  if (opened.recipient === null) throw new Error('no recipient');
  const seenSeq = opened.timeline.at(-1)?.entry.seq ?? 0;
  return issue(host, { type: 'ticket.reply', ticketId, text, attachments, recipient: opened.recipient, seenSeq, reviewed: false });
}
const drained = (host: TestHost) => until(async () => (await host.client.sync.status()).outbox.waiting === 0);
const seen = (host: TestHost, ticketId: string) => until(async () => (await rows(host)).some((row) => row.id === ticketId));
const offline = async (host: TestHost) => {
  net.down = true;
  await host.client.sync.now({}).catch(() => undefined);
  await until(async () => (await host.client.sync.status()).connection.state === 'offline');
};
const online = async (host: TestHost) => {
  net.down = false;
  await host.client.sync.now({});
  await until(async () => (await host.client.sync.status()).connection.state === 'online');
};

beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());
beforeEach(() => {
  net.down = false;
});
afterEach(async () => {
  for (const { host, folder } of open.splice(0)) {
    await host.stop();
    folder.remove();
  }
});

describe('two consoles', () => {
  test('a customer writes, one agent answers, the other sees it at once', async () => {
    const [sari, budi] = [await signedIn('sari'), await signedIn('budi')];
    const { ticketId } = await central.customerWrites({ text: 'Halo, pesanan saya di mana?' });
    await seen(sari, ticketId);
    await until(async () => sari.notices.length > 0);
    await reply(sari, ticketId, 'Sebentar ya, Kak.');
    await until(async () => (await rows(budi)).some((row) => row.id === ticketId && row.assigneeId === central.workspace.agents.sari.id));
    await until(async () =>
      (await look(budi, ticketId)).timeline.some((item) => item.entry.kind === 'message' && item.entry.text === 'Sebentar ya, Kak.'),
    );
    await until(async () => (await look(sari, ticketId)).pending.length === 0);
    const mine = await look(sari, ticketId);
    expect(mine.timeline.filter((item) => item.entry.kind === 'message').length).toBe(2);
    expect(mine.timeline.every((item) => item.command === null)).toBe(true);
    expect(mine.ticket).toEqual((await look(budi, ticketId)).ticket);
  });

  test('both claim while offline: one wins, the other is told and keeps the draft', async () => {
    const [sari, budi] = [await signedIn('sari'), await signedIn('budi')];
    const { ticketId } = await central.customerWrites({ text: 'Siapa cepat?' });
    await Promise.all([seen(sari, ticketId), seen(budi, ticketId)]);
    await Promise.all([offline(sari), offline(budi)]);
    await Promise.all([issue(sari, { type: 'ticket.claim', ticketId }), issue(budi, { type: 'ticket.claim', ticketId })]);
    await Promise.all([reply(sari, ticketId, 'dari Sari'), reply(budi, ticketId, 'dari Budi')]);
    await Promise.all([online(sari), online(budi)]);
    await Promise.all([drained(sari), drained(budi)]);
    await until(async () => (await look(sari, ticketId)).ticket.rev === (await look(budi, ticketId)).ticket.rev);
    const views = [await look(sari, ticketId), await look(budi, ticketId)];
    const owner = views[0]?.ticket.assigneeId;
    const [winner, loser] = owner === central.workspace.agents.sari.id ? views : views.toReversed();
    expect(winner?.refused).toEqual([]);
    expect(loser?.refused.map((command) => [command.type, command.status])).toMatchObject([
      ['ticket.claim', { kind: 'refused', code: 'TAKEN', detail: { agentId: owner } }],
      ['ticket.reply', { kind: 'refused', code: 'TAKEN' }],
    ]);
    expect(loser?.draft.reply?.text).toMatch(/^dari /);
    expect(loser?.timeline.length).toBe(winner?.timeline.length);
  });

  test('a ticket that is transferred to another team leaves the console, and comes to theirs whole', async () => {
    const [sari, dewi] = [await signedIn('sari'), await signedIn('dewi')];
    const { ticketId } = await central.customerWrites({ text: 'Soal pembayaran' });
    await seen(sari, ticketId);
    await issue(sari, { type: 'ticket.note', ticketId, text: 'Tolong dicek ya', attachments: [] });
    await issue(sari, { type: 'ticket.transfer', ticketId, queueId: central.workspace.queues.payments, agentId: null, note: '' });
    await seen(dewi, ticketId);
    await until(async () => !(await rows(sari)).some((row) => row.id === ticketId));
    await until(async () => (await look(dewi, ticketId)).timeline.length >= 4);
    expect((await look(dewi, ticketId)).timeline.map((item) => item.entry.kind)).toEqual(['event', 'message', 'note', 'event']);
  });
});

describe('offline', () => {
  test('[R2] a chain of actions on one ticket drains in order, none of it refused', async () => {
    const sari = await signedIn('sari');
    const { ticketId } = await central.customerWrites({ text: 'Barang rusak' });
    await seen(sari, ticketId);
    await offline(sari);
    const base = (await look(sari, ticketId)).ticket.statusRev;
    await issue(sari, { type: 'ticket.claim', ticketId });
    await issue(sari, { type: 'ticket.setPriority', ticketId, priority: 'high' });
    await issue(sari, { type: 'ticket.setTags', ticketId, add: ['rusak'], remove: [] });
    await reply(sari, ticketId, 'Kami kirim ulang, Kak.');
    await issue(sari, { type: 'ticket.setStatus', ticketId, status: 'waiting', baseStatusRev: base });
    await issue(sari, { type: 'ticket.setStatus', ticketId, status: 'resolved', baseStatusRev: base });
    expect((await look(sari, ticketId)).ticket).toMatchObject({ status: 'resolved', priority: 'high', tags: ['rusak'] });
    expect((await sari.client.sync.status()).outbox.waiting).toBe(6);
    await online(sari);
    await drained(sari);
    expect((await sari.client.sync.status()).outbox).toMatchObject({ waiting: 0, refused: 0, parked: 0 });
    await until(async () => (await look(sari, ticketId)).pending.length === 0);
    expect((await look(sari, ticketId)).ticket).toMatchObject({ status: 'resolved', priority: 'high', tags: ['rusak'] });
    const kept = await central.query('select status from ticket where id = $1', [ticketId]);
    expect(kept).toEqual([{ status: 'resolved' }]);
  });

  test('a file attached offline is uploaded before its reply, and read back on another console', async () => {
    const [sari, budi] = [await signedIn('sari'), await signedIn('budi')];
    const { ticketId } = await central.customerWrites({ text: 'Minta fotonya' });
    await Promise.all([seen(sari, ticketId), seen(budi, ticketId)]);
    await offline(sari);
    const bytes = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(300_000, 7)]);
    const { uploadId } = await sari.client.attachment.begin({ name: '../foto\u202egnp.png', mime: 'text/html', size: bytes.length });
    for (let offset = 0; offset < bytes.length; offset += 200_000) {
      await sari.client.attachment.chunk({ uploadId, offset, base64: bytes.subarray(offset, offset + 200_000).toString('base64') });
    }
    const ref = await sari.client.attachment.finish({ uploadId });
    expect(ref).toEqual({ hash: createHash('sha256').update(bytes).digest('hex'), name: 'fotognp.png', mime: 'image/png', size: bytes.length });
    await reply(sari, ticketId, 'Ini fotonya', [ref]);
    await online(sari);
    await drained(sari);
    expect((await sari.client.sync.status()).outbox.refused).toBe(0);
    expect(await sari.client.attachment.progress({ hashes: [ref.hash] })).toEqual([{ hash: ref.hash, sent: bytes.length, total: bytes.length }]);
    await until(async () =>
      (await look(budi, ticketId)).timeline.some((item) => item.entry.kind === 'message' && item.entry.attachments.length === 1),
    );
    // What was uploaded and never used the server keeps for a day: a console that has it sends it anew.
    await central.query('delete from attachment where hash = $1', [ref.hash]);
    const note = { type: 'ticket.note', ticketId, text: '', attachments: [ref] } as const;
    await sari.client.command.issue({ body: { ...note, attachments: [...note.attachments] } });
    await drained(sari);
    expect((await sari.client.sync.status()).outbox.refused).toBe(0);
    const part = await budi.client.attachment.read({ hash: ref.hash, offset: 0, length: 16 });
    expect([part.total, part.picture, Buffer.from(part.base64, 'base64').equals(bytes.subarray(0, 16))]).toEqual([bytes.length, 'image/png', true]);
  });

  test('[R16] a clock that is wrong by hours changes nothing', async () => {
    const sari = await signedIn('sari', { clockOffsetMs: -5 * 3_600_000 });
    const { ticketId } = await central.customerWrites({ text: 'Jam berapa?' });
    await seen(sari, ticketId);
    await reply(sari, ticketId, 'Sekarang');
    await drained(sari);
    await until(async () => (await look(sari, ticketId)).pending.length === 0);
    const opened = await look(sari, ticketId);
    const status = await sari.client.sync.status();
    expect(Math.abs((status.clockOffsetMs ?? 0) - 5 * 3_600_000)).toBeLessThan(2_000);
    expect(Math.abs((status.asOf ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(opened.timeline.every((item) => Math.abs(item.entry.at - Date.now()) < 60_000)).toBe(true);
    expect(opened.refused).toEqual([]);
  });

  test('the API restarts while the console works: nothing is lost or doubled', async () => {
    const sari = await signedIn('sari');
    const { ticketId } = await central.customerWrites({ text: 'Apakah masih buka?' });
    await seen(sari, ticketId);
    const restart = central.restart();
    for (let n = 0; n < 10; n++) await issue(sari, { type: 'ticket.note', ticketId, text: `catatan ${n}`, attachments: [] });
    await restart;
    await sari.client.sync.now({});
    await drained(sari);
    const notes = await central.query(`select text from entry where ticket_id = $1 and kind = 'note' order by seq`, [ticketId]);
    expect(notes.map((row) => row.text)).toEqual(Array.from({ length: 10 }, (_, n) => `catatan ${n}`));
  });
});

describe('sessions', () => {
  test('[R6] an access token that ended is renewed and the queue goes on', async () => {
    const sari = await signedIn('sari');
    const { ticketId } = await central.customerWrites({ text: 'Token' });
    await seen(sari, ticketId);
    await central.query('update session set access_expires_at = 1');
    await issue(sari, { type: 'ticket.claim', ticketId });
    await drained(sari);
    expect((await look(sari, ticketId)).ticket.assigneeId).toBe(central.workspace.agents.sari.id);
  });

  test('another user of the computer neither sees nor sends what waits', async () => {
    const folder = temporaryFolder();
    const secrets = memorySecrets();
    const host = await signedIn('sari', { folder, secrets });
    const { ticketId } = await central.customerWrites({ text: 'Milik siapa?' });
    await seen(host, ticketId);
    await offline(host);
    await issue(host, { type: 'ticket.claim', ticketId });
    await host.client.session.signOut();
    net.down = false;
    await enter(host, 'budi');
    expect((await host.client.sync.ledger({ limit: 10 })).commands).toEqual([]);
    expect(
      await central.query(
        'select id from command where type = $1 and agent_id = $2 and outcome is not null and id in (select id from entry where ticket_id = $3)',
        ['ticket.claim', central.workspace.agents.sari.id, ticketId],
      ),
    ).toEqual([]);
    await enter(host, 'sari');
    await drained(host);
    await until(async () => (await look(host, ticketId)).ticket.assigneeId === central.workspace.agents.sari.id);
  });
});
