import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { usualTimings } from '../../src-server/live/live-timings.ts';
import { revokeDevice } from '../../src-server/modules/device/device-service.ts';
import { createInProcessSignal } from '../../src-server/signal/in-process-signal.ts';
import type { SignalMessage } from '../../src-server/signal/signal.ts';
import { systemClock } from '../../src-server/system-clock.ts';
import { LIVE_CLOSE, LIVE_MAX_FRAME_BYTES, LIVE_PATH } from '../../src-shared/contract/central/live.ts';
import { aCommand } from '../kit/a-command.ts';
import { type SignedIn, startTestCentral, type TestCentral } from '../kit/central-client.ts';
import { type LiveClient, openLive } from '../kit/live-client.ts';

const signal = createInProcessSignal();
let central: TestCentral;
let sari: SignedIn;
let budi: SignedIn;
let dewi: SignedIn;
const open: LiveClient[] = [];

beforeAll(async () => {
  const timings = {
    ...usualTimings,
    helloMs: 300,
    pingMs: 200,
    silenceMs: 6_000,
    recheckMs: 500,
    offlineMs: 800,
    outbox: { maxBufferedBytes: 64 * 1024, slowMs: 4_000 },
  };
  central = await startTestCentral({ overrides: { timings, signal } });
  sari = await central.signIn('sari@satu.example');
  budi = await central.signIn('budi@satu.example');
  dewi = await central.signIn('dewi@satu.example');
});
afterAll(() => central.stop());
afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

async function live(who: SignedIn): Promise<LiveClient> {
  const client = await openLive(central.address, who.session.accessToken);
  open.push(client);
  return client;
}
async function stranger(headers?: Record<string, string>): Promise<LiveClient> {
  const client = await openLive(central.address, undefined, headers);
  open.push(client);
  return client;
}
const agentId = (who: SignedIn) => who.session.agent.id;

describe('hello and frames', () => {
  test('who says nothing is closed', async () => {
    expect(await (await stranger()).closed).toBe(LIVE_CLOSE.silent);
  });

  test.each([
    ['no token of ours', { type: 'hello', accessToken: 'x'.repeat(43) }, LIVE_CLOSE.unauthenticated],
    ['no hello first', { type: 'ping' }, LIVE_CLOSE.badFrame],
    ['no JSON', 'hello', LIVE_CLOSE.badFrame],
    ['no frame of the contract', { type: 'subscribe', topic: '*' }, LIVE_CLOSE.badFrame],
    ['bytes', Buffer.from([1, 2, 3]), LIVE_CLOSE.badFrame],
    ['null', 'null', LIVE_CLOSE.badFrame],
    ['a frame too large', 'x'.repeat(LIVE_MAX_FRAME_BYTES + 1), 1009],
  ])('%s: closed', async (_name, frame, code) => {
    const client = await stranger();
    client.send(frame);
    expect(await client.closed).toBe(code);
  });

  test.each([
    ['a second hello', () => ({ type: 'hello', accessToken: sari.session.accessToken })],
    ['an id that is none', () => ({ type: 'viewing', ticketId: 'x' })],
    ['a negative place', () => ({ type: 'seen', ticketId: randomUUID(), seq: -1 })],
  ])('%s ends an open socket', async (_name, frame) => {
    const client = await live(sari);
    client.send(frame());
    expect(await client.closed).toBe(LIVE_CLOSE.badFrame);
  });

  test('compression is not negotiated, and a foreign page is refused', async () => {
    expect((await stranger()).socket.extensions).toBe('');
    await expect(stranger({ origin: 'https://evil.example' })).rejects.toThrow('403');
    await expect(stranger({ origin: 'null' })).rejects.toThrow('403');
    expect((await stranger({ origin: central.address })).socket.readyState).toBe(1);
  });

  test('an upgrade elsewhere is not found', async () => {
    const { port, hostname } = new URL(central.address);
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${LIVE_PATH}/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
      );
      socket.on('data', (piece) => resolve(piece.toString()));
    });
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
    expect(text).toContain('"code":"NOT_FOUND"');
  });

  test('the server pings, and closes a console that went silent', async () => {
    const client = await live(sari);
    await client.next('ping');
    expect(await client.closed).toBe(LIVE_CLOSE.silent);
  });
});

