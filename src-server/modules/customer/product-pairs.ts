import { sql } from 'kysely';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { Clock } from '#shared/base/clock.ts';
import type { ProductPairs } from '#shared/domain/contact/suggest-products.ts';
import type { Database, Trx } from '../../db/database.ts';
import { toJsonb } from '../../db/jsonb.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';

/** How old the answer may become before it is computed again. */
const FRESH_MS = 3_600_000;
/** Orders older than this say little about what is bought today. */
const WINDOW_MS = 730 * 24 * 3_600_000;
const MAX_PAIRS = 5_000;
/** One order with both is chance. */
const MIN_TOGETHER = 2;

type Stored = { readonly version: number; readonly pairs: ProductPairs };

/** The products bought together as they were last computed; computed now when they never were. */
export async function productPairs(db: Database, workspaceId: string, now: number): Promise<Stored> {
  const stored = await readWorkspace(db, workspaceId, find);
  if (stored !== undefined) return stored;
  return (await refreshProductPairs(db, workspaceId, now)) ?? { version: 0, pairs: { products: [], pairs: [] } };
}

async function find(trx: Trx): Promise<Stored | undefined> {
  const row = await trx.selectFrom('product_pairs').select(['version', 'body']).executeTakeFirst();
  return row === undefined ? undefined : { version: row.version, pairs: row.body };
}

/** Computes them where they are older than an hour. The version rises only when they changed, so that consoles fetch what is new. */
export function createProductPairsJob({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  return async (): Promise<void> => {
    const workspaces = await sql<{ workspace_id: string }>`select workspace_id from list_workspaces()`.execute(db.kysely);
    for (const { workspace_id: workspaceId } of workspaces.rows) await refreshProductPairs(db, workspaceId, clock.now());
  };
}

async function refreshProductPairs(db: Database, workspaceId: string, now: number): Promise<Stored | undefined> {
  return withWorkspace(db, workspaceId, async (trx) => {
    // Two nodes come round at the same time, or many consoles ask: one computes, nobody waits with a connection in hand.
    const lock = sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('product pairs of ' || ${workspaceId}::text, 0)) as mine`;
    if ((await lock.execute(trx)).rows[0]?.mine !== true) return undefined;
    const last = await trx.selectFrom('product_pairs').select(['computed_at', 'version', 'body']).executeTakeFirst();
    if (last !== undefined && last.computed_at > now - FRESH_MS) return { version: last.version, pairs: last.body };
    await sql`set local statement_timeout = '120s'`.execute(trx);
    const pairs = await compute(trx, workspaceId, now);
    const body = toJsonb(pairs);
    const same = last !== undefined && canonicalJson(last.body) === canonicalJson(pairs);
    const version = same ? last.version : (last?.version ?? 0) + 1;
    await trx
      .insertInto('product_pairs')
      .values({ workspace_id: workspaceId, version, computed_at: now, body })
      .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ version, computed_at: now, body }))
      .execute();
    return { version, pairs };
  });
}

type PairRow = { readonly sku: string; readonly name: string; readonly other_sku: string; readonly other_name: string; readonly together: number };

async function compute(trx: Trx, workspaceId: string, now: number): Promise<ProductPairs> {
  const { rows } = await sql<PairRow>`
    with bought as materialized (
      select o.id, i.item ->> 'sku' as sku, max(i.item ->> 'name') as name
      from customer_order o cross join lateral jsonb_array_elements(o.items) as i(item)
      where o.workspace_id = ${workspaceId} and o.state not in ('cancelled', 'returned') and o.placed_at > ${now - WINDOW_MS}
      group by 1, 2
    ), pair as (
      select a.sku, b.sku as other_sku, count(*)::integer as together
      from bought a join bought b on a.id = b.id and a.sku < b.sku
      group by 1, 2 having count(*) >= ${MIN_TOGETHER}
      order by together desc, 1, 2 limit ${MAX_PAIRS}
    ), called as (
      select sku, mode() within group (order by name) as name from bought
      where sku in (select sku from pair union select other_sku from pair) group by sku
    )
    select p.sku, a.name, p.other_sku, b.name as other_name, p.together
    from pair p join called a on a.sku = p.sku join called b on b.sku = p.other_sku
    order by p.together desc, p.sku, p.other_sku`.execute(trx);
  const index = new Map<string, number>();
  const products: { sku: string; name: string }[] = [];
  const place = (sku: string, name: string): number => {
    const known = index.get(sku);
    if (known !== undefined) return known;
    index.set(sku, products.length);
    return products.push({ sku, name }) - 1;
  };
  const pairs = rows.map((row) => ({ a: place(row.sku, row.name), b: place(row.other_sku, row.other_name), together: row.together }));
  return { products, pairs };
}
