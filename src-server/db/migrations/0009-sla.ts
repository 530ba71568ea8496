import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Deadlines of tickets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [`alter table ticket add column sla jsonb not null default '[]'`];
