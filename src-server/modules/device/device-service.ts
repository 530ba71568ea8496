import type { Clock } from '#shared/base/clock.ts';
import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Database, Trx } from '../../db/database.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import type { Signal } from '../../signal/signal.ts';
import { findDevice, insertDevice, lastSeqOf, revokeDeviceRow, touchDevice } from './device-repository.ts';

export type DeviceClaim = { readonly id?: string | undefined; readonly name: string; readonly platform: string };

/**
 * The device of a sign-in. One that names itself is taken back with its numbers when it is this agent's; else a new one is
 * enrolled, so that two people at one machine never share a queue of commands. Throws DEVICE_REVOKED.
 */
export async function enrolDevice(
  trx: Trx,
  owner: { readonly workspaceId: string; readonly agentId: string },
  claim: DeviceClaim,
  newId: IdSource,
  now: number,
): Promise<{ deviceId: string; lastDeviceSeq: number }> {
  const known = claim.id === undefined ? undefined : await findDevice(trx, claim.id);
  if (known !== undefined && known.revoked_at !== null) throw new CodedError('DEVICE_REVOKED');
  if (known !== undefined && known.agent_id === owner.agentId) {
    await touchDevice(trx, known.id, claim.name, claim.platform, now);
    return { deviceId: known.id, lastDeviceSeq: known.last_seq };
  }
  const deviceId = newId();
  await insertDevice(trx, { ...owner, id: deviceId, name: claim.name, platform: claim.platform, now });
  return { deviceId, lastDeviceSeq: 0 };
}

/** Highest `deviceSeq` with an outcome. */
export function lastDeviceSeq(trx: Trx, deviceId: string): Promise<number> {
  return lastSeqOf(trx, deviceId);
}

/** Locks a device out at once: its sessions end, its sockets are told, its next request gets DEVICE_REVOKED. */
export async function revokeDevice(
  parts: { readonly db: Database; readonly signal: Signal; readonly clock: Clock },
  workspaceId: string,
  deviceId: string,
): Promise<void> {
  const sessionIds = await withWorkspace(parts.db, workspaceId, (trx) => revokeDeviceRow(trx, deviceId, parts.clock.now()));
  for (const sessionId of sessionIds) parts.signal.publish({ topic: 'sessionEnded', workspaceId, sessionId });
}
