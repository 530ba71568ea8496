import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Consent, merges, value and imports of customers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  `alter table contact
    add column consent_marketing text not null default 'unknown' check (consent_marketing in ('granted', 'denied', 'unknown')),
    add column consent_at bigint,
    add column merged_into_id uuid,
    add column lifetime_value double precision not null default 0,
    add column order_count integer not null default 0,
    add column last_order_at bigint`,
];
