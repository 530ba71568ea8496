import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '#shared/contract/errors.ts';
import { locateBinaries } from './binaries.ts';
import { DATABASE_NAME, ensureCluster } from './cluster.ts';
import { takeLock } from './exclusive-lock.ts';
import { explainFailure } from './explain-failure.ts';
import { startPostmaster, stopOrphan } from './postmaster.ts';
import { disarmStaleFile, runningPostmaster } from './postmaster-file.ts';
import { barrierTo, giveTo, type SystemUser, serverUser } from './system-user.ts';

export type EmbeddedPostgres = {
  /** Connection of the owner, on a loopback port that changes from start to start. It holds the password. */
  readonly url: string;
  readonly pid: number;
  /** Settles when the server has ended, also when nobody asked it to. */
  readonly exited: Promise<void>;
  /** Stops the server and gives the folder free. May be called again. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** A folder for this alone: cluster, password and log live in it. It is made when missing. */
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** More PostgreSQL settings, for tests that need no durable disk. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * Starts the PostgreSQL that comes with the project on the data in `dataDir`, making the cluster on the first start.
 * A server that a killed run left behind is stopped first; what was committed is kept.
 * Throws `ALREADY_RUNNING` (a living process has the folder), `DISK_FULL`, `CONFIG_INVALID` (the folder is out of reach for
 * the user that PostgreSQL runs as) or `DATABASE_UNREACHABLE`.
 */
export async function startEmbeddedPostgres({ dataDir, log, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = prepareFolder(dataDir);
  const cluster = join(folder, 'cluster');
  const lock = takeLock(join(folder, 'supervisor.lock'), folder);
  if (!lock.held) throw new CodedError('ALREADY_RUNNING', { address: folder });
  try {
    const user = serverUser(cluster);
    openTheWay(folder, user);
    const orphan = runningPostmaster(cluster);
    if (orphan !== null) {
      log(`stopping the database server ${orphan} of an earlier run`);
      await stopOrphan(orphan);
    }
    const binaries = locateBinaries(folder, user);
    const { password } = await ensureCluster(folder, binaries, user);
    giveTo(user, cluster);
    disarmStaleFile(cluster);
    const server = await startPostmaster({ folder, binaries, user, settings });
    let stopping: Promise<void> | null = null;
    return {
      url: `postgres://tanggap:${password}@127.0.0.1:${server.port}/${DATABASE_NAME}`,
      pid: server.pid,
      exited: server.exited,
      stop: () => {
        stopping ??= server.stop().finally(() => lock.release());
        return stopping;
      },
    };
  } catch (error) {
    lock.release();
    throw error instanceof CodedError ? error : explainFailure(error instanceof Error ? error.message : String(error), error);
  }
}

function prepareFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return realpathSync(dataDir);
  } catch (error) {
    throw explainFailure(error instanceof Error ? error.message : String(error), error);
  }
}

/** The server's user must be able to walk to the cluster; our own folder is opened for passing, not for reading. */
function openTheWay(folder: string, user: SystemUser | null): void {
  if (user === null) return;
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o011) !== 0o011) chmodSync(folder, mode | 0o011);
  const barrier = barrierTo(folder, user);
  if (barrier !== null) {
    throw new CodedError('CONFIG_INVALID', {
      name: '--data',
      problem: `PostgreSQL does not run as root, and its user (uid ${user.uid}) may not enter ${barrier}; choose a folder such as /var/lib/tanggap`,
    });
  }
}
