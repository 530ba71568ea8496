import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What reports are made of: attention, facts of tickets, and the list of what has to be measured anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// A sub-select is asked once for a statement; the bare call would be asked for every one of millions of rows.
const current = `(select nullif(current_setting('app.workspace_id', true), '')::uuid)`;
const own = (table: string) => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy own_workspace on ${table} using (workspace_id = ${current}) with check (workspace_id = ${current})`,
];

const kinds = {
  firstResponse: 'first_response',
  agentFirstReply: 'agent_first_reply',
  wait: 'wait',
  contact: 'contact',
  handled: 'handled',
  firstResolution: 'first_resolution',
  fullResolution: 'full_resolution',
  reopened: 'reopened',
  firstContact: 'first_contact',
  cohort: 'cohort',
  csat: 'csat',
  nps: 'nps',
  ces: 'ces',
  sla: 'sla',
  queueWait: 'queue_wait',
} as const;

const mark = 'on conflict (workspace_id, source_id) do update set n = fact_dirty.n + 1';
/** Changed rows of a statement, noted in the order of their ids, as tickets are locked. */
const noteChanged = (name: string, column: string) => `
  create function ${name}() returns trigger language plpgsql as '
  begin
    insert into fact_dirty (workspace_id, source_id) select distinct workspace_id, ${column} from changed where ${column} is not null order by 2
    ${mark};
    return null;
  end'`;
const onChange = (table: string, does: string) =>
  (['insert', 'update'] as const).map(
    (event) =>
      `create trigger ${table}_measured_on_${event} after ${event} on ${table} referencing new table as changed for each statement execute function ${does}()`,
  );

const statements: readonly string[] = [
  `create table activity_span (
    workspace_id uuid not null,
    id uuid not null,
    agent_id uuid not null,
    ticket_id uuid not null,
    from_at bigint not null,
    to_at bigint not null check (to_at > from_at),
    recorded_at bigint not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, ticket_id) references ticket (workspace_id, id)
  )`,
  `create index activity_span_ticket on activity_span (workspace_id, ticket_id)`,
  // A cache: made anew from the events of a ticket whenever it changes. One part per kind, as reports ask for kinds.
  `create table metric_fact (
    workspace_id uuid not null,
    kind text not null,
    source_id uuid not null,
    ticket_id uuid,
    agent_id uuid,
    team_id uuid,
    queue_id uuid,
    channel text,
    tags text[] not null default '{}',
    at bigint not null,
    value bigint,
    business bigint,
    extra bigint,
    flag boolean not null,
    left_out text,
    provisional_until bigint,
    recorded_at bigint
  ) partition by list (kind)`,
  ...Object.entries(kinds).map(([kind, table]) => `create table metric_fact_${table} partition of metric_fact for values in ('${kind}')`),
  `create index metric_fact_source on metric_fact (workspace_id, source_id)`,
  `create index metric_fact_at on metric_fact (workspace_id, at)`,
  // `n` rises with every change, so that one that comes while a ticket is measured is not forgotten.
  `create table fact_dirty (
    workspace_id uuid not null,
    source_id uuid not null,
    n bigint not null default 1,
    primary key (workspace_id, source_id)
  ) with (fillfactor = 70)`,
  `insert into fact_dirty (workspace_id, source_id) select workspace_id, id from ticket`,
  noteChanged('note_changed_tickets', 'id'),
  noteChanged('note_changed_of_ticket', 'ticket_id'),
  noteChanged('note_changed_answers', 'coalesce(ticket_id, id)'),
  ...onChange('ticket', 'note_changed_tickets'),
  ...onChange('activity_span', 'note_changed_of_ticket'),
  ...onChange('survey_answer', 'note_changed_answers'),
  // Whose customer is whose decides who came back.
  `create function note_merged_contact() returns trigger language plpgsql as '
  begin
    insert into fact_dirty (workspace_id, source_id)
    select workspace_id, id from ticket
     where workspace_id = new.workspace_id and contact_id in (new.id, new.merged_into_id, old.merged_into_id) order by 2
    ${mark};
    return null;
  end'`,
  `create trigger contact_merge_measured after update of merged_into_id on contact for each row
    when (old.merged_into_id is distinct from new.merged_into_id) execute function note_merged_contact()`,
  // Business hours are those of the calendar as it is.
  `create function note_changed_calendar() returns trigger language plpgsql as '
  begin
    insert into fact_dirty (workspace_id, source_id)
    select workspace_id, id from ticket where workspace_id = coalesce(new.workspace_id, old.workspace_id) order by 2
    ${mark};
    return null;
  end'`,
  `create trigger calendar_measured after insert on config_row for each row when (new.kind = 'calendar')
    execute function note_changed_calendar()`,
  // A new name or away message moves no hour.
  `create trigger calendar_hours_measured after update on config_row for each row when (new.kind = 'calendar' and
    (old.body - '{rev,name,awayMessage}'::text[]) is distinct from (new.body - '{rev,name,awayMessage}'::text[]))
    execute function note_changed_calendar()`,
  `create trigger calendar_removal_measured after delete on config_row for each row when (old.kind = 'calendar')
    execute function note_changed_calendar()`,
  ...own('activity_span'),
  ...own('metric_fact'),
  ...Object.values(kinds).flatMap((table) => own(`metric_fact_${table}`)),
  ...own('fact_dirty'),
  `create policy lookup on fact_dirty for select to current_user using (true)`,
  `create function workspaces_to_measure() returns table (workspace_id uuid) language sql stable security definer set search_path = pg_catalog, public as
    'select distinct workspace_id from public.fact_dirty'`,
];
