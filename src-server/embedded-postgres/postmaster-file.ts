import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPostgresIn } from './process-probe.ts';

export type PostmasterFile = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** What a running or dead server wrote of itself into `cluster/postmaster.pid`; null when there is none or it is not whole. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  const lines = readLines(cluster);
  const pid = Number(lines?.[0]);
  if (lines === null || !Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The process of a server that runs in `cluster` now, found by its file and checked to be one. */
export function runningPostmaster(cluster: string): number | null {
  const file = readPostmasterFile(cluster);
  return file !== null && isPostgresIn(file.pid, cluster) ? file.pid : null;
}

/**
 * Makes a dead server's file harmless. Its process id may belong to a stranger by now, which a new server would take for a
 * running one. Our own id stands in its place, which the server we start overlooks, as it does its parent's; the file's other
 * lines stay, since by them it makes sure that no child of the dead server still writes.
 */
export function disarmStaleFile(cluster: string): void {
  const path = join(cluster, 'postmaster.pid');
  const lines = readLines(cluster);
  if (lines === null) return;
  if (readPostmasterFile(cluster) === null) rmSync(path, { force: true });
  else writeFileSync(path, [String(process.pid), ...lines.slice(1)].join('\n'));
}

function readLines(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}
