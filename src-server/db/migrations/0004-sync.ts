import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the sync protocol remembers: outcomes of commands, the change feeds, work for channels. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table device_parked_seq (
    workspace_id uuid not null,
    device_id uuid not null,
    seq bigint not null,
    primary key (workspace_id, device_id, seq),
    foreign key (workspace_id, device_id) references device (workspace_id, id)
  )`,
  `create table command (
    workspace_id uuid not null,
    id uuid not null,
    device_id uuid not null,
    seq bigint not null,
    agent_id uuid not null,
    body_hash text not null,
    type text not null,
    outcome jsonb not null,
    created_at bigint not null,
    primary key (workspace_id, id),
    unique (workspace_id, device_id, seq)
  )`,
  // Keyed by the command: a reply is handed to its channel at most once.
  `create table channel_job (
    workspace_id uuid not null,
    id uuid not null,
    ticket_id uuid not null,
    channel text not null,
    state text not null check (state in ('todo', 'sending', 'sent', 'failed', 'unknown')),
    attempts integer not null default 0,
    lease_until bigint,
    provider_id text,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace_id, id)
  )`,
  `create index channel_job_open on channel_job (state, created_at) where state in ('todo', 'sending')`,
  // Half-empty pages keep the counter's row versions on one page (no index is touched by an update).
  `create table feed_counter (
    workspace_id uuid not null,
    feed text collate "C" not null,
    n bigint not null,
    floor bigint not null default 0,
    primary key (workspace_id, feed)
  ) with (fillfactor = 50)`,
  `create table change (
    workspace_id uuid not null,
    feed text collate "C" not null,
    n bigint not null,
    idx integer not null,
    kind text not null,
    id uuid not null,
    at bigint not null,
    primary key (workspace_id, feed, n, idx)
  )`,
];
