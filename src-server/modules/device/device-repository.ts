import type { Trx } from '../../db/database.ts';

export function findDevice(trx: Trx, deviceId: string) {
  return trx.selectFrom('device').selectAll().where('id', '=', deviceId).executeTakeFirst();
}

export type NewDevice = {
  readonly workspaceId: string;
  readonly id: string;
  readonly agentId: string;
  readonly name: string;
  readonly platform: string;
  readonly now: number;
};

export async function insertDevice(trx: Trx, device: NewDevice): Promise<void> {
  await trx
    .insertInto('device')
    .values({
      workspace_id: device.workspaceId,
      id: device.id,
      agent_id: device.agentId,
      name: device.name,
      platform: device.platform,
      last_seq: 0,
      created_at: device.now,
      last_seen_at: device.now,
    })
    .execute();
}

export async function touchDevice(trx: Trx, deviceId: string, name: string, platform: string, now: number): Promise<void> {
  await trx.updateTable('device').set({ name, platform, last_seen_at: now }).where('id', '=', deviceId).execute();
}

/** Returns the sessions that ran on the device; empty when it was revoked before or is not there. */
export async function revokeDeviceRow(trx: Trx, deviceId: string, now: number): Promise<string[]> {
  const revoked = await trx
    .updateTable('device')
    .set({ revoked_at: now })
    .where('id', '=', deviceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (revoked.numUpdatedRows === 0n) return [];
  const sessions = await trx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('device_id', '=', deviceId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return sessions.map((session) => session.id);
}

export async function lastSeqOf(trx: Trx, deviceId: string): Promise<number> {
  const row = await trx.selectFrom('device').select('last_seq').where('id', '=', deviceId).executeTakeFirst();
  return row?.last_seq ?? 0;
}
