import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { processIdentity } from './process-probe.ts';

type Holder = { readonly pid: number; readonly identity: string; readonly note: string };

export type LockAttempt = { readonly held: true; release(): void } | { readonly held: false; readonly pid: number; readonly note: string };

/**
 * Takes the lock file at `path` for this process. The lock of a process that has died is void, whatever killed it.
 * `note` is told to whoever comes second. Release it before the process ends; not doing so does no harm.
 */
export function takeLock(path: string, note: string): LockAttempt {
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? '', note } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createWith(path, mine)) return { held: true, release: () => releaseIfMine(path, mine) };
    const found = readOrNull(path);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (holder !== null && processIdentity(holder.pid) === holder.identity) return { held: false, pid: holder.pid, note: holder.note };
    setAside(path, found);
  }
  return { held: false, pid: 0, note: '' };
}

/** What the living holder of the lock at `path` noted, or null when nobody holds it. */
export function lockHolder(path: string): { readonly pid: number; readonly note: string } | null {
  const holder = parseHolder(readOrNull(path) ?? '');
  return holder !== null && processIdentity(holder.pid) === holder.identity ? holder : null;
}

function createWith(path: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  return true;
}

/** Of several who found the same dead lock, one renames it; whoever moved a fresh lock by mistake puts it back. */
function setAside(path: string, stale: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readOrNull(aside);
  if (moved !== null && moved !== stale) createWith(path, moved);
  rmSync(aside, { force: true });
}

function releaseIfMine(path: string, mine: string): void {
  if (readOrNull(path) === mine) rmSync(path, { force: true });
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, identity, note } = value as Partial<Record<keyof Holder, unknown>>;
    return typeof pid === 'number' && typeof identity === 'string' && typeof note === 'string' ? { pid, identity, note } : null;
  } catch {
    return null;
  }
}
