import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Versions and figures of templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  `alter table template
    add column attachments jsonb not null default '[]',
    add column status text not null default 'published' check (status in ('draft', 'proposed', 'published', 'archived')),
    add column version integer not null default 1,
    add column updated_by_id uuid,
    add column updated_at bigint not null default 0`,
];
