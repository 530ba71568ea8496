import type { PoolClient, QueryResult } from 'pg';

/** One statement of a command's transaction. Named, so that each connection plans it once. */
export type Query = { readonly name: string; readonly text: string; readonly values: readonly unknown[] };

/** Sends queries one behind the other without waiting between them; the answers come in their order. */
export function sendAll(client: PoolClient, queries: readonly Query[]): Promise<QueryResult[]> {
  return Promise.all(queries.map((query) => client.query({ name: query.name, text: query.text, values: [...query.values] })));
}

export const begin: Query = { name: 'command-begin', text: 'begin', values: [] };

export const enterWorkspace = (workspaceId: string): Query => ({
  name: 'command-enter',
  text: `select set_config('app.workspace_id', $1, true)`,
  values: [workspaceId],
});

export type DeviceState = { readonly agent_id: string; readonly last_seq: number; readonly revoked_at: number | null };

export const lockDevice = (workspaceId: string, deviceId: string): Query => ({
  name: 'command-device',
  text: 'select agent_id, last_seq, revoked_at from device where workspace_id = $1 and id = $2 for no key update',
  values: [workspaceId, deviceId],
});

export type Known = {
  readonly role: 'agent' | 'lead' | 'admin';
  readonly active: boolean;
  readonly team_ids: readonly string[];
  readonly stored: { readonly deviceId: string; readonly bodyHash: string; readonly outcome: unknown } | null;
  readonly id_of_seq: string | null;
};

/** After the device is locked: the author's rights as they are now, and what is known of the command's id and number. */
export const readKnown = (workspaceId: string, deviceId: string, agentId: string, commandId: string, seq: number): Query => ({
  name: 'command-known',
  text: `
    select a.role, a.active,
      (select coalesce(array_agg(t.team_id), '{}') from agent_team t where t.workspace_id = $1 and t.agent_id = $3) as team_ids,
      (select jsonb_build_object('deviceId', c.device_id, 'bodyHash', c.body_hash, 'outcome', c.outcome)
         from command c where c.workspace_id = $1 and c.id = $4) as stored,
      (select c.id from command c where c.workspace_id = $1 and c.device_id = $2 and c.seq = $5) as id_of_seq
    from agent a where a.workspace_id = $1 and a.id = $3`,
  values: [workspaceId, deviceId, agentId, commandId, seq],
});

/** Which of these numbers the device has set aside, by what it said before. */
export const readParked = (workspaceId: string, deviceId: string, from: number, to: number): Query => ({
  name: 'command-parked',
  text: 'select seq from device_parked_seq where workspace_id = $1 and device_id = $2 and seq between $3 and $4',
  values: [workspaceId, deviceId, from, to],
});

/** Several tickets are locked by id, so that two merges in opposite directions never wait for each other. */
export const lockTickets = (workspaceId: string, ids: readonly string[]): Query => ({
  name: 'command-tickets',
  text: 'select * from ticket where workspace_id = $1 and id = any($2::uuid[]) order by id for no key update',
  values: [workspaceId, ids],
});
