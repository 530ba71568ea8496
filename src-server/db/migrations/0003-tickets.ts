import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Tickets, their timelines, the conversations behind them, and the append-only events that reports are made of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table ticket_counter (
    workspace_id uuid primary key references workspace (id),
    last_number bigint not null
  ) with (fillfactor = 50)`,
  `create table ticket (
    workspace_id uuid not null,
    id uuid not null,
    number bigint not null,
    queue_id uuid not null,
    team_id uuid not null,
    contact_id uuid not null,
    channel text not null,
    subject text not null,
    status text not null check (status in ('new', 'open', 'waiting', 'resolved')),
    status_rev bigint not null,
    priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
    assignee_id uuid,
    tags text[] not null default '{}',
    snoozed_until bigint,
    merged_into_id uuid,
    created_at bigint not null,
    updated_at bigint not null,
    resolved_at bigint,
    resolved_by_id uuid,
    awaiting_since bigint,
    awaiting_count integer not null default 0,
    last_inbound_at bigint,
    last_message_at bigint,
    preview text not null default '',
    preview_direction text check (preview_direction in ('in', 'out')),
    entry_seq integer not null default 0,
    rev bigint not null default 1,
    primary key (workspace_id, id),
    unique (workspace_id, number),
    foreign key (workspace_id, queue_id) references queue (workspace_id, id),
    foreign key (workspace_id, contact_id) references contact (workspace_id, id)
  ) with (fillfactor = 80)`,
  `create index ticket_team on ticket (workspace_id, team_id, id)`,
  `create index ticket_contact on ticket (workspace_id, contact_id)`,
  // Across workspaces: the job that wakes snoozed tickets asks for all that are due.
  `create index ticket_snoozed on ticket (snoozed_until) where snoozed_until is not null`,
  `create table conversation (
    workspace_id uuid not null,
    id uuid not null,
    channel_id uuid not null,
    contact_id uuid not null,
    current_ticket_id uuid,
    language text not null default 'id' check (language in ('id', 'en')),
    message_seq integer not null default 0,
    agent_seen_seq integer not null default 0,
    visitor_delivered_seq integer not null default 0,
    visitor_read_seq integer not null default 0,
    created_at bigint not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, channel_id) references channel (workspace_id, id),
    foreign key (workspace_id, contact_id) references contact (workspace_id, id)
  ) with (fillfactor = 80)`,
  `create index conversation_ticket on conversation (workspace_id, current_ticket_id)`,
  `create index conversation_contact on conversation (workspace_id, contact_id)`,
  `create table entry (
    workspace_id uuid not null,
    id uuid not null,
    ticket_id uuid not null,
    seq integer not null,
    kind text not null check (kind in ('message', 'note', 'event')),
    author_kind text not null check (author_kind in ('contact', 'agent', 'system')),
    author_id uuid,
    at bigint not null,
    text text,
    attachments jsonb,
    direction text check (direction in ('in', 'out')),
    channel text,
    delivery text,
    recipient jsonb,
    wrote_before_seeing integer not null default 0,
    event jsonb,
    conversation_id uuid,
    conversation_seq integer,
    rev bigint not null default 1,
    primary key (workspace_id, id),
    unique (workspace_id, ticket_id, seq),
    foreign key (workspace_id, ticket_id) references ticket (workspace_id, id)
  )`,
  `create unique index entry_conversation on entry (workspace_id, conversation_id, conversation_seq) where conversation_id is not null`,
  `create table ticket_event (
    workspace_id uuid not null,
    id uuid not null,
    ticket_id uuid not null,
    type text not null,
    at bigint not null,
    agent_id uuid,
    queue_id uuid not null,
    team_id uuid not null,
    data jsonb not null default '{}',
    primary key (workspace_id, id)
  )`,
  `create index ticket_event_ticket on ticket_event (workspace_id, ticket_id, at)`,
  `create index ticket_event_at on ticket_event (workspace_id, at)`,
  `create table satisfaction (
    workspace_id uuid not null,
    id uuid not null,
    ticket_id uuid not null,
    contact_id uuid not null,
    agent_id uuid,
    rating integer not null check (rating between 1 and 5),
    comment text not null,
    at bigint not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, ticket_id) references ticket (workspace_id, id)
  )`,
  `create index satisfaction_ticket on satisfaction (workspace_id, ticket_id, at)`,
  `create table attachment (
    workspace_id uuid not null,
    hash text not null,
    size bigint not null,
    mime text not null,
    uploaded_by_id uuid,
    created_at bigint not null,
    primary key (workspace_id, hash)
  )`,
  // Which tickets and conversations show a content: what makes it visible to an agent or a visitor.
  `create table attachment_use (
    workspace_id uuid not null,
    hash text not null,
    entry_id uuid not null,
    ticket_id uuid not null,
    conversation_id uuid,
    primary key (workspace_id, hash, entry_id)
  )`,
];
