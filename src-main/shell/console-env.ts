import { isAbsolute } from 'node:path';
import { CodedError } from '#shared/contract/errors.ts';

/** What both shells take from the environment. */
export type ConsoleEnv = {
  /** Null: the shell's own default. */
  readonly dataFolder: string | null;
  readonly serverUrl: string;
  readonly sqliteBinding: string | null;
};

export type Env = Readonly<Record<string, string | undefined>>;

export const DEFAULT_SERVER_URL = 'http://127.0.0.1:4800';

function absolutePath(env: Env, name: string): string | null {
  const value = env[name];
  if (value === undefined || value === '') return null;
  if (!isAbsolute(value) || value.includes('\0')) throw new CodedError('CONFIG_INVALID', { name, problem: 'not an absolute path' });
  return value;
}

function serverAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new CodedError('CONFIG_INVALID', { name: 'CENTRAL_URL', problem: 'not an http(s) address without credentials' });
  }
  return url.origin;
}

/**
 * `CONSOLE_DATA` (folder of this console), `CENTRAL_URL` (the server offered on the sign-in screen), `BETTER_SQLITE3_BINDING`
 * (addon where the usual one does not fit the runtime). Throws CodedError `CONFIG_INVALID` with `name` and `problem`.
 */
export function readConsoleEnv(env: Env): ConsoleEnv {
  return {
    dataFolder: absolutePath(env, 'CONSOLE_DATA'),
    serverUrl: env.CENTRAL_URL ? serverAddress(env.CENTRAL_URL) : DEFAULT_SERVER_URL,
    sqliteBinding: absolutePath(env, 'BETTER_SQLITE3_BINDING'),
  };
}
