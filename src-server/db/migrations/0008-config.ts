import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What leads and admins set up: one row each, with every version of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const current = `nullif(current_setting('app.workspace_id', true), '')::uuid`;
const own = (table: string) => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy own_workspace on ${table} using (workspace_id = ${current}) with check (workspace_id = ${current})`,
];

const statements = [
  `create table config_row (
    workspace_id uuid not null references workspace (id),
    kind text not null check (kind in ('calendar', 'slaPolicy', 'target', 'survey', 'macro')),
    id uuid not null,
    rev bigint not null,
    body jsonb not null,
    primary key (workspace_id, kind, id)
  )`,
  `create table config_version (
    workspace_id uuid not null references workspace (id),
    kind text not null,
    id uuid not null,
    rev bigint not null,
    body jsonb not null,
    removed boolean not null,
    by_agent_id uuid,
    at bigint not null,
    primary key (workspace_id, kind, id, rev)
  )`,
  ...own('config_row'),
  ...own('config_version'),
];
