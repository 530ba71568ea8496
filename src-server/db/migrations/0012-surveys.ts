import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Questions to customers and their answers in one table; the ratings so far move into it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const current = `nullif(current_setting('app.workspace_id', true), '')::uuid`;
const own = (table: string) => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy own_workspace on ${table} using (workspace_id = ${current}) with check (workspace_id = ${current})`,
];

const statements: readonly string[] = [
  `create table survey_answer (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    kind text not null check (kind in ('csat', 'nps', 'ces')),
    contact_id uuid not null,
    ticket_id uuid,
    -- status_rev of the ticket at the resolution that is asked about; negative: of a rating from before there were rounds.
    round bigint,
    agent_id uuid,
    shared_with_ids uuid[] not null default '{}',
    score smallint,
    comment text not null default '',
    asked_at bigint not null,
    answered_at bigint,
    followed_up boolean not null default false,
    rev bigint not null default 1,
    primary key (workspace_id, id),
    foreign key (workspace_id, contact_id) references contact (workspace_id, id),
    foreign key (workspace_id, ticket_id) references ticket (workspace_id, id),
    check ((kind = 'nps') = (ticket_id is null) and (ticket_id is null) = (round is null)),
    check ((score is null) = (answered_at is null)),
    check (score between case kind when 'nps' then 0 else 1 end and case kind when 'csat' then 5 when 'ces' then 7 else 10 end)
  )`,
  // What makes it impossible to ask, and so to answer, twice about one resolution.
  `create unique index survey_answer_round on survey_answer (workspace_id, ticket_id, kind, round) where ticket_id is not null`,
  `create index survey_answer_contact on survey_answer (workspace_id, contact_id, kind, asked_at)`,
  `create index survey_answer_asked on survey_answer (workspace_id, asked_at)`,
  `create index survey_answer_answered on survey_answer (workspace_id, answered_at) where answered_at is not null`,
  `create index survey_answer_relationship on survey_answer (workspace_id, id) where ticket_id is null`,
  `create index survey_answer_followed_up on survey_answer (workspace_id, ticket_id) where followed_up`,
  // The owner reads past row-level security for this one move.
  `alter table satisfaction no force row level security`,
  `insert into survey_answer (workspace_id, id, kind, contact_id, ticket_id, round, agent_id, score, comment, asked_at, answered_at)
    select s.workspace_id, s.id, 'csat', s.contact_id, s.ticket_id,
      case when s.nth = 1 and t.status = 'resolved' and s.at >= t.resolved_at then t.status_rev else -s.nth end,
      s.agent_id, s.rating, s.comment, s.at, s.at
    from (select *, row_number() over (partition by workspace_id, ticket_id order by at desc, id desc) as nth from satisfaction) s
    join ticket t on t.workspace_id = s.workspace_id and t.id = s.ticket_id`,
  `drop table satisfaction`,
  `create table survey_link (
    workspace_id uuid not null references workspace (id),
    token_hash text not null,
    answer_id uuid not null,
    created_by_id uuid,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (workspace_id, token_hash),
    foreign key (workspace_id, answer_id) references survey_answer (workspace_id, id)
  )`,
  `create unique index survey_link_token on survey_link (token_hash)`,
  `create index survey_link_answer on survey_link (workspace_id, answer_id)`,
  `create index survey_link_expires on survey_link (workspace_id, expires_at)`,
  ...own('survey_answer'),
  ...own('survey_link'),
  `create policy lookup on survey_link for select to current_user using (true)`,
  `create function find_survey_link(wanted text) returns table (workspace_id uuid, answer_id uuid, expires_at bigint)
    language sql stable security definer set search_path = pg_catalog, public as
    'select workspace_id, answer_id, expires_at from public.survey_link where token_hash = wanted'`,
];
