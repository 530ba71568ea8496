import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '#shared/contract/errors.ts';
import type { Binaries } from './binaries.ts';
import { runToEnd } from './run-to-end.ts';
import type { SystemUser } from './system-user.ts';

/** Name of the database made for the product in a new cluster. */
export const DATABASE_NAME = 'tanggap';

/**
 * Makes the cluster in `folder/cluster` unless it is there. It grows under another name and is renamed when it is whole, so a
 * start that was cut off leaves nothing that looks like a cluster. The collation is PostgreSQL's own, so that indexes mean the
 * same on every machine.
 */
export async function ensureCluster(folder: string, binaries: Binaries, user: SystemUser | null): Promise<{ password: string }> {
  const cluster = join(folder, 'cluster');
  const passwordFile = join(folder, 'password');
  removeUnfinished(folder);
  if (existsSync(cluster)) return { password: readPassword(passwordFile) };

  const password = randomBytes(24).toString('base64url');
  const unfinished = join(folder, `cluster.new-${process.pid}`);
  const given = `${unfinished}.password`;
  writeFileSync(given, `${password}\n`, { mode: 0o600 });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user !== null) for (const path of [unfinished, given]) chownSync(path, user.uid, user.gid);
  const options = ['--username=tanggap', '--auth=scram-sha-256', `--pwfile=${given}`, '--encoding=UTF8'];
  const collation = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await runToEnd(binaries.initdb, ['-D', unfinished, ...options, ...collation], { user, cwd: folder });
  const single = ['--single', '-D', unfinished, 'postgres'];
  await runToEnd(binaries.postgres, single, { user, cwd: folder, input: `CREATE DATABASE ${DATABASE_NAME}\n` });
  rmSync(given);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  renameSync(unfinished, cluster);
  return { password };
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('cluster.new-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new CodedError('DATABASE_UNREACHABLE', { problem: `${file} cannot be read` }, { cause });
  }
}
