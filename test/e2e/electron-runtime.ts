import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inProject } from '../../scripts/launch/project.ts';

/** `nobody`: what runs as this user can read the build and write nothing but the folder it is given. */
const PLAIN_USER = 65_534;

export type ElectronRuntime = {
  readonly executablePath: string;
  /** Chromium's sandbox is on. Off only where root cannot hand over to a plain user. */
  readonly sandbox: boolean;
  readonly env: Readonly<Record<string, string>>;
  /** A folder that the console may write to. */
  newFolder(): string;
  /** What starts another program as the same user. */
  wrap(program: string): string;
};

/** Folder of Electron's runtime: named by the environment, brought by the package, or prepared on this machine. Null: none. */
export function findRuntimeFolder(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return env.ELECTRON_OVERRIDE_DIST_PATH;
  const own = inProject('node_modules', 'electron', 'dist');
  if (existsSync(join(own, 'electron'))) return own;
  const kept = join(homedir(), '.cache', 'electron-runtime');
  if (!existsSync(kept)) return null;
  const complete = readdirSync(kept).filter((name) => existsSync(join(kept, name, '.complete')));
  return complete.length === 0 ? null : join(kept, complete.sort().at(-1) as string);
}

/** Prepares the runtime for the user of this process; for root, so that Electron runs as a plain user in its sandbox. */
export function prepareRuntime(folder: string): ElectronRuntime {
  const addon = join(folder, 'better_sqlite3.node');
  const binding = (at: string): Record<string, string> => {
    const path = existsSync(addon) ? join(at, 'better_sqlite3.node') : (process.env.BETTER_SQLITE3_BINDING ?? null);
    return path === null ? {} : { BETTER_SQLITE3_BINDING: path };
  };
  const asItIs = {
    executablePath: join(folder, 'electron'),
    env: binding(folder),
    newFolder: temporaryFolder,
    wrap: (program: string) => program,
  };
  if (process.getuid?.() !== 0) return { ...asItIs, sandbox: true };
  if (!existsSync('/usr/bin/setpriv') || !isOpenToAll(inProject('package.json'))) return { ...asItIs, sandbox: false };
  const readable = copyForAll(folder);
  const home = plainFolder();
  const wrap = (program: string): string => {
    const launcher = join(temporaryFolder(), 'run.sh');
    const user = `--reuid ${PLAIN_USER} --regid ${PLAIN_USER} --clear-groups`;
    writeFileSync(launcher, `#!/bin/sh\nexec setpriv ${user} -- '${program}' "$@"\n`);
    chmodSync(dirname(launcher), 0o755);
    chmodSync(launcher, 0o755);
    return launcher;
  };
  const authority = process.env.XAUTHORITY;
  if (authority !== undefined && existsSync(authority)) {
    copyFileSync(authority, join(home, 'xauthority'));
    chownSync(join(home, 'xauthority'), PLAIN_USER, PLAIN_USER);
  }
  return {
    executablePath: wrap(join(readable, 'electron')),
    sandbox: true,
    env: { ...binding(readable), HOME: home, ...(authority === undefined ? {} : { XAUTHORITY: join(home, 'xauthority') }) },
    newFolder: plainFolder,
    wrap,
  };
}

const made: string[] = [];

/** Gone when this process ends. */
function temporaryFolder(): string {
  if (made.length === 0) process.once('exit', () => made.forEach((folder) => void rmSync(folder, { recursive: true, force: true })));
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-e2e-'));
  made.push(folder);
  return folder;
}

function plainFolder(): string {
  const folder = temporaryFolder();
  chownSync(folder, PLAIN_USER, PLAIN_USER);
  return folder;
}

function isOpenToAll(path: string): boolean {
  if ((statSync(path).mode & 0o004) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The runtime itself when everybody can reach it, else a copy of it that everybody can, made once. */
function copyForAll(folder: string): string {
  if (isOpenToAll(join(folder, 'electron'))) return folder;
  const copy = join(tmpdir(), `tanggap-e2e-runtime-${basename(folder)}`);
  if (existsSync(copy) && statSync(copy).uid === 0) return copy;
  const growing = `${copy}.${process.pid}`;
  mkdirSync(growing, { mode: 0o755 });
  cpSync(folder, growing, { recursive: true });
  chmodSync(growing, 0o755);
  rmSync(copy, { recursive: true, force: true });
  renameSync(growing, copy);
  return copy;
}
