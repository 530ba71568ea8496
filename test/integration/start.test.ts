import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { readRunFile } from '../../scripts/launch/run-file.ts';
import { processIdentity } from '../../src-server/embedded-postgres/process-probe.ts';
import { CONTRACT_VERSION } from '../../src-shared/contract/version.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const zReady = z.object({
  console: z.url(),
  chat: z.url(),
  api: z.url(),
  docs: z.url(),
  signIns: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })).min(13),
});
type Ready = z.infer<typeof zReady>;

let data: string;
let running: ChildProcess[] = [];

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'tanggap-start-'));
});

afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  running = [];
});

afterAll(() => rmSync(data, { recursive: true, force: true }));

type Started = { readonly child: ChildProcess; readonly line: Promise<string>; readonly said: () => string; readonly exited: Promise<number | null> };

function npmStart(...more: string[]): Started {
  const args = ['scripts/start.ts', '--json', '--shell', 'web', '--no-open', '--port', '0', '--sample', 'small', '--data', data, ...more];
  const env = { ...process.env, LANG: 'en_US.UTF-8' };
  const child = spawn(process.execPath, args, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void exited.then(() => reject(new Error(`it ended without a line: ${said}`)));
  });
  line.catch(() => undefined);
  return { child, line, said: () => said, exited };
}

const ready = async (started: Started): Promise<Ready> => zReady.parse(JSON.parse(await started.line));

async function signIn(api: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${api}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, device: { name: 'test', platform: 'linux' }, contractVersion: CONTRACT_VERSION }),
  });
  expect(response.status).toBe(200);
  const { accessToken } = z.object({ accessToken: z.string() }).parse(await response.json());
  return accessToken;
}

async function writeAsCustomer(chat: string, text: string): Promise<void> {
  const json = (body: object, token?: string) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const visitor = await fetch(`${chat}/api/visitor`, json({ name: 'Sari', language: 'id' }));
  const { token } = z.object({ token: z.string() }).parse(await visitor.json());
  const sent = await fetch(`${chat}/api/messages`, json({ clientId: crypto.randomUUID(), text, attachments: [] }, token));
  expect(sent.ok).toBe(true);
}

async function seesText(api: string, text: string): Promise<boolean> {
  const token = await signIn(api, 'admin@nusantara.example', 'tanggap-demo');
  let page: string | null = null;
  do {
    const response: Response = await fetch(`${api}/api/v1/sync/snapshot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ page, limit: 5_000 }),
    });
    expect(response.status).toBe(200);
    const body: string = await response.text();
    if (body.includes(text)) return true;
    page = z.object({ next: z.string().nullable() }).parse(JSON.parse(body)).next;
  } while (page !== null);
  return false;
}

const isGone = (pid: number): boolean => processIdentity(pid) === null;

test('one line tells the addresses, and everything on it answers', async () => {
  const started = npmStart();
  const told = await ready(started);
  for (const address of [told.console, told.chat, told.docs, `${told.api}/health/ready`]) expect((await fetch(address)).status).toBe(200);
  expect(new URL(told.console).hash).toMatch(/^#token=[\w-]{43,}$/);
  for (const { email, password } of told.signIns.slice(0, 2)) await signIn(told.api, email, password);

  const second = npmStart();
  expect(await second.exited).toBe(1);
  expect(second.said()).toContain('ALREADY_RUNNING');
  expect(second.said()).toContain(told.console);

  const processes = readRunFile(data)?.processes.map((child) => child.pid) ?? [];
  expect(processes.length).toBe(2);
  started.child.kill('SIGINT');
  expect(await started.exited).toBe(0);
  expect(processes.every(isGone)).toBe(true);
  expect(readRunFile(data)).toBeNull();
  await expect(fetch(told.api)).rejects.toThrow();
});

test('after kill -9 of everything the next start has all that was saved', async () => {
  const first = npmStart();
  const { api, chat } = await ready(first);
  await writeAsCustomer(chat, 'Tertulis sesaat sebelum mati listrik');
  const pids = [...(readRunFile(data)?.processes.map((child) => child.pid) ?? []), postmaster(), first.child.pid as number];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await first.exited;
  await expect(fetch(`${api}/health/live`)).rejects.toThrow();

  const next = npmStart();
  const told = await ready(next);
  expect(next.said()).not.toContain('sample');
  expect(await seesText(told.api, 'Tertulis sesaat sebelum mati listrik')).toBe(true);
});

test('children notice that the launcher was killed, and the next start takes over from them and the database they left', async () => {
  const first = npmStart();
  await ready(first);
  const children = readRunFile(data)?.processes.map((child) => child.pid) ?? [];
  const database = postmaster();
  first.child.kill('SIGKILL');
  await first.exited;
  expect(isGone(database)).toBe(false);
  for (let round = 0; round < 200 && !children.every(isGone); round++) await sleep(50);
  expect(children.every(isGone)).toBe(true);

  const told = await ready(npmStart());
  expect(isGone(database)).toBe(true);
  expect(await seesText(told.api, 'Tertulis sesaat sebelum mati listrik')).toBe(true);
});

test('an API that dies is started again at the same address', async () => {
  const started = npmStart();
  const { api } = await ready(started);
  const pid = readRunFile(data)?.processes.find((child) => child.name === 'api')?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  for (let round = 0; round < 400 && !started.said().includes('started again'); round++) await sleep(50);
  expect((await fetch(`${api}/health/ready`)).status).toBe(200);
});

test('what cannot be is refused in both languages, with a code', async () => {
  const started = npmStart('--shell', 'browser');
  expect(await started.exited).toBe(1);
  const { error } = z.object({ error: z.object({ code: z.string(), id: z.string(), en: z.string() }) }).parse(JSON.parse(await started.line));
  expect(error.code).toBe('CONFIG_INVALID');
  expect(error.en).toContain('--shell');
});

function postmaster(): number {
  return Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
