import { CodedError } from '#shared/contract/errors.ts';
import { type ConsoleEnv, type Env, readConsoleEnv } from '../shell/console-env.ts';

export type WebConfig = ConsoleEnv & {
  /** 0: any free port. */
  readonly port: number;
  /** Null: made anew. Given by a launcher that restarts the shell under pages that stay open. */
  readonly token: string | null;
  /** Ends when standard input closes, so that no shell outlives its launcher. */
  readonly stopWithParent: boolean;
};

/** Also reads `CONSOLE_PORT`, `LAUNCH_TOKEN` (43 or more URL-safe characters) and `STOP_WITH_PARENT`. Throws CodedError `CONFIG_INVALID`. */
export function readWebConfig(env: Env): WebConfig {
  const port = env.CONSOLE_PORT || '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new CodedError('CONFIG_INVALID', { name: 'CONSOLE_PORT', problem: 'not a port' });
  const token = env.LAUNCH_TOKEN || null;
  if (token !== null && !/^[\w-]{43,200}$/.test(token)) {
    throw new CodedError('CONFIG_INVALID', { name: 'LAUNCH_TOKEN', problem: 'not 43 to 200 URL-safe characters' });
  }
  return { ...readConsoleEnv(env), port: Number(port), token, stopWithParent: env.STOP_WITH_PARENT === '1' };
}
