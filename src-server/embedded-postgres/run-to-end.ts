import { type SpawnOptions, spawn } from 'node:child_process';
import { explainFailure } from './explain-failure.ts';
import type { SystemUser } from './system-user.ts';

type RunOptions = { readonly user: SystemUser | null; readonly cwd: string; readonly input?: string };

/** How a PostgreSQL program is started: as `user`, and without our environment, which holds secrets of other parts. */
export function spawnOptions(user: SystemUser | null, cwd: string): SpawnOptions {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  const env = Object.fromEntries(Object.entries({ PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' }).filter(([, value]) => value !== undefined));
  return { cwd, env, windowsHide: true, ...(user === null ? {} : { uid: user.uid, gid: user.gid }) };
}

/** Runs a program and waits for its end. Throws a coded error with the last of what it said when it fails. */
export async function runToEnd(program: string, args: readonly string[], options: RunOptions): Promise<void> {
  const child = spawn(program, args, { ...spawnOptions(options.user, options.cwd), stdio: 'pipe' });
  let said = '';
  child.stdout?.resume();
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4_000);
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => reject(explainFailure(cause.message, cause)));
    child.once('close', resolve);
  });
  if (code !== 0) throw explainFailure(said);
}
