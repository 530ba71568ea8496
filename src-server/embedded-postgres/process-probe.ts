import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** Whether a process with this id exists. One of another user counts; a dead one that nobody waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || statField(pid, 'state') !== 'Z';
}

/**
 * A text that tells this process from a later one with the same id: ids are used again, and after a restart of the machine
 * soon. Null when the process is gone.
 */
export function processIdentity(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform === 'linux') {
    const started = statField(pid, 'started');
    return started === null ? null : `${readText('/proc/sys/kernel/random/boot_id').trim()}:${started}`;
  }
  if (process.platform === 'win32') return 'alive';
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

/** Whether `pid` is a PostgreSQL server that works in `folder`. */
export function isPostgresIn(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && readText(`/proc/${pid}/cmdline`).includes('postgres');
    } catch {
      return false;
    }
  }
  const command =
    process.platform === 'win32'
      ? spawnSync('tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh'], { encoding: 'utf8' }).stdout
      : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && (process.platform === 'win32' || command.includes(folder));
}

function statField(pid: number, which: 'state' | 'started'): string | null {
  const text = readText(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces and brackets itself: count from behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[which === 'state' ? 0 : 19] ?? null;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