describe('wake-ups', () => {
  test('a commit wakes those who follow its feed, and nobody else', async () => {
    const [a, b] = [await live(sari), await live(dewi)];
    const stranger = await central.signIn((await central.addWorkspace()).agents.admin.email);
    const c = await live(stranger);
    const { ticketId } = await central.customerWrites({ text: 'Halo' });
    await a.next('changed');
    // A new contact is the whole workspace's, a note its team's alone.
    await b.next('changed');
    b.frames.length = 0;
    await sari.client.sync.push({ commands: [aCommand({ type: 'ticket.note', ticketId, text: 'x', attachments: [] }, 1)], parkedSeqs: [] });
    await a.next('changed');
    await a.next('ping');
    expect(b.frames.some((frame) => frame.type === 'changed')).toBe(false);
    expect(c.frames.some((frame) => frame.type === 'changed')).toBe(false);
  });

  test('a snooze that is over wakes its ticket, and those who have it', async () => {
    const { ticketId } = await central.customerWrites({ text: 'Halo' });
    const a = await live(sari);
    await central.query('update ticket set snoozed_until = 1 where id = $1', [ticketId]);
    await a.next('changed');
    expect(await central.query('select snoozed_until from ticket where id = $1', [ticketId])).toEqual([{ snoozed_until: null }]);
  });

  test('a reader that stands still is bounded, told to resync when it goes on', async () => {
    const client = await live(sari);
    client.socket.pause();
    const teamId = central.workspace.teams.a;
    const typing = (): SignalMessage => ({ topic: 'customerTyping', workspaceId: central.workspace.id, ticketId: randomUUID(), teamId, on: true });
    for (let round = 0; round < 100; round++) {
      for (let i = 0; i < 800; i++) signal.publish(typing());
      await new Promise(setImmediate);
    }
    const dropped = await metric('tanggap_live_dropped_frames_total');
    expect(dropped).toBeGreaterThan(0);
    client.socket.resume();
    await client.next('resync');
    client.send({ type: 'ping' });
    await client.next('ping');
  });

  test('one that does not go on is closed', async () => {
    const client = await live(sari);
    client.socket.pause();
    const teamId = central.workspace.teams.a;
    for (let round = 0; round < 100; round++) {
      for (let i = 0; i < 800; i++)
        signal.publish({ topic: 'customerTyping', workspaceId: central.workspace.id, ticketId: randomUUID(), teamId, on: true });
      await new Promise(setImmediate);
    }
    await expect.poll(() => metric('tanggap_sockets{kind="console"}'), { timeout: 10_000 }).toBe(0);
    client.socket.resume();
    expect([1006, LIVE_CLOSE.slow]).toContain(await client.closed);
  });
});

