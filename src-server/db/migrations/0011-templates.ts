import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Versions, attachments, uses and figures of templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const current = `nullif(current_setting('app.workspace_id', true), '')::uuid`;
const own = (table: string) => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy own_workspace on ${table} using (workspace_id = ${current}) with check (workspace_id = ${current})`,
];

const statements: readonly string[] = [
  // content_rev: the revision of its last change by a person; new figures raise rev alone.
  `alter table template
    add column attachments jsonb not null default '[]',
    add column status text not null default 'published' check (status in ('draft', 'proposed', 'published', 'archived')),
    add column version integer not null default 1,
    add column updated_by_id uuid,
    add column updated_at bigint not null default 0,
    add column content_rev bigint not null default 1,
    add column figures jsonb`,
  `create table template_version (
    workspace_id uuid not null references workspace (id),
    template_id uuid not null,
    version integer not null,
    title text not null,
    body text not null,
    status text not null,
    -- Everything else of the row as it was then.
    rest jsonb not null,
    by_agent_id uuid,
    at bigint not null,
    primary key (workspace_id, template_id, version)
  )`,
  // Which contents templates carry: they are kept, and may be read by who may see the template.
  `create table template_attachment (
    workspace_id uuid not null,
    template_id uuid not null,
    hash text not null,
    primary key (workspace_id, template_id, hash),
    foreign key (workspace_id, template_id) references template (workspace_id, id)
  )`,
  `create index template_attachment_hash on template_attachment (workspace_id, hash)`,
  `create table template_use (
    workspace_id uuid not null references workspace (id),
    entry_id uuid not null,
    template_id uuid not null,
    ticket_id uuid not null,
    agent_id uuid not null,
    edited boolean not null,
    at bigint not null,
    primary key (workspace_id, entry_id, template_id)
  )`,
  `create index template_use_template on template_use (workspace_id, template_id, at)`,
  ...own('template_version'),
  ...own('template_attachment'),
  ...own('template_use'),
];
