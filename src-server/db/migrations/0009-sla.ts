import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Deadlines of tickets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const current = `nullif(current_setting('app.workspace_id', true), '')::uuid`;
const own = (table: string) => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy own_workspace on ${table} using (workspace_id = ${current}) with check (workspace_id = ${current})`,
];
const definer = `language sql stable security definer set search_path = pg_catalog, pg_temp`;

const statements: readonly string[] = [
  `alter table ticket add column sla jsonb not null default '[]'`,
  // Until when the visitor has been told that nobody is there: the opening that ends the closed time; -1: there is none.
  `alter table conversation add column away_for bigint`,

  // Raised by every change of a calendar or policy: a node reads the set-up again only when it is not the one it knows.
  `create table sla_setup (workspace_id uuid primary key references workspace (id), version bigint not null)`,
  ...own('sla_setup'),
  `create function bump_sla_setup() returns trigger language plpgsql as $$
   declare changed record := coalesce(new, old);
   begin
     if changed.kind in ('calendar', 'slaPolicy') then
       insert into sla_setup (workspace_id, version) values (changed.workspace_id, 1)
       on conflict (workspace_id) do update set version = sla_setup.version + 1;
     end if;
     return null;
   end $$`,
  `create trigger bump_sla_setup after insert or update or delete on config_row for each row execute function bump_sla_setup()`,

  // One row per deadline that is still to come. A trigger keeps them: no way of writing a ticket can forget them.
  `create table sla_deadline (
    workspace_id uuid not null,
    ticket_id uuid not null,
    kind text not null,
    due_at bigint not null,
    primary key (workspace_id, ticket_id, kind),
    foreign key (workspace_id, ticket_id) references ticket (workspace_id, id) on delete cascade
  ) with (fillfactor = 70)`,
  // Across workspaces: the job asks for all that are due.
  `create index sla_deadline_due on sla_deadline (due_at)`,
  ...own('sla_deadline'),
  `create policy lookup on sla_deadline for select to current_user using (true)`,
  `create function keep_sla_deadlines() returns trigger language plpgsql as $$
   begin
     delete from sla_deadline where workspace_id = new.workspace_id and ticket_id = new.id;
     insert into sla_deadline (workspace_id, ticket_id, kind, due_at)
     select new.workspace_id, new.id, t ->> 'kind', (t ->> 'dueAt')::bigint from jsonb_array_elements(new.sla) t
     where new.status <> 'resolved' and new.merged_into_id is null
       and t ->> 'dueAt' is not null and t ->> 'metAt' is null and t ->> 'breachedAt' is null;
     return null;
   end $$`,
  `create trigger keep_sla_deadlines_of_new after insert on ticket for each row when (new.sla <> '[]') execute function keep_sla_deadlines()`,
  `create trigger keep_sla_deadlines after update of sla, status on ticket for each row
     when (old.sla is distinct from new.sla or old.status is distinct from new.status) execute function keep_sla_deadlines()`,
  `create function workspaces_with_due_deadlines(at bigint) returns table (workspace_id uuid) ${definer} as
    'select distinct workspace_id from public.sla_deadline where due_at < at'`,

  // Open tickets to be looked at again after a change that moves their deadlines: all, or those of one contact.
  `create table sla_scan (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    contact_id uuid,
    due_at bigint not null,
    after_id uuid,
    primary key (workspace_id, id)
  )`,
  ...own('sla_scan'),
  `create policy lookup on sla_scan for select to current_user using (true)`,
  `create index ticket_unresolved on ticket (workspace_id, id) where status <> 'resolved'`,
  `create function scan_sla_of_contact(workspace uuid, contact uuid) returns void language sql as $$
     insert into sla_scan (workspace_id, id, contact_id, due_at)
     select workspace, gen_random_uuid(), contact, 0 where exists (
       select from config_row c where c.workspace_id = workspace and c.kind = 'slaPolicy' and c.body -> 'match' -> 'contactTags' <> '[]')
       and exists (select from ticket t where t.workspace_id = workspace and t.contact_id = contact and t.status <> 'resolved')
   $$`,
  `create function tags_move_sla() returns trigger language plpgsql as $$
   begin perform scan_sla_of_contact(new.workspace_id, new.id); return null; end $$`,
  `create function contact_moves_sla() returns trigger language plpgsql as $$
   begin perform scan_sla_of_contact(new.workspace_id, new.contact_id); return null; end $$`,
  `create trigger tags_move_sla after update of tags on contact for each row
     when (old.tags is distinct from new.tags) execute function tags_move_sla()`,
  `create trigger contact_moves_sla after update of contact_id on ticket for each row
     when (old.contact_id is distinct from new.contact_id) execute function contact_moves_sla()`,
  // Whoever opens a ticket again without saying what that does to its deadlines: they are computed within a second.
  `create function reopening_moves_sla() returns trigger language plpgsql as $$
   begin
     insert into sla_scan (workspace_id, id, contact_id, due_at) values (new.workspace_id, gen_random_uuid(), new.contact_id, 0);
     return null;
   end $$`,
  `create trigger reopening_moves_sla after update of status on ticket for each row
     when (old.status = 'resolved' and new.status <> 'resolved' and old.sla = new.sla and new.sla <> '[]') execute function reopening_moves_sla()`,
  `create function workspaces_with_due_sla_scans(at bigint) returns table (workspace_id uuid) ${definer} as
    'select distinct workspace_id from public.sla_scan where due_at <= at'`,
];
