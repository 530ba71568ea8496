import { existsSync, statSync } from 'node:fs';
import { CodedError } from '#shared/contract/errors.ts';
import { APPLICATION_ID, steps } from './migrations/steps.ts';
import { looksDamaged } from './sql-error.ts';
import type { SqlConnection, SqlDriver } from './sqlite.ts';

/** The whole file, or, after an orderly end, only the tables whose rows exist nowhere else. */
export type Scope = 'everything' | 'what cannot be fetched again';
const OWN_TABLES = ['outbox', 'draft', 'meta'];

/** The file cannot be trusted as a database of ours; nothing was written to it. */
export class DamagedFile extends Error {}

/**
 * Opens the one write connection. Order matters: the header is judged before anything is written, so a newer or foreign file
 * stays untouched. better-sqlite3 is compiled to run WAL with `synchronous=NORMAL`; FULL is set on every open.
 * Throws STORE_FROM_FUTURE or DamagedFile.
 */
export function openFile(driver: SqlDriver, path: string, scope: Scope = 'everything'): SqlConnection {
  const fresh = !existsSync(path) || statSync(path).size === 0;
  if (!fresh) judge(driver, path, scope);
  const connection = driver(path, { readonly: false, mustExist: !fresh });
  try {
    configure(connection);
    migrate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw looksDamaged(error) ? new DamagedFile('unreadable', { cause: error }) : error;
  }
}

export function configure(connection: SqlConnection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('fullfsync = ON');
  connection.pragma('checkpoint_fullfsync = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('secure_delete = ON');
  connection.pragma('temp_store = MEMORY');
  connection.pragma('journal_size_limit = 67108864');
  connection.pragma('cache_size = -65536');
}

function judge(driver: SqlDriver, path: string, scope: Scope): void {
  const connection = driver(path, { readonly: true, mustExist: true });
  try {
    const version = Number(connection.pragma('user_version'));
    const application = Number(connection.pragma('application_id'));
    if (application !== APPLICATION_ID && (application !== 0 || version !== 0)) throw new DamagedFile('another application_id');
    if (version > steps.length) throw new CodedError('STORE_FROM_FUTURE', { found: version, known: steps.length });
    const checks = scope === 'everything' || version === 0 ? ['quick_check(1)'] : OWN_TABLES.map((table) => `quick_check(${table})`);
    for (const check of checks) {
      const found = connection.pragma(check);
      if (found !== 'ok') throw new DamagedFile(`${check}: ${String(found)}`);
    }
  } catch (error) {
    throw looksDamaged(error) ? new DamagedFile('unreadable', { cause: error }) : error;
  } finally {
    connection.close();
  }
}

/** Each step is one transaction with its number, so a kill leaves the file at a whole step. */
export function migrate(connection: SqlConnection, target: number = steps.length): void {
  for (let version = Number(connection.pragma('user_version')); version < target; version++) {
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(steps[version] as string);
      connection.pragma(`application_id = ${APPLICATION_ID}`);
      connection.pragma(`user_version = ${version + 1}`);
      connection.exec('COMMIT');
    } catch (error) {
      connection.exec('ROLLBACK');
      throw error;
    }
  }
}
