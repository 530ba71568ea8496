import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Customers, how they are reached, what they bought, and the texts agents answer with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table contact (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    name text not null,
    company text,
    city text,
    language text check (language in ('id', 'en')),
    note text not null default '',
    tags text[] not null default '{}',
    created_at bigint not null,
    updated_at bigint not null,
    rev bigint not null default 1,
    primary key (workspace_id, id)
  )`,
  `create table contact_identity (
    workspace_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    kind text not null check (kind in ('phone', 'email', 'webchat', 'whatsapp', 'social')),
    value text not null,
    created_at bigint not null,
    primary key (workspace_id, id),
    unique (workspace_id, kind, value),
    foreign key (workspace_id, contact_id) references contact (workspace_id, id)
  )`,
  `create index contact_identity_contact on contact_identity (workspace_id, contact_id)`,
  `create table customer_order (
    workspace_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    number text not null,
    state text not null check (state in ('placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'returned')),
    placed_at bigint not null,
    currency text not null,
    total double precision not null,
    items jsonb not null default '[]',
    rev bigint not null default 1,
    primary key (workspace_id, id),
    unique (workspace_id, number),
    foreign key (workspace_id, contact_id) references contact (workspace_id, id)
  )`,
  `create index customer_order_contact on customer_order (workspace_id, contact_id)`,
  `create table template (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    team_id uuid,
    agent_id uuid,
    language text not null check (language in ('id', 'en')),
    topic text not null,
    shortcut text not null,
    title text not null,
    body text not null,
    rev bigint not null default 1,
    primary key (workspace_id, id),
    foreign key (workspace_id, team_id) references team (workspace_id, id),
    foreign key (workspace_id, agent_id) references agent (workspace_id, id)
  )`,
];
