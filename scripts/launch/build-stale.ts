import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sentence } from '#shared/text/languages.ts';
import { launchText } from '#shared/text/launch-text.ts';
import { takeLock } from '../../src-server/embedded-postgres/exclusive-lock.ts';
import { inProject, PROJECT } from './project.ts';

export type BuildTarget = {
  readonly key: string;
  readonly what: Sentence;
  readonly command: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
};

export const buildTargets: readonly BuildTarget[] = [
  {
    key: 'console',
    what: launchText.windows,
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
    inputs: ['src-main', 'src-renderer', 'src-shared', 'electron.vite.config.ts', 'package-lock.json'],
    outputs: ['out/main/index.cjs', 'out/main/host.cjs', 'out/preload/index.cjs', 'out/renderer/index.html'],
  },
  {
    key: 'chat',
    what: launchText.chatPage,
    command: ['node_modules/vite/bin/vite.js', 'build', '-c', 'vite.chat.config.ts'],
    inputs: ['src-server/channels/webchat/page', 'src-shared', 'vite.chat.config.ts', 'package-lock.json'],
    outputs: ['out/chat/index.html', 'out/chat/widget.js'],
  },
];

export class BuildFailed extends Error {
  readonly what: Sentence;
  readonly said: string;

  constructor(what: Sentence, said: string) {
    super('a build failed');
    this.what = what;
    this.said = said;
  }
}

type BuildOptions = { readonly force: boolean; readonly onBuild: (target: BuildTarget) => void };

/** Builds what is missing or older than its sources, by their content. Two at the same time wait for each other. Throws BuildFailed. */
export async function buildStale({ force, onBuild }: BuildOptions): Promise<void> {
  const stale = (): BuildTarget[] => buildTargets.filter((target) => force || !isFresh(target));
  if (stale().length === 0) return;
  mkdirSync(inProject('out'), { recursive: true });
  let lock = takeLock(inProject('out', 'build.lock'), PROJECT);
  while (!lock.held) {
    await sleep(200);
    lock = takeLock(inProject('out', 'build.lock'), PROJECT);
  }
  try {
    for (const target of stale()) {
      onBuild(target);
      const print = fingerprint(target);
      await runBuild(target);
      writeFileSync(stampFile(target), print);
    }
  } finally {
    lock.release();
  }
}

const stampFile = (target: BuildTarget): string => inProject('out', `${target.key}.stamp`);

function isFresh(target: BuildTarget): boolean {
  const stamp = stampFile(target);
  return target.outputs.every((output) => existsSync(inProject(output))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(target);
}

function fingerprint(target: BuildTarget): string {
  const hash = createHash('sha256');
  for (const file of target.inputs.flatMap((input) => filesIn(inProject(input))).sort()) {
    hash
      .update(`${relative(PROJECT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

function runBuild(target: BuildTarget): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, target.command, {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let said = '';
    const keep = (chunk: Buffer): void => {
      said = `${said}${chunk}`.slice(-3_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new BuildFailed(target.what, said.trim()))));
  });
}
