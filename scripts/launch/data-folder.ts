import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type DataFolder = {
  readonly root: string;
  readonly postgres: string;
  readonly attachments: string;
  readonly console: string;
  readonly logs: string;
};

/** Where a start without `--data` keeps its data. Root's must be passable: its PostgreSQL runs as another user. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Tanggap');
  if (process.getuid?.() === 0) return '/var/lib/tanggap';
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Tanggap');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'tanggap');
}

/** Makes the folders that are missing. Nobody else may read them; for root's, others may pass to the database's. */
export function prepareDataFolder(path: string): DataFolder {
  const isRoot = process.getuid?.() === 0;
  mkdirSync(path, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  const root = realpathSync(path);
  const mode = statSync(root).mode & 0o777;
  if (isRoot && (mode & 0o011) !== 0o011) chmodSync(root, mode | 0o011);
  const inside = (name: string): string => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  };
  return { root, postgres: join(root, 'postgres'), attachments: inside('attachments'), console: inside('console'), logs: inside('logs') };
}

/** The key that signs cursors and visitors' tokens: made once, and kept, so that those outlive a restart. */
export function secretKey(folder: DataFolder): string {
  const file = join(folder.root, 'secret-key');
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (/^[0-9a-f]{64}$/.test(kept)) return kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = randomBytes(32).toString('hex');
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}
