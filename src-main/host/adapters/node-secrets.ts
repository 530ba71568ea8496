import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '../ports/host-ports.ts';

/** Files that only this user may read, in the data folder: for machines whose system keeps no secrets for programs. */
export function fileSecrets(dataFolder: string): Secrets {
  const folder = join(dataFolder, 'secrets');
  const pathOf = (name: string): string => join(folder, encodeURIComponent(name));
  return {
    backend: 'file',
    get: async (name) => {
      try {
        return await readFile(pathOf(name), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    set: async (name, value) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const beside = `${pathOf(name)}.new`;
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(value);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, pathOf(name));
    },
    delete: (name) => rm(pathOf(name), { force: true }),
  };
}
