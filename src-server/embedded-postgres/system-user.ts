import { chmodSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A user that PostgreSQL runs as in our place. */
export type SystemUser = { readonly uid: number; readonly gid: number };

const nobody: SystemUser = { uid: 65_534, gid: 65_534 };

/**
 * PostgreSQL refuses to run as root, so root hands it to another user: to the owner of the cluster that is already there,
 * else to `postgres` where the machine has one, else to `nobody`. Null: run it as ourselves.
 */
export function serverUser(clusterDir: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  try {
    const owner = statSync(clusterDir);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  } catch {
    // No cluster yet.
  }
  return accountNamed('postgres') ?? accountNamed('nobody') ?? nobody;
}

function accountNamed(name: string): SystemUser | null {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
  } catch {
    return null;
  }
}

/** The first folder on the way to `path` that `user` may not pass, or null when nothing is in the way. */
export function barrierTo(path: string, user: SystemUser | null): string | null {
  for (let folder = path; ; folder = dirname(folder)) {
    if (!mayPass(folder, user)) return folder;
    if (dirname(folder) === folder) return null;
  }
}

function mayPass(folder: string, user: SystemUser | null): boolean {
  try {
    if (user === null) return true;
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    return (mode & bit) !== 0;
  } catch {
    return false;
  }
}

/** Gives a cluster back its owner and its closed mode, which PostgreSQL insists on and a copy or a restored backup may lack. */
export function giveTo(user: SystemUser | null, cluster: string): void {
  chmodSync(cluster, 0o700);
  if (user === null || statSync(cluster).uid === user.uid) return;
  for (const path of ['', ...readdirSync(cluster, { recursive: true, encoding: 'utf8' })]) lchownSync(join(cluster, path), user.uid, user.gid);
}
