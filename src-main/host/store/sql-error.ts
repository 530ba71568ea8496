import { CodedError } from '#shared/contract/errors.ts';

export function sqlErrorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}

/** Signs of a file that cannot be read; a full or dying disk can show the same, so the caller opens again before it judges. */
export function looksDamaged(error: unknown): boolean {
  const code = sqlErrorCode(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** After these the connection may hold a half-done state and must be opened again. */
export function isUncertain(error: unknown): boolean {
  return sqlErrorCode(error).startsWith('SQLITE_IOERR');
}

/** The registry's error for a failed write, or the error itself when it is a fault of ours. */
export function asWriteError(error: unknown): unknown {
  const code = sqlErrorCode(error);
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return new CodedError('DISK_FULL', {}, { cause: error });
  if (isUncertain(error) || looksDamaged(error)) return new CodedError('SAVE_UNCERTAIN', {}, { cause: error });
  return error;
}
