import { sql } from 'kysely';
import type { Role } from '#shared/domain/permission/role.ts';
import type { Database, Trx } from '../../db/database.ts';

export type AgentForSignIn = { workspace_id: string; agent_id: string; password_hash: string; active: boolean };

export type FoundSession = {
  workspace_id: string;
  session_id: string;
  agent_id: string;
  device_id: string;
  role: Role;
  team_ids: string[];
  access_expires_at: number;
  session_revoked_at: number | null;
  device_revoked_at: number | null;
  agent_active: boolean;
};

/** `email` is folded. */
export async function findAgentForSignIn(db: Database, email: string): Promise<AgentForSignIn | undefined> {
  const found = await sql<AgentForSignIn>`select * from find_agent_for_sign_in(${email})`.execute(db.kysely);
  return found.rows[0];
}

export async function findSession(db: Database, accessHash: string): Promise<FoundSession | undefined> {
  const found = await sql<FoundSession>`select * from find_session(${accessHash})`.execute(db.kysely);
  return found.rows[0];
}

/** The session that this refresh token belongs to, or belonged to once. */
export async function findRefresh(db: Database, refreshHash: string): Promise<{ workspace_id: string; session_id: string } | undefined> {
  const found = await sql<{ workspace_id: string; session_id: string }>`select * from find_session_by_refresh(${refreshHash})`.execute(db.kysely);
  return found.rows[0];
}

/** The session with its device and agent as they are now, locked until the transaction ends. */
export function lockSession(trx: Trx, sessionId: string) {
  return trx
    .selectFrom('session')
    .innerJoin('device', (join) => join.onRef('device.workspace_id', '=', 'session.workspace_id').onRef('device.id', '=', 'session.device_id'))
    .innerJoin('agent', (join) => join.onRef('agent.workspace_id', '=', 'session.workspace_id').onRef('agent.id', '=', 'session.agent_id'))
    .selectAll('session')
    .select(['device.revoked_at as device_revoked_at', 'agent.active as agent_active'])
    .where('session.id', '=', sessionId)
    .forUpdate('session')
    .executeTakeFirst();
}

export type NewSession = {
  readonly workspaceId: string;
  readonly id: string;
  readonly agentId: string;
  readonly deviceId: string;
  readonly accessHash: string;
  readonly accessExpiresAt: number;
  readonly refreshHash: string;
  readonly refreshExpiresAt: number;
  readonly now: number;
};

export async function insertSession(trx: Trx, session: NewSession): Promise<void> {
  await trx
    .insertInto('session')
    .values({
      workspace_id: session.workspaceId,
      id: session.id,
      agent_id: session.agentId,
      device_id: session.deviceId,
      access_hash: session.accessHash,
      access_expires_at: session.accessExpiresAt,
      refresh_hash: session.refreshHash,
      refresh_expires_at: session.refreshExpiresAt,
      rotated_at: session.now,
      created_at: session.now,
    })
    .execute();
}

export type SessionHashes = {
  readonly access_hash: string;
  readonly access_expires_at: number;
  readonly previous_access_hash: string | null;
  readonly refresh_hash: string;
  readonly previous_refresh_hash: string | null;
  readonly refresh_expires_at: number;
  readonly rotated_at: number;
};

export async function updateSessionHashes(trx: Trx, sessionId: string, hashes: SessionHashes): Promise<void> {
  await trx.updateTable('session').set(hashes).where('id', '=', sessionId).execute();
}

export async function spendRefreshHash(trx: Trx, workspaceId: string, sessionId: string, hash: string, now: number): Promise<void> {
  await trx
    .insertInto('spent_refresh_token')
    .values({ workspace_id: workspaceId, hash, session_id: sessionId, spent_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Returns whether the session was still running. */
export async function endSession(trx: Trx, sessionId: string, now: number): Promise<boolean> {
  const ended = await trx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Takes away sessions whose refresh token ran out before `before`, and the spent tokens of that age. */
export async function pruneSessions(trx: Trx, before: number): Promise<void> {
  await trx
    .deleteFrom('spent_refresh_token')
    .where((where) =>
      where.or([
        where('spent_at', '<', before),
        where('session_id', 'in', where.selectFrom('session').select('id').where('refresh_expires_at', '<', before)),
      ]),
    )
    .execute();
  await trx.deleteFrom('session').where('refresh_expires_at', '<', before).execute();
}

/** Of these sessions those that still run on a device that still may, with their agent. */
export async function findRunningSessions(trx: Trx, sessionIds: readonly string[]): Promise<{ id: string; agent_id: string }[]> {
  return trx
    .selectFrom('session')
    .innerJoin('device', (join) => join.onRef('device.workspace_id', '=', 'session.workspace_id').onRef('device.id', '=', 'session.device_id'))
    .select(['session.id', 'session.agent_id'])
    .where('session.id', 'in', [...sessionIds])
    .where('session.revoked_at', 'is', null)
    .where('device.revoked_at', 'is', null)
    .execute();
}
