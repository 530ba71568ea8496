import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { explainFailure } from './explain-failure.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { isAlive } from './process-probe.ts';
import { spawnOptions } from './run-to-end.ts';
import type { SystemUser } from './system-user.ts';
import { pollUntil, withinMs } from './wait.ts';

export type Postmaster = {
  readonly port: number;
  readonly pid: number;
  /** Settles when the server has ended, whoever ended it. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
};

type StartOptions = {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  readonly settings: Readonly<Record<string, string>>;
};

const READY_WITHIN_MS = 120_000;
const LOG_KEPT_BYTES = 10 * 1024 * 1024;

/** Recovery after a crash may take long, a server that still has children of a dead one does not start at all for a moment. */
const PASSING = /shared memory block .* is still in use|could not bind|Address already in use/;

export async function startPostmaster(options: StartOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const result = await tryStart(options);
    if ('port' in result) return result;
    if (attempt >= 20 || !PASSING.test(result.said)) throw explainFailure(result.said);
    await pollUntil(500, 500, () => null);
  }
}

async function tryStart({ folder, binaries, user, settings }: StartOptions): Promise<Postmaster | { said: string }> {
  const cluster = join(folder, 'cluster');
  const port = await freePort();
  const all = { ...baseSettings, ...settings, port: String(port) };
  const args = ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const logFile = join(folder, 'postgres.log');
  if (sizeOf(logFile) > LOG_KEPT_BYTES) rmSync(logFile);
  const start = sizeOf(logFile);
  const log = openSync(logFile, 'a', 0o600);
  // A process group of its own: Ctrl+C in the terminal must not stop the database before those who use it.
  const child = spawn(binaries.postgres, args, { ...spawnOptions(user, folder), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  let ended = false;
  void exited.then(() => {
    ended = true;
  });

  const state = await pollUntil(READY_WITHIN_MS, 20, () => {
    if (ended) return 'ended';
    const file = readPostmasterFile(cluster);
    return file?.pid === child.pid && file?.ready === true ? 'ready' : null;
  });
  if (state === 'ready') return { port, pid: child.pid as number, exited, stop: () => stopChild(child, exited) };
  if (state === null) await stopChild(child, exited);
  return { said: textFrom(logFile, start) };
}

/**
 * What differs from PostgreSQL's own defaults. Those keep every commit on disk (fsync, synchronous_commit) and stay.
 * Statements and their values are customers' words: they are kept out of the log.
 */
const baseSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  await stopInSteps((signal) => child.kill(signal), exited);
}

/** Stops a server that is not our child: one that an earlier, killed run left behind. */
export async function stopOrphan(pid: number): Promise<void> {
  const gone = pollUntil(30_000, 20, () => (isAlive(pid) ? null : true));
  await stopInSteps(
    (signal) => {
      if (isAlive(pid)) process.kill(pid, signal);
    },
    gone.then(() => undefined),
  );
}

/** Fast shutdown first (open transactions are rolled back), then at once (the next start recovers), then by force. */
async function stopInSteps(send: (signal: NodeJS.Signals) => void, exited: Promise<void>): Promise<void> {
  const steps = [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, limitMs] of steps) {
    send(signal);
    if (
      (await withinMs(
        exited.then(() => true),
        limitMs,
      )) !== null
    )
      return;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function textFrom(path: string, start: number): string {
  return readFileSync(path).subarray(start).toString('utf8');
}
