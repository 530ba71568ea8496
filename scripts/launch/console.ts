import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { DataFolder } from './data-folder.ts';
import { inProject, PROJECT } from './project.ts';
import { type Service, spawnService, startService } from './service.ts';

export const USUAL_CONSOLE_PORT = 4_801;

const zTold = z.object({ ready: z.literal(true), url: z.url() });

export type ConsoleOptions = { readonly folder: DataFolder; readonly apiAddress: string };

/** Made once for a start: pages that are open go on when the shell is started again. */
export const newLaunchToken = (): string => randomBytes(32).toString('base64url');

/** Serves the console on loopback. The address holds the launch token. Throws PORT_TAKEN. */
export async function startWebShell(
  options: ConsoleOptions & { readonly port: number; readonly token: string },
): Promise<Service & { readonly url: string }> {
  const service = await startService(
    {
      name: 'console',
      command: process.execPath,
      args: [inProject('src-main', 'web', 'main.ts')],
      env: { ...consoleEnv(options), CONSOLE_PORT: String(options.port), LAUNCH_TOKEN: options.token },
      logFolder: options.folder.logs,
    },
    zTold,
  );
  return { ...service, url: service.told.url };
}

/** How long Electron has to live to count as started: without its libraries or a usable display it ends within a second. */
const ELECTRON_SETTLES_MS = 2_500;

/** Opens the desktop console; the exit code when it ended at once. */
export async function startElectron(options: ConsoleOptions & { readonly binary: string }): Promise<Service | { readonly code: number | null }> {
  const { child, ...service } = spawnService({
    name: 'console',
    command: options.binary,
    args: [PROJECT],
    env: { ...consoleEnv(options), ELECTRON_RUN_AS_NODE: undefined },
    logFolder: options.folder.logs,
  });
  child.stdout?.resume();
  const cut = new AbortController();
  const alive = sleep(ELECTRON_SETTLES_MS, 'alive' as const, { signal: cut.signal }).catch(() => 'alive' as const);
  const first = await Promise.race([alive, service.exited]);
  cut.abort();
  return first === 'alive' ? service : { code: first };
}

/** The console gets nothing of the database, and of the server only its address. */
function consoleEnv({ folder, apiAddress }: ConsoleOptions): Record<string, string | undefined> {
  return { CONSOLE_DATA: folder.console, CENTRAL_URL: apiAddress, DATABASE_URL: undefined, SECRET_KEY: undefined, NODE_ENV: 'production' };
}
