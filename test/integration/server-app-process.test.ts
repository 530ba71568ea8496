import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startCentral } from '../../src-server/build-app.ts';
import { usualTimings } from '../../src-server/live/live-timings.ts';
import { LIVE_CLOSE } from '../../src-shared/contract/central/live.ts';
import { type SignedIn, startTestCentral, type TestCentral } from '../kit/central-client.ts';
import { openLive } from '../kit/live-client.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

describe('an ordered stop', () => {
  let central: TestCentral;
  let sari: SignedIn;
  beforeAll(async () => {
    central = await startTestCentral();
    sari = await central.signIn('sari@satu.example');
  });
  afterAll(() => central.stop());

  test('tells the sockets, finishes what runs, and takes nothing new', async () => {
    const client = await openLive(central.address, sari.session.accessToken);
    // Held until the stop has begun: a request in the middle of its work.
    const blocked = await holdTable(central, 'device');
    const running = sari.client.session.me();
    await expect
      .poll(
        async () => (await central.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).length,
      )
      .toBeGreaterThan(0);
    const stopping = central.stopApi();
    expect(await client.closed).toBe(LIVE_CLOSE.goingAway);
    await expect(openLive(central.address)).rejects.toThrow();
    await blocked.release();
    expect(await running).toMatchObject({ deviceId: sari.session.deviceId });
    await stopping;
    await expect(fetch(`${central.address}/health/live`)).rejects.toThrow();
    await central.restart();
    expect((await fetch(`${central.address}/health/ready`)).status).toBe(200);
    expect(await sari.client.session.me()).toMatchObject({ deviceId: sari.session.deviceId });
  });

  test('without its database it is alive, not ready, and says UNAVAILABLE; then it comes back by itself', async () => {
    const name = new URL(central.databaseUrl).pathname.slice(1);
    const cluster = await connectTo(central, 'postgres');
    await cluster.query(`alter database ${name} allow_connections false`);
    await cluster.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const ready = await fetch(`${central.address}/health/ready`);
    expect([ready.status, ((await ready.json()) as { code: string }).code]).toEqual([503, 'UNAVAILABLE']);
    expect((await fetch(`${central.address}/health/live`)).status).toBe(200);
    await expect(sari.client.session.me()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await cluster.query(`alter database ${name} allow_connections true`);
    await cluster.end();
    await expect.poll(async () => (await fetch(`${central.address}/health/ready`)).status).toBe(200);
    expect(await sari.client.session.me()).toMatchObject({ deviceId: sari.session.deviceId });
  });
});

async function connectTo(central: TestCentral, database?: string): Promise<pg.Client> {
  const url = new URL(central.databaseUrl);
  if (database !== undefined) url.pathname = database;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

async function holdTable(central: TestCentral, table: string): Promise<{ release(): Promise<void> }> {
  const holder = await connectTo(central);
  await holder.query('begin');
  await holder.query(`lock table ${table} in access exclusive mode`);
  return {
    release: async () => {
      await holder.query('commit');
      await holder.end();
    },
  };
}

test('two nodes are one service: a commit, a view and a sign-out on one reach the sockets of the other', async () => {
  const one = await startTestCentral({ env: natsEnv(), overrides: { timings: { ...usualTimings, pollMs: 300, pingMs: 400, recheckMs: 500 } } });
  const two = await startCentral({ ...one.config, port: 0 }, { timings: { ...usualTimings, pollMs: 300, pingMs: 400, recheckMs: 500 } });
  try {
    const sari = await one.signIn('sari@satu.example');
    const budi = await one.signIn('budi@satu.example');
    const far = await openLive(two.address, budi.session.accessToken);
    const near = await openLive(one.address, sari.session.accessToken);
    // Written past both nodes: only the poll can find it.
    const { ticketId } = await one.customerWrites({ text: 'Halo' });
    await far.next('changed');
    await near.next('changed');
    if (natsAnswers) {
      near.send({ type: 'viewing', ticketId });
      expect((await far.next('viewers')).viewers).toEqual([{ agentId: sari.session.agent.id, typing: false }]);
      await budi.client.session.signOut();
      await far.next('sessionEnded');
      expect(await far.closed).toBe(LIVE_CLOSE.unauthenticated);
    }
    near.close();
    far.close();
  } finally {
    await two.stop();
    await one.stop();
  }
});

const natsAnswers = await new Promise<boolean>((resolve) => {
  const socket = connect(4222, '127.0.0.1', () => {
    socket.destroy();
    resolve(true);
  }).on('error', () => resolve(Boolean(process.env.CI)));
});
// Without a server there the signal connects for ever, and the poll alone has to do.
const natsEnv = () => ({ NATS_URL: natsAnswers ? 'nats://127.0.0.1:4222' : 'nats://127.0.0.1:1' });

describe('the process', () => {
  const main = fileURLToPath(new URL('../../src-server/main.ts', import.meta.url));
  const children: ChildProcess[] = [];
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'tanggap-main-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(env: Record<string, string>) {
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: database.url,
        PORT: '0',
        DATA_DIR: folder,
        SECRET_KEY: 'ab'.repeat(32),
        LOG_LEVEL: 'silent',
        ...env,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const line = new Promise<Record<string, unknown>>((resolve) =>
      createInterface({ input: child.stdout }).once('line', (text) => resolve(JSON.parse(text))),
    );
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    return { child, line, ended };
  }

  test('says where it answers, and stops in order when it is asked to', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { child, line, ended } = start({});
      const said = await line;
      expect(said).toMatchObject({ ready: true, address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
      expect((await fetch(`${said.address}/health/ready`)).status).toBe(200);
      child.kill(signal);
      expect(await ended).toBe(0);
    }
  });

  test('ends when its parent is gone', async () => {
    const { child, line, ended } = start({ STOP_WITH_PARENT: '1' });
    await line;
    child.stdin.destroy();
    expect(await ended).toBe(0);
  });

  test('says which setting is wrong', async () => {
    const { line, ended } = start({ PORT: 'many' });
    expect(await line).toEqual({ ready: false, code: 'CONFIG_INVALID', data: { name: 'PORT', problem: 'is not a number' } });
    expect(await ended).toBe(2);
  });

  test('says that nobody answers at the database', async () => {
    const { line, ended } = start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' });
    expect(await line).toMatchObject({ ready: false, code: 'DATABASE_UNREACHABLE' });
    expect(await ended).toBe(3);
  });

  test('says that its port is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)));
    const { line, ended } = start({ PORT: String(port) });
    expect(await line).toEqual({ ready: false, code: 'PORT_TAKEN', data: { port } });
    expect(await ended).toBe(4);
    taken.close();
  });
});
