import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Workspaces, who works in them, and how they sign in. Times are epoch milliseconds everywhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table workspace (
    id uuid primary key,
    name text not null,
    time_zone text not null,
    currency text not null,
    created_at bigint not null,
    rev bigint not null default 1
  )`,
  `create table team (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    name text not null,
    rev bigint not null default 1,
    primary key (workspace_id, id)
  )`,
  `create table queue (
    workspace_id uuid not null,
    id uuid not null,
    team_id uuid not null,
    name text not null,
    response_target_minutes integer,
    is_default boolean not null default false,
    rev bigint not null default 1,
    primary key (workspace_id, id),
    foreign key (workspace_id, team_id) references team (workspace_id, id)
  )`,
  `create table agent (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    name text not null,
    email text not null check (email = lower(email)),
    role text not null check (role in ('agent', 'lead', 'admin')),
    password_hash text not null,
    active boolean not null default true,
    state text not null default 'offline',
    state_since bigint not null,
    created_at bigint not null,
    rev bigint not null default 1,
    primary key (workspace_id, id)
  )`,
  // Sign-in knows only the address, so it is unique in the whole installation.
  `create unique index agent_email on agent (email)`,
  `create table agent_team (
    workspace_id uuid not null,
    agent_id uuid not null,
    team_id uuid not null,
    primary key (workspace_id, agent_id, team_id),
    foreign key (workspace_id, agent_id) references agent (workspace_id, id),
    foreign key (workspace_id, team_id) references team (workspace_id, id)
  )`,
  `create index agent_team_team on agent_team (workspace_id, team_id)`,
  `create table agent_state_event (
    workspace_id uuid not null,
    id uuid not null,
    agent_id uuid not null,
    state text not null,
    at bigint not null,
    primary key (workspace_id, id)
  )`,
  `create index agent_state_event_agent on agent_state_event (workspace_id, agent_id, at)`,
  `create table channel (
    workspace_id uuid not null,
    id uuid not null,
    kind text not null,
    name text not null,
    public_key text not null,
    default_queue_id uuid not null,
    active boolean not null default true,
    created_at bigint not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, default_queue_id) references queue (workspace_id, id)
  )`,
  `create unique index channel_public_key on channel (public_key)`,
  `create table device (
    workspace_id uuid not null,
    id uuid not null,
    agent_id uuid not null,
    name text not null,
    platform text not null,
    last_seq bigint not null default 0,
    created_at bigint not null,
    last_seen_at bigint not null,
    revoked_at bigint,
    primary key (workspace_id, id),
    foreign key (workspace_id, agent_id) references agent (workspace_id, id)
  ) with (fillfactor = 70)`,
  `create table session (
    workspace_id uuid not null,
    id uuid not null,
    agent_id uuid not null,
    device_id uuid not null,
    access_hash text not null,
    access_expires_at bigint not null,
    previous_access_hash text,
    refresh_hash text not null,
    previous_refresh_hash text,
    refresh_expires_at bigint not null,
    rotated_at bigint not null,
    created_at bigint not null,
    revoked_at bigint,
    primary key (workspace_id, id),
    foreign key (workspace_id, device_id) references device (workspace_id, id)
  )`,
  `create unique index session_access_hash on session (access_hash)`,
  `create unique index session_refresh_hash on session (refresh_hash)`,
  `create index session_previous_refresh_hash on session (previous_refresh_hash) where previous_refresh_hash is not null`,
  `create index session_previous_access_hash on session (previous_access_hash) where previous_access_hash is not null`,
  `create index session_device on session (workspace_id, device_id)`,
  // Refresh tokens older than the previous one: whoever shows one of these has stolen it, or was stolen from.
  `create table spent_refresh_token (
    workspace_id uuid not null,
    hash text not null,
    session_id uuid not null,
    spent_at bigint not null,
    primary key (workspace_id, hash),
    foreign key (workspace_id, session_id) references session (workspace_id, id)
  )`,
  `create unique index spent_refresh_token_hash on spent_refresh_token (hash)`,
  // Keys are hashes of an e-mail or of a network address: they come before any workspace is known, and name nobody.
  `create table sign_in_throttle (
    key text primary key,
    failures integer not null,
    blocked_until bigint not null,
    updated_at bigint not null
  )`,
];
