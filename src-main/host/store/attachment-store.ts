import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

export function putAttachment(tx: WriteTx, hash: string, mime: string, size: number, uploaded: boolean): void {
  tx.run(
    'INSERT INTO attachment (hash, mime, size, uploaded) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET uploaded = max(uploaded, excluded.uploaded)',
    hash,
    mime,
    size,
    uploaded ? 1 : 0,
  );
}

export function getAttachment(db: ReadDb, hash: string): { mime: string; size: number; uploaded: boolean } | null {
  const row = db.get<{ mime: string; size: number; uploaded: number }>('SELECT mime, size, uploaded FROM attachment WHERE hash = ?', hash);
  return row === undefined ? null : { ...row, uploaded: row.uploaded === 1 };
}
