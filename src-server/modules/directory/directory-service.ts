import type { Actor } from '#shared/domain/permission/role.ts';
import type { Agent, Queue, Team, Workspace } from '#shared/domain/presence/directory.ts';
import type { Trx } from '../../db/database.ts';

export async function loadWorkspaces(trx: Trx, ids: readonly string[] | null): Promise<Workspace[]> {
  const all = trx.selectFrom('workspace').selectAll();
  const rows = await (ids === null ? all : all.where('id', 'in', [...ids])).execute();
  return rows.map((row) => ({ id: row.id, name: row.name, timeZone: row.time_zone, currency: row.currency, rev: row.rev }));
}

export async function loadTeams(trx: Trx, ids: readonly string[] | null): Promise<Team[]> {
  const all = trx.selectFrom('team').select(['id', 'name', 'rev']).orderBy('id');
  return (ids === null ? all : all.where('id', 'in', [...ids])).execute();
}

export async function loadQueues(trx: Trx, ids: readonly string[] | null): Promise<Queue[]> {
  const all = trx.selectFrom('queue').selectAll().orderBy('id');
  const rows = await (ids === null ? all : all.where('id', 'in', [...ids])).execute();
  return rows.map((row) => ({
    id: row.id,
    teamId: row.team_id,
    name: row.name,
    responseTargetMinutes: row.response_target_minutes,
    isDefault: row.is_default,
    rev: row.rev,
  }));
}

export async function loadAgents(trx: Trx, ids: readonly string[] | null): Promise<Agent[]> {
  const all = trx
    .selectFrom('agent')
    .select(['id', 'name', 'email', 'role', 'active', 'state', 'state_since', 'rev'])
    .select((eb) =>
      eb
        .selectFrom('agent_team')
        .whereRef('agent_team.workspace_id', '=', 'agent.workspace_id')
        .whereRef('agent_team.agent_id', '=', 'agent.id')
        .select((inner) => inner.fn.agg<string[] | null>('array_agg', ['agent_team.team_id']).as('ids'))
        .as('team_ids'),
    )
    .orderBy('id');
  const rows = await (ids === null ? all : all.where('id', 'in', [...ids])).execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    teamIds: (row.team_ids ?? []).sort(),
    active: row.active,
    state: row.state,
    stateSince: row.state_since,
    rev: row.rev,
  }));
}

/** The rights of an agent as they are now; null when there is no such agent or they have left. */
export async function loadActor(trx: Trx, agentId: string): Promise<Actor | null> {
  const agent = (await loadAgents(trx, [agentId]))[0];
  return agent?.active === true ? { agentId, role: agent.role, teamIds: agent.teamIds } : null;
}

/** Every team, for those who see all of them. */
export async function teamIdsOf(trx: Trx): Promise<string[]> {
  return (await trx.selectFrom('team').select('id').orderBy('id').execute()).map((row) => row.id);
}
