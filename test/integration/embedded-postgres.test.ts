import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src-server/embedded-postgres/embedded-postgres.ts';

let dataDir: string;
let running: EmbeddedPostgres[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tanggap-pg-'));
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  // A server that is killed under the client says so here too; the test asserts on what a new connection reads.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.map((row: unknown[]) => row[0]);
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('a fresh start is durable, pinned in its collation and reachable on loopback with its password only', async () => {
  const server = await start();
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories', 'server_encoding'];
  const shown = await ask(
    server,
    `select setting from unnest(array['${names.join("','")}']) with ordinality n join pg_settings on name = n.n order by ordinality`,
  );
  expect(shown).toEqual(['on', 'on', 'on', '127.0.0.1', '', 'UTF8']);
  expect(await ask(server, 'select datlocprovider::text || datlocale from pg_database where datname = current_database()')).toEqual(['bC.UTF-8']);
  expect(await ask(server, `select lower('ÀÉ')`)).toEqual(['àé']);
  const stranger = { ...server, url: server.url.replace(/:[^:@]+@/, ':wrong@') };
  await expect(ask(stranger, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(dataDir, 'password')).mode & 0o077).toBe(0);
});

test('data outlives a stop, a killed server, and a server file that names a stranger', async () => {
  const first = await start();
  await ask(first, 'create table kept as select 1 as n');
  await first.stop();

  const second = await start();
  await ask(second, 'insert into kept values (2)');
  process.kill(second.pid, 'SIGKILL');
  await second.exited;
  await second.stop();

  const third = await start();
  await ask(third, 'insert into kept values (3)');
  process.kill(third.pid, 'SIGKILL');
  await third.exited;
  await third.stop();
  // Of the server's own user: PostgreSQL overlooks the processes of others by itself.
  const { uid, gid } = statSync(join(dataDir, 'cluster'));
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', uid, gid });
  try {
    const file = join(dataDir, 'cluster', 'postmaster.pid');
    writeFileSync(file, [String(stranger.pid), ...readFileSync(file, 'utf8').split('\n').slice(1)].join('\n'));
    expect(await ask(await start(), 'select n from kept order by n')).toEqual([1, 2, 3]);
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

test('a second start on the same folder is told that one is running', async () => {
  const first = await start();
  await expect(start()).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
  expect(await ask(first, 'select 1')).toEqual([1]);
  await first.stop();
  expect(await ask(await start(), 'select 1')).toEqual([1]);
});

test('a cluster whose making was cut off is made anew', async () => {
  const half = join(dataDir, 'cluster.new-999999');
  mkdirSync(join(half, 'base'), { recursive: true });
  writeFileSync(join(half, 'PG_VERSION'), '18\n');
  expect(await ask(await start(), 'select 1')).toEqual([1]);
  expect(existsSync(half)).toBe(false);
});

test('a supervisor killed with -9 leaves a server that the next start takes over from, with every commit', async () => {
  const { child, url } = await supervisorProcess(dataDir);
  const pid = Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table kept (n int)');
  for (let n = 0; n < 50; n++) await client.query('insert into kept values ($1)', [n]);
  await client.query('begin; insert into kept values (-1)');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(() => process.kill(pid, 0)).not.toThrow();

  const next = await start();
  expect(next.pid).not.toBe(pid);
  expect(await ask(next, 'select count(*)::int from kept')).toEqual([50]);
  await client.end().catch(() => undefined);
});

async function supervisorProcess(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const module = new URL('../../src-server/embedded-postgres/embedded-postgres.ts', import.meta.url).href;
  const code = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(folder)}, log: () => undefined });
    process.stdout.write(server.url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: said.toString('utf8') };
}
