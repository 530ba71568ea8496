import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
let child: ChildProcess | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tanggap-web-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Started = { readonly told: Record<string, unknown>; readonly exited: Promise<number | null>; readonly process: ChildProcess };

/** The web shell as a launcher starts it; settles with the first line that it prints. */
function start(env: Record<string, string>): Promise<Started> {
  const started = spawn(process.execPath, ['src-main/web/main.ts'], {
    env: { ...process.env, CONSOLE_DATA: join(folder, 'console'), CENTRAL_URL: 'http://127.0.0.1:1', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child = started;
  const exited = new Promise<number | null>((resolve) => started.once('exit', resolve));
  return new Promise((resolve) =>
    createInterface({ input: started.stdout }).once('line', (line) => resolve({ told: JSON.parse(line), exited, process: started })),
  );
}

test('it tells its address, and ends in order when it is asked to', async () => {
  const { told, exited, process } = await start({});
  expect(told).toEqual({ ready: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/) });
  process.kill('SIGTERM');
  expect(await exited).toBe(0);
});

test('it ends with its launcher', async () => {
  const { exited, process } = await start({ STOP_WITH_PARENT: '1' });
  process.stdin?.destroy();
  expect(await exited).toBe(0);
});

test.each([
  ['CONSOLE_PORT', 'http'],
  ['CONSOLE_PORT', '70000'],
  ['LAUNCH_TOKEN', 'short'],
  ['CENTRAL_URL', 'file:///etc'],
  ['CONSOLE_DATA', 'here'],
])('%s=%s is refused by name', async (name, value) => {
  const { told, exited } = await start({ [name]: value });
  expect(told).toMatchObject({ ready: false, code: 'CONFIG_INVALID', data: { name } });
  expect(await exited).toBe(2);
});

test('a port that is taken is named', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { told, exited } = await start({ CONSOLE_PORT: String(port) });
  expect(told).toEqual({ ready: false, code: 'PORT_TAKEN', data: { port } });
  expect(await exited).toBe(4);
  other.close();
});
