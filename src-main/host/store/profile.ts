import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AttachmentFiles, attachmentFiles } from './attachment-files.ts';
import { type Salvage, setAside } from './damaged.ts';
import { type HighWater, openHighWater } from './high-water.ts';
import { type Lock, lockFolder } from './lock.ts';
import { DamagedFile } from './open-file.ts';
import type { SqlDriver } from './sqlite.ts';
import { openStore, type Store } from './store.ts';

/** One user of one workspace on this computer: a folder that only one console at a time has open. */
export type Profile = {
  readonly id: string;
  readonly agentId: string;
  readonly workspaceId: string;
  readonly folder: string;
  readonly store: Store;
  readonly highWater: HighWater;
  readonly attachments: AttachmentFiles;
  /** Set when the file was found damaged at this opening. */
  readonly salvage: Salvage | null;
  close(): void;
};

export function profileId(workspaceId: string, agentId: string): string {
  return `${workspaceId}-${agentId}`;
}

/** Throws STORE_IN_USE, STORE_FROM_FUTURE, DISK_FULL. A damaged file is put aside and a new one made. */
export function openProfile(driver: SqlDriver, dataFolder: string, workspaceId: string, agentId: string, now: number): Profile {
  const id = profileId(workspaceId, agentId);
  const folder = join(dataFolder, 'profiles', id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock: Lock = lockFolder(driver, folder);
  try {
    const path = join(folder, 'console.db');
    const { store, salvage } = openOrRebuild(driver, path, now);
    const highWater = openHighWater(folder);
    return {
      id,
      agentId,
      workspaceId,
      folder,
      store,
      highWater,
      attachments: attachmentFiles(join(folder, 'attachments')),
      salvage,
      close: () => {
        store.close();
        highWater.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openOrRebuild(driver: SqlDriver, path: string, now: number): { store: Store; salvage: Salvage | null } {
  try {
    return { store: openStore(driver, path), salvage: null };
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    const salvage = setAside(driver, path, now);
    return { store: openStore(driver, path), salvage };
  }
}
