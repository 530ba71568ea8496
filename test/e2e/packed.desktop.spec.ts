import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import * as z from 'zod';
import { inProject } from '../../scripts/launch/project.ts';
import { FUSES, readFuses } from '../../scripts/pack/fuses.ts';
import { signInText } from '../../src-shared/text/sign-in-text.ts';
import { findRuntimeFolder, prepareRuntime } from './electron-runtime.ts';

const packed = inProject('release', 'linux-unpacked');
const program = join(packed, 'tanggap');

test.beforeAll(() => {
  test.setTimeout(180_000);
  rmSync(packed, { recursive: true, force: true });
  const { status, stderr } = spawnSync(process.execPath, [inProject('scripts', 'pack.ts')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
});

/** Files below `folder` by their path in it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

test('every fuse that this Electron has stands as ours (appendix B, item 19)', async () => {
  const fuses = await readFuses(program);
  expect(fuses.size).toBeGreaterThanOrEqual(7);
  for (const [fuse, on] of fuses) expect([fuse, on]).toEqual([fuse, FUSES[fuse]]);
});

test('the program holds nothing but what runs in it', async () => {
  const listed = spawnSync('asar', ['list', join(packed, 'resources', 'app.asar')], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n');
  const strange = listed.filter(
    (path) =>
      !/^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?|node_modules(\/better-sqlite3(\/(LICENSE|package\.json|lib(\/.*)?|prebuilds(\/linux-x64\.node)?))?)?)$/.test(
        path,
      ),
  );
  expect(strange).toEqual([]);
  expect(listed).toEqual(expect.arrayContaining(['/out/main/index.cjs', '/out/main/host.cjs', '/out/preload/index.cjs', '/out/renderer/index.html']));
  expect(listed.filter((path) => /\.(map|ts|tsx)$|\.env|test/.test(path))).toEqual([]);
  expect(filesIn(packed).filter((path) => /postgres|node-linux|\.complete$|better_sqlite3\.node$/.test(path))).toEqual([]);
});

test('it starts on real Electron and shows the sign-in screen, and takes no orders from Node’s switches', async () => {
  const folder = findRuntimeFolder();
  if (folder === null) throw new Error('no Electron runtime');
  const runtime = prepareRuntime(folder);
  const data = runtime.newFolder();
  const child = spawn(runtime.wrap(program), ['--remote-debugging-port=0', '--inspect=0', '--require=/etc/passwd'], {
    env: { ...process.env, ...runtime.env, CONSOLE_DATA: data, NODE_OPTIONS: '--inspect=0', ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said.join('\n')}`)));
  });
  const page = await openPage(address);
  await expect.poll(() => page.evaluate('document.querySelector("h1, h2")?.textContent'), { timeout: 20_000 }).toBe(signInText.title.id);
  expect(said.filter((line) => line.includes('Debugger listening'))).toEqual([]);
  expect(existsSync(join(data, 'console'))).toBe(true);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  page.close();
  expect(await ended).toBe(0);
  rmSync(data, { recursive: true, force: true });
});

/** The fuses leave Chromium's own debugging port only, and Playwright does not drive Electron through that. */
async function openPage(browser: string): Promise<{ evaluate(expression: string): Promise<unknown>; close(): void }> {
  const list = `http://${new URL(browser).host}/json`;
  const zPages = z.array(z.object({ type: z.string(), webSocketDebuggerUrl: z.string() }));
  let target: string | undefined;
  await expect
    .poll(async () => {
      target = zPages.parse(await (await fetch(list)).json()).find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
      return target;
    })
    .toBeDefined();
  const socket = new WebSocket(target as string);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const zAnswer = z.object({ result: z.object({ result: z.object({ value: z.unknown().optional() }).optional() }).optional() });
  return {
    evaluate(expression) {
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
      return new Promise((resolve) =>
        socket.addEventListener('message', ({ data }) => resolve(zAnswer.parse(JSON.parse(String(data))).result?.result?.value), { once: true }),
      );
    },
    close: () => socket.send(JSON.stringify({ id: 2, method: 'Page.close' })),
  };
}
