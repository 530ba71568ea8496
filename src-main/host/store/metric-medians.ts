import type { MetricId } from '#shared/domain/metric/metric.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

export type KeptMedians = { readonly askedAt: number; readonly values: Readonly<Partial<Record<MetricId, number>>> };

export function getMedians(db: ReadDb, from: number, to: number): KeptMedians | null {
  const row = db.get<{ asked_at: number; body: string }>('SELECT asked_at, body FROM metric_median WHERE from_at = ? AND to_at = ?', from, to);
  return row === undefined ? null : { askedAt: row.asked_at, values: JSON.parse(row.body) as KeptMedians['values'] };
}

/** Those asked for last are kept: nobody looks at a hundred periods. */
export function putMedians(tx: WriteTx, from: number, to: number, { askedAt, values }: KeptMedians): void {
  tx.run(
    `INSERT INTO metric_median (from_at, to_at, asked_at, body) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET asked_at = excluded.asked_at, body = excluded.body`,
    from,
    to,
    askedAt,
    JSON.stringify(values),
  );
  tx.run('DELETE FROM metric_median WHERE asked_at < (SELECT asked_at FROM metric_median ORDER BY asked_at DESC LIMIT 1 OFFSET 100)');
  tx.touched.topics.add('performance');
}
