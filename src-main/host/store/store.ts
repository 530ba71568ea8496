import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { configure, openFile } from './open-file.ts';
import { asWriteError, isUncertain, looksDamaged } from './sql-error.ts';
import type { ReadDb, SqlConnection, SqlDriver } from './sqlite.ts';
import { createTally } from './tally.ts';
import { isUntouched, nothingTouched, type Touched } from './touched.ts';
import type { WriteTx } from './write-tx.ts';

export type Store = {
  readonly path: string;
  /** A connection that cannot write. */
  readonly read: ReadDb;
  /**
   * `BEGIN IMMEDIATE`, then the work, then a commit that is on the disk when this returns.
   * Throws DISK_FULL (nothing was written) or SAVE_UNCERTAIN (it may have been: call `reopen`, look, try the same id again;
   * a write without `reopen` opens anew by itself).
   */
  write<T>(work: (tx: WriteTx) => T): T;
  onCommit(listener: (touched: Touched) => void): () => void;
  /** Called once, at the first sign that the file is damaged: close, open again, and the whole file is looked at. */
  onDamage(run: () => void): void;
  /** Rises with every commit: an answer computed at one number holds while it stays. */
  commits(): number;
  reopen(): void;
  /** Gives the log's pages back to the file; `truncate` also empties the log and is for idle times. */
  checkpoint(truncate: boolean): { walBytes: number; busy: boolean };
  bytes(): number;
  close(): void;
};

/** Opens or makes the database at `path`. Throws what `openFile` throws. */
export function openStore(driver: SqlDriver, path: string): Store {
  const closedWell = `${path}.closed`;
  let writer = openFile(driver, path, existsSync(closedWell) ? 'what cannot be fetched again' : 'everything');
  let reader = openReader(driver, path);
  // Gone while the file is open: after a crash the whole file is looked at, which takes a second for each 400 MB.
  rmSync(closedWell, { force: true });
  let asserted = false;
  let damageSeen = false;
  let suspect = false;
  let damaged = (): void => undefined;
  let busy = false;
  let commits = 0;
  const listeners = new Set<(touched: Touched) => void>();

  /** A damage that shows while running is not judged here: the next start looks at the whole file. */
  const noted = (error: unknown): unknown => {
    if (!damageSeen && looksDamaged(error)) {
      damageSeen = true;
      damaged();
    }
    return error;
  };
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw noted(error);
    }
  };
  const reopen = (): void => {
    suspect = true;
    closeQuietly(writer);
    writer = driver(path, { readonly: false, mustExist: true });
    configure(writer);
    closeQuietly(reader);
    reader = openReader(driver, path);
    asserted = false;
    suspect = false;
  };

  const write = <T>(work: (tx: WriteTx) => T): T => {
    if (busy) throw new Error('a transaction is open already');
    if (suspect) reopen();
    busy = true;
    const connection = writer;
    let open = true;
    const whileOpen = (): SqlConnection => {
      if (!open) throw new Error('this transaction has ended');
      return connection;
    };
    const touched = nothingTouched();
    const tally = createTally();
    const tx: WriteTx = {
      get: (sql, ...values) => whileOpen().get(sql, ...values),
      all: (sql, ...values) => whileOpen().all(sql, ...values),
      run: (sql, ...values) => whileOpen().run(sql, ...values),
      touched,
      tally,
    };
    let result: T;
    try {
      connection.exec('BEGIN IMMEDIATE');
      try {
        result = work(tx);
        tally.flush(tx);
        connection.exec('COMMIT');
        commits += 1;
      } catch (error) {
        rollBack(connection);
        throw error;
      }
    } catch (error) {
      suspect = isUncertain(error);
      throw asWriteError(noted(error));
    } finally {
      open = false;
      busy = false;
    }
    if (!asserted) {
      if (Number(connection.pragma('synchronous')) !== 2) throw new Error('synchronous is not FULL after a write');
      asserted = true;
    }
    if (!isUntouched(touched)) for (const listener of listeners) listener(touched);
    return result;
  };

  const walBytes = (): number => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return {
    path,
    read: {
      get: (sql, ...values) => reading(() => reader.get(sql, ...values)),
      all: (sql, ...values) => reading(() => reader.all(sql, ...values)),
    },
    write,
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onDamage: (run) => {
      damaged = run;
    },
    commits: () => commits,
    reopen,
    checkpoint: (truncate) => {
      const row = writer.get<{ busy: number }>(`PRAGMA wal_checkpoint(${truncate ? 'TRUNCATE' : 'PASSIVE'})`);
      return { walBytes: walBytes(), busy: row?.busy === 1 };
    },
    bytes: () => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) + walBytes(),
    close: () => {
      closeQuietly(reader);
      writer.close();
      if (!damageSeen) writeFileSync(closedWell, '');
    },
  };
}

function openReader(driver: SqlDriver, path: string): SqlConnection {
  const reader = driver(path, { readonly: true, mustExist: true });
  reader.pragma('trusted_schema = OFF');
  reader.pragma('temp_store = MEMORY');
  reader.pragma('cache_size = -32768');
  return reader;
}

/** After an I/O error SQLite may have rolled back by itself; a second failure here must not hide the first. */
function rollBack(connection: SqlConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch (error) {
    if (!(error instanceof Error) || (!isUncertain(error) && !/no transaction/.test(error.message))) throw error;
  }
}

function closeQuietly(connection: SqlConnection): void {
  try {
    connection.close();
  } catch {
    // A connection that failed on I/O may also fail to close; the process still holds no lock that matters.
  }
}
