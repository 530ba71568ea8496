import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openProfile, type Profile } from '../../src-main/host/store/profile.ts';
import { type SqlConnection, type SqlDriver, sqliteDriver } from '../../src-main/host/store/sqlite.ts';
import { temporaryFolder } from './test-host.ts';
import { T0, uuid } from './ticket-factory.ts';

export const realDriver: SqlDriver = sqliteDriver(null);

/** A driver whose statements a test can make fail: `fail` is asked before each `exec` of a writer. */
export function failingDriver(fail: (sql: string) => Error | null, afterwards = false): SqlDriver {
  return (path, options) => {
    const connection = realDriver(path, options);
    const exec: SqlConnection['exec'] = (sql) => {
      const error = options.readonly ? null : fail(sql);
      if (error !== null && !afterwards) throw error;
      connection.exec(sql);
      if (error !== null) throw error;
    };
    return { ...connection, exec };
  };
}

export function sqlError(code: string): Error {
  return Object.assign(new Error('disk I/O error'), { code });
}

export const workspaceId = uuid(10);
export const agentId = uuid(50);

export type TestProfile = {
  readonly profile: Profile;
  readonly dataFolder: string;
  readonly path: string;
  close(): void;
  reopen(driver?: SqlDriver): Profile;
};

export function testProfile(driver: SqlDriver = realDriver): TestProfile {
  const folder = temporaryFolder();
  let profile = openProfile(driver, folder.path, workspaceId, agentId, T0);
  return {
    get profile() {
      return profile;
    },
    dataFolder: folder.path,
    path: join(profile.folder, 'console.db'),
    reopen: (next = realDriver) => {
      profile = openProfile(next, folder.path, workspaceId, agentId, T0);
      return profile;
    },
    close: () => {
      try {
        profile.close();
      } finally {
        folder.remove();
      }
    },
  };
}

/** Overwrites the root page of a table or an index in a closed file. */
export function damagePagesOf(path: string, index: string): void {
  const connection = realDriver(path, { readonly: true, mustExist: true });
  const page = connection.get<{ rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?', index)?.rootpage ?? 0;
  const size = Number(connection.pragma('page_size'));
  connection.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
  closeSync(file);
}
