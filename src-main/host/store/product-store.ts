import type { ProductPairs } from '#shared/domain/contact/suggest-products.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** `askedAt` is server time: when the central API last said that this is what it knows. */
export type KeptPairs = { readonly version: number; readonly askedAt: number; readonly pairs: ProductPairs };

export function getProductPairs(db: ReadDb): KeptPairs | null {
  const row = db.get<{ version: number; asked_at: number; body: string }>('SELECT version, asked_at, body FROM product_pairs');
  return row === undefined ? null : { version: row.version, askedAt: row.asked_at, pairs: JSON.parse(row.body) as ProductPairs };
}

export function putProductPairs(tx: WriteTx, { version, askedAt, pairs }: KeptPairs): void {
  tx.run(
    'INSERT INTO product_pairs (one, version, asked_at, body) VALUES (1, ?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version, asked_at = excluded.asked_at, body = excluded.body',
    version,
    askedAt,
    JSON.stringify(pairs),
  );
}