describe('presence', () => {
  test('viewers and typing are told to those who may see the ticket, their own device left out', async () => {
    const { ticketId } = await central.customerWrites({ text: 'Halo' });
    const [a, b, c] = [await live(sari), await live(budi), await live(dewi)];
    a.send({ type: 'viewing', ticketId });
    expect(await b.next('viewers')).toEqual({ type: 'viewers', ticketId, viewers: [{ agentId: agentId(sari), typing: false }] });
    expect(await a.next('viewers')).toEqual({ type: 'viewers', ticketId, viewers: [] });
    b.send({ type: 'viewing', ticketId });
    expect((await a.next('viewers', (frame) => frame.viewers.length > 0)).viewers).toEqual([{ agentId: agentId(budi), typing: false }]);
    b.send({ type: 'typing', ticketId, on: true });
    expect((await a.next('viewers')).viewers).toEqual([{ agentId: agentId(budi), typing: true }]);
    b.send({ type: 'typing', ticketId, on: false });
    expect((await a.next('viewers')).viewers).toEqual([{ agentId: agentId(budi), typing: false }]);
    const late = await live(budi);
    expect((await late.next('viewers', (frame) => frame.ticketId === ticketId)).viewers).toEqual([{ agentId: agentId(sari), typing: false }]);
    b.close();
    expect((await a.next('viewers')).viewers).toEqual([]);
    expect(c.frames.some((frame) => frame.type === 'viewers')).toBe(false);
  });

  test('a ticket of another team, or none, is nobody’s view, and nobody has seen it', async () => {
    const { ticketId, conversationId } = await central.customerWrites({ text: 'Halo' });
    const theirs = (await central.customerWrites({ text: 'Tagihan' })).ticketId;
    const { teams, queues } = central.workspace;
    await central.query('update ticket set team_id = $1, queue_id = $2 where id = $3', [teams.b, queues.payments, theirs]);
    const [a, c] = [await live(sari), await live(dewi)];
    a.send({ type: 'viewing', ticketId });
    await a.next('viewers');
    c.send({ type: 'viewing', ticketId });
    c.send({ type: 'typing', ticketId, on: true });
    c.send({ type: 'seen', ticketId, seq: 50 });
    c.send({ type: 'viewing', ticketId: randomUUID() });
    c.send({ type: 'viewing', ticketId: theirs });
    expect(await c.next('viewers')).toEqual({ type: 'viewers', ticketId: theirs, viewers: [] });
    a.send({ type: 'viewing', ticketId });
    await a.next('viewers');
    expect(JSON.stringify(a.frames.filter((frame) => frame.type === 'viewers'))).not.toContain(agentId(dewi));
    expect(await central.query('select agent_seen_seq from conversation where id = $1', [conversationId])).toEqual([{ agent_seen_seq: 0 }]);
  });

  test('agents come online; losing the socket says so only after a while and leaves their state alone', async () => {
    await central.query("update agent set state = 'available' where id = $1", [agentId(budi)]);
    const a = await live(sari);
    const b = await live(budi);
    expect(await a.next('agentOnline', (frame) => frame.agentId === agentId(budi))).toMatchObject({ online: true, state: 'available' });
    b.close();
    const heartbeat = systemClock.every(500, () => a.send({ type: 'ping' }));
    expect(await a.next('agentOnline', (frame) => frame.agentId === agentId(budi) && !frame.online)).toMatchObject({ state: 'available' });
    heartbeat.cancel();
    expect(await central.query('select state from agent where id = $1', [agentId(budi)])).toEqual([{ state: 'available' }]);
  });

  test('the customer is told that an agent types, and what was seen; seeing only rises', async () => {
    const { ticketId, conversationId } = await central.customerWrites({ text: 'Satu' });
    const heard: SignalMessage[] = [];
    const unsubscribe = signal.subscribe((message) => heard.push(message));
    const a = await live(sari);
    a.send({ type: 'viewing', ticketId });
    a.send({ type: 'typing', ticketId, on: true });
    await expect
      .poll(() => heard)
      .toContainEqual({
        topic: 'agentTyping',
        workspaceId: central.workspace.id,
        conversationId,
        agentId: agentId(sari),
        name: 'Sari Wulandari',
        on: true,
      });
    const seen = async () => (await central.query('select agent_seen_seq from conversation where id = $1', [conversationId]))[0]?.agent_seen_seq;
    a.send({ type: 'seen', ticketId, seq: 50 });
    await expect.poll(seen).toBe(1);
    expect(heard).toContainEqual({ topic: 'conversation', workspaceId: central.workspace.id, conversationId });
    a.send({ type: 'seen', ticketId, seq: 0 });
    a.send({ type: 'viewing', ticketId });
    await a.next('viewers');
    expect(await seen()).toBe(1);
    unsubscribe();
  });

  test('a customer’s typing reaches the ticket’s team', async () => {
    const [a, c] = [await live(sari), await live(dewi)];
    const ticketId = randomUUID();
    signal.publish({ topic: 'customerTyping', workspaceId: central.workspace.id, ticketId, teamId: central.workspace.teams.a, on: true });
    expect(await a.next('customerTyping')).toEqual({ type: 'customerTyping', ticketId, on: true });
    expect(c.frames.some((frame) => frame.type === 'customerTyping')).toBe(false);
  });

  test('another node’s sockets count, and a node’s end is told by its message', async () => {
    const { ticketId } = await central.customerWrites({ text: 'Halo' });
    const a = await live(sari);
    const { a: teamId } = central.workspace.teams;
    const far = {
      topic: 'presence',
      workspaceId: central.workspace.id,
      node: randomUUID(),
      socket: randomUUID(),
      deviceId: randomUUID(),
      agentId: agentId(budi),
    } as const;
    signal.publish({ ...far, viewing: { ticketId, teamId, typing: true }, online: true });
    expect((await a.next('viewers', (frame) => frame.ticketId === ticketId)).viewers).toEqual([{ agentId: agentId(budi), typing: true }]);
    signal.publish({ ...far, viewing: null, online: false });
    expect((await a.next('viewers', (frame) => frame.ticketId === ticketId)).viewers).toEqual([]);
  });
});

describe('the end of a session', () => {
  test('by signing out', async () => {
    const who = await central.signIn('sari@satu.example');
    const client = await live(who);
    await who.client.session.signOut();
    await client.next('sessionEnded');
    expect(await client.closed).toBe(LIVE_CLOSE.unauthenticated);
  });

  test('by revoking its device, here or in another node’s database', async () => {
    const who = await central.signIn('sari@satu.example');
    const client = await live(who);
    const { createDatabase } = await import('../../src-server/db/database.ts');
    const db = createDatabase(central.databaseUrl, { maxConnections: 1 });
    await revokeDevice({ db, signal: createInProcessSignal(), clock: systemClock }, central.workspace.id, who.session.deviceId);
    await db.destroy();
    await client.next('sessionEnded');
    expect(await client.closed).toBe(LIVE_CLOSE.unauthenticated);
  });

  test('a team that was taken away is no longer told', async () => {
    const who = await central.signIn('budi@satu.example');
    const client = await live(who);
    await central.query('delete from agent_team where agent_id = $1', [agentId(budi)]);
    await client.next('ping');
    await client.next('ping');
    await client.next('ping');
    await client.next('ping');
    const typing = {
      topic: 'customerTyping',
      workspaceId: central.workspace.id,
      ticketId: randomUUID(),
      teamId: central.workspace.teams.a,
      on: true,
    } as const;
    signal.publish(typing);
    await client.next('ping');
    expect(client.frames.some((frame) => frame.type === 'customerTyping')).toBe(false);
  });
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${central.address}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1] ?? Number.NaN,
  );
}
