import type { ConfigByKind } from '#shared/domain/config/config.ts';
import type { Agent, Queue, Team, Workspace } from '#shared/domain/presence/directory.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** Small rows that everybody needs and that are read whole. */
export type DirectoryByKind = { workspace: Workspace; team: Team; queue: Queue; agent: Agent } & ConfigByKind;
export type DirectoryKind = keyof DirectoryByKind;

export function listDirectory<K extends DirectoryKind>(db: ReadDb, kind: K): DirectoryByKind[K][] {
  return db.all<{ body: string }>('SELECT body FROM directory WHERE kind = ?', kind).map((row) => JSON.parse(row.body) as DirectoryByKind[K]);
}

export function getDirectory<K extends DirectoryKind>(db: ReadDb, kind: K, id: string): DirectoryByKind[K] | null {
  const row = db.get<{ body: string }>('SELECT body FROM directory WHERE kind = ? AND id = ?', kind, id);
  return row === undefined ? null : (JSON.parse(row.body) as DirectoryByKind[K]);
}

/** Writes the row as given. */
export function putDirectory<K extends DirectoryKind>(tx: WriteTx, kind: K, row: DirectoryByKind[K]): void {
  // No upsert: inside one, what the triggers of this table ignore would fail.
  const values = [row.rev, JSON.stringify(row), kind, row.id];
  const { changes } = tx.run('UPDATE directory SET rev = ?, body = ? WHERE kind = ? AND id = ?', ...values);
  if (changes === 0) tx.run('INSERT INTO directory (rev, body, kind, id) VALUES (?, ?, ?, ?)', ...values);
  tx.touched.topics.add('directory');
}

export function directoryRev(db: ReadDb, kind: DirectoryKind, id: string): number {
  return db.get<{ rev: number }>('SELECT rev FROM directory WHERE kind = ? AND id = ?', kind, id)?.rev ?? -1;
}

export function dropDirectory(tx: WriteTx, kind: DirectoryKind, id: string): void {
  tx.run('DELETE FROM directory WHERE kind = ? AND id = ?', kind, id);
  tx.touched.topics.add('directory');
}

export function listTags(db: ReadDb): string[] {
  return db.all<{ tag: string }>('SELECT tag FROM tag_tally WHERE n > 0 ORDER BY tag').map((row) => row.tag);
}
