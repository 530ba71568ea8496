import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const workspaceTables = [
  'team',
  'queue',
  'agent',
  'agent_team',
  'agent_state_event',
  'channel',
  'device',
  'session',
  'spent_refresh_token',
  'contact',
  'contact_identity',
  'customer_order',
  'template',
  'ticket_counter',
  'ticket',
  'conversation',
  'entry',
  'ticket_event',
  'satisfaction',
  'attachment',
  'attachment_use',
  'device_parked_seq',
  'command',
  'channel_job',
  'feed_counter',
  'change',
];

// After a transaction-local set_config the setting is '' and not null, and ''::uuid throws: hence nullif.
const current = `nullif(current_setting('app.workspace_id', true), '')::uuid`;

/**
 * Every table shows only the workspace of the running transaction, to its owner too. The few questions that come before a
 * workspace is known are functions that run as the owner; only these read across, by policies for that role alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  for (const table of workspaceTables) {
    await run(`alter table ${table} enable row level security, force row level security`);
    await run(`create policy own_workspace on ${table} using (workspace_id = ${current}) with check (workspace_id = ${current})`);
  }
  await run(`alter table workspace enable row level security, force row level security`);
  await run(`create policy own_workspace on workspace using (id = ${current}) with check (id = ${current})`);
  for (const table of ['workspace', 'agent', 'agent_team', 'session', 'spent_refresh_token', 'device', 'channel', 'ticket', 'change']) {
    await run(`create policy lookup on ${table} for select to current_user using (true)`);
  }
  for (const statement of lookups) await run(statement);
}

const definer = `language sql stable security definer set search_path = pg_catalog, public`;
const lookups = [
  `create function find_agent_for_sign_in(wanted text)
    returns table (workspace_id uuid, agent_id uuid, password_hash text, active boolean) ${definer} as
    'select workspace_id, id, password_hash, active from public.agent where email = lower(wanted)'`,
  // Who asks, whether they still may, and what for: one round trip for every request.
  `create function find_session(wanted text)
    returns table (workspace_id uuid, session_id uuid, agent_id uuid, device_id uuid, role text, team_ids uuid[], access_expires_at bigint,
      session_revoked_at bigint, device_revoked_at bigint, agent_active boolean)
    ${definer} as
    'select s.workspace_id, s.id, s.agent_id, s.device_id, a.role,
       array(select t.team_id from public.agent_team t where t.workspace_id = a.workspace_id and t.agent_id = a.id order by t.team_id),
       case when s.access_hash = wanted then s.access_expires_at else s.rotated_at + 60000 end, s.revoked_at, d.revoked_at, a.active
       from public.session s
       join public.device d on d.workspace_id = s.workspace_id and d.id = s.device_id
       join public.agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
      where s.access_hash = wanted or s.previous_access_hash = wanted'`,
  `create function find_session_by_refresh(wanted text)
    returns table (workspace_id uuid, session_id uuid) ${definer} as
    'select workspace_id, id from public.session where refresh_hash = wanted or previous_refresh_hash = wanted
     union all
     select workspace_id, session_id from public.spent_refresh_token where hash = wanted'`,
  `create function find_channel(wanted text)
    returns table (workspace_id uuid, channel_id uuid, kind text, name text, active boolean) ${definer} as
    'select workspace_id, id, kind, name, active from public.channel where public_key = wanted'`,
  `create function list_workspaces() returns table (workspace_id uuid) ${definer} as 'select id from public.workspace'`,
  `create function workspaces_with_due_snoozes(at bigint) returns table (workspace_id uuid) ${definer} as
    'select distinct workspace_id from public.ticket where snoozed_until <= at'`,
];
