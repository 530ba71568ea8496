import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src-server/embedded-postgres/embedded-postgres.ts';
import { lockHolder } from '../../src-server/embedded-postgres/exclusive-lock.ts';
import { stopOrphan } from '../../src-server/embedded-postgres/postmaster.ts';
import { runningPostmaster } from '../../src-server/embedded-postgres/postmaster-file.ts';

/** A lost test database is made again: speed instead of a disk that is always right. */
const forgetful = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '512MB' };

/**
 * A PostgreSQL of this process' own, in the OS's folder for temporary files. A made cluster is kept there as a template, so
 * that a start takes a fraction of a second. Whatever an earlier, killed process left running or lying there is removed.
 */
export async function startTestPostgres(): Promise<EmbeddedPostgres> {
  const home = homeFolder();
  await sweep(home);
  const template = await templateIn(home);
  const dataDir = join(home, `run-${process.pid}-${process.hrtime.bigint()}`);
  mkdirSync(dataDir, { mode: 0o711 });
  copyTree(template, dataDir);
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: forgetful });
  const guard = guardAgainstOurDeath(server.pid, dataDir);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      guard.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Test runners end their workers without a word: a small process sees its input close and clears up after us. */
function guardAgainstOurDeath(pid: number, dataDir: string): ChildProcess {
  const code = `process.stdin.resume().on('close', () => {
    try { process.kill(${pid}, 'SIGKILL'); } catch {}
    require('node:fs').rmSync(${JSON.stringify(dataDir)}, { recursive: true, force: true, maxRetries: 10 });
  });`;
  const guard = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  return guard;
}

function homeFolder(): string {
  const home = join(tmpdir(), `tanggap-test-postgres-${process.getuid?.() ?? 0}`);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const { uid } = lstatSync(home);
  if (process.getuid !== undefined && uid !== process.getuid()) throw new Error(`${home} belongs to somebody else`);
  return home;
}

async function templateIn(home: string): Promise<string> {
  const template = join(home, 'template-1');
  if (existsSync(template)) return template;
  const growing = join(home, `run-${process.pid}-template`);
  const server = await startEmbeddedPostgres({ dataDir: growing, log: () => undefined, settings: forgetful });
  await server.stop();
  try {
    renameSync(growing, template);
  } catch {
    // Another process was faster.
    rmSync(growing, { recursive: true, force: true });
  }
  return template;
}

function copyTree(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

async function sweep(home: string): Promise<void> {
  for (const name of readdirSync(home)) {
    if (!name.startsWith('run-') || name.startsWith(`run-${process.pid}-`)) continue;
    const folder = join(home, name);
    if (isInUse(folder, name)) continue;
    const orphan = runningPostmaster(join(folder, 'cluster'));
    if (orphan !== null) await stopOrphan(orphan);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isInUse(folder: string, name: string): boolean {
  if (lockHolder(join(folder, 'supervisor.lock')) !== null) return true;
  const pid = Number(name.split('-')[1]);
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
