import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Whose pages may hold a web chat in a frame: origins such as `https://shop.example`, or `*` for all. Empty: none but our own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table channel add column allowed_origins text[] not null default '{}'`).execute(db);
}
