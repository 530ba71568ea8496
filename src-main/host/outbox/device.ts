import type { IdSource } from '#shared/base/ids.ts';
import type { SalvagedCommand } from '../store/damaged.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import type { ReadDb } from '../store/sqlite.ts';
import type { WriteTx } from '../store/write-tx.ts';
import { insertCommand, renumber, subjectOf } from './outbox-rows.ts';

/** A device that the server has not enrolled yet has a name of its own; its commands are numbered anew when it is. */
const UNENROLLED = 'unenrolled-';

export type Device = { readonly deviceId: string; readonly lastSeq: number };

export function deviceOf(db: ReadDb): Device | null {
  return getMeta(db, 'device');
}

export function enrolledId(db: ReadDb): string | null {
  const device = deviceOf(db);
  return device === null || device.deviceId.startsWith(UNENROLLED) ? null : device.deviceId;
}

/** Gives the next number to a command, in the transaction that saves it. */
export function nextSeq(tx: WriteTx, newId: IdSource): Device {
  const device = deviceOf(tx) ?? { deviceId: UNENROLLED + newId(), lastSeq: 0 };
  const next = { deviceId: device.deviceId, lastSeq: device.lastSeq + 1 };
  setMeta(tx, 'device', next);
  return next;
}

/** The server knows this console as `deviceId` from now on; what waits is numbered for it. */
export function enrol(tx: WriteTx, deviceId: string): void {
  if (deviceOf(tx)?.deviceId === deviceId) return;
  setMeta(tx, 'device', { deviceId, lastSeq: renumber(tx, deviceId) });
  setMeta(tx, 'serverSeq', 0);
}

/** Numbers of this device were lost, so none of them may be used again: the next sign-in enrols another. */
export function abandonDevice(tx: WriteTx, newId: IdSource): void {
  enrol(tx, UNENROLLED + newId());
}

/** Puts commands read from a damaged file back; the server knows those that it has by their ids. */
export function restoreCommands(tx: WriteTx, commands: readonly SalvagedCommand[], agentId: string, at: number, newId: IdSource): void {
  for (const { id, body, bodyHash, issuedAt } of commands) {
    const { deviceId, lastSeq } = nextSeq(tx, newId);
    const command = { id, deviceSeq: lastSeq, version: 1 as const, body, bodyHash, baseRev: null, issuedAt, lastServerTime: null };
    insertCommand(tx, { command, deviceId, subject: subjectOf(body, agentId), at });
  }
}
