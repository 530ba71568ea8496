import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** Single values of the profile, by name. */
export type Meta = {
  device: { readonly deviceId: string; readonly lastSeq: number };
  cursor: string;
  serverTime: { readonly last: number; readonly offsetMs: number };
  /** Highest number the server said it knows of this device. */
  serverSeq: number;
  snapshot: SnapshotState;
  /** Newest entry that the search index holds. */
  indexed: number;
  loadedAt: number;
};

/** A load under way, kept so that it goes on after a restart. */
export type SnapshotState = {
  readonly feeds: readonly string[] | null;
  readonly joinTo: string | null;
  readonly page: string | null;
  readonly done: number;
  readonly total: number;
  /** Rows that the load does not name are dropped at its end. */
  readonly prune: boolean;
};

export function getMeta<Key extends keyof Meta>(db: ReadDb, key: Key): Meta[Key] | null {
  const row = db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key);
  return row === undefined ? null : (JSON.parse(row.value) as Meta[Key]);
}

export function setMeta<Key extends keyof Meta>(tx: WriteTx, key: Key, value: Meta[Key]): void {
  tx.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', key, JSON.stringify(value));
}

export function clearMeta(tx: WriteTx, key: keyof Meta): void {
  tx.run('DELETE FROM meta WHERE key = ?', key);
}
