import { join } from 'node:path';
import { CodedError } from '#shared/contract/errors.ts';
import { sqlErrorCode } from './sql-error.ts';
import type { SqlDriver } from './sqlite.ts';

export type Lock = { release(): void };

/**
 * One console per profile: an exclusive lock on a database of its own, which the system gives back when the process dies in
 * whatever way. Throws STORE_IN_USE.
 */
export function lockFolder(driver: SqlDriver, folder: string): Lock {
  const connection = driver(join(folder, 'lock.db'), { readonly: false, mustExist: false });
  try {
    connection.pragma('busy_timeout = 0');
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (sqlErrorCode(error).startsWith('SQLITE_BUSY')) throw new CodedError('STORE_IN_USE', {}, { cause: error });
    throw error;
  }
  return { release: () => connection.close() };
}
