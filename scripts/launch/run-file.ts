import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { lockHolder } from '../../src-server/embedded-postgres/exclusive-lock.ts';
import { processIdentity } from '../../src-server/embedded-postgres/process-probe.ts';

const zProcess = z.object({ name: z.string(), pid: z.int().positive(), identity: z.string() });

const zRunFile = z.object({
  pid: z.int().positive(),
  /** Null until everything answers. `console` holds the launch token: the file is for its owner alone. */
  addresses: z.object({ console: z.string(), chat: z.string(), api: z.string(), docs: z.string() }).nullable(),
  processes: z.array(zProcess),
});
export type RunFile = z.infer<typeof zRunFile>;
export type Addresses = NonNullable<RunFile['addresses']>;

export const LOCK_FILE = 'start.lock';
const FILE = 'run.json';

export function writeRunFile(folder: string, run: RunFile): void {
  const file = join(folder, FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function removeRunFile(folder: string): void {
  rmSync(join(folder, FILE), { force: true });
}

/** What the last start in `folder` noted, whether it still runs or not; null when there is nothing readable. */
export function readRunFile(folder: string): RunFile | null {
  try {
    return zRunFile.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** The addresses of the start that runs on `folder` now; null when none does, or it does not answer yet. */
export function runningAddresses(folder: string): Addresses | null {
  return lockHolder(join(folder, LOCK_FILE)) === null ? null : (readRunFile(folder)?.addresses ?? null);
}

/** Ends what a killed start left running, and tells its names. Each process is checked to be the one that was noted. */
export async function stopLeftovers(run: RunFile): Promise<string[]> {
  const left = run.processes.filter((child) => processIdentity(child.pid) === child.identity);
  const living = () => left.filter((child) => processIdentity(child.pid) === child.identity);
  for (const [signal, rounds] of [
    ['SIGTERM', 100],
    ['SIGKILL', 40],
  ] as const) {
    for (const child of living()) process.kill(child.pid, signal);
    for (let round = 0; round < rounds && living().length > 0; round++) await sleep(50);
  }
  return left.map((child) => child.name);
}
