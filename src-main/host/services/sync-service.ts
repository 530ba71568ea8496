import type { CommandStatus, SyncStatus } from '#shared/contract/console/console-shapes.ts';
import { commandStatus } from '../outbox/command-status.ts';
import { deviceOf } from '../outbox/device.ts';
import { countOutbox, listNewest } from '../outbox/outbox-rows.ts';
import { getMeta } from '../store/meta.ts';
import type { CurrentWork, Work } from './work.ts';

export type Ledger = {
  commands: CommandStatus[];
  lastDeviceSeq: number;
  lastServerSeq: number | null;
  deviceId: string;
  localChanges: number;
  storeBytes: number;
};
export type SyncService = { status(): SyncStatus; now(): void; ledger(limit: number): Ledger };

export function createSyncService(current: CurrentWork, maybe: () => Work | null): SyncService {
  return {
    status: () => {
      const work = maybe();
      if (work === null) {
        return { connection: { state: 'signedOut' }, asOf: null, clockOffsetMs: null, outbox: { waiting: 0, refused: 0, parked: 0, oldestAt: null } };
      }
      return {
        connection: work.loop.connection(),
        asOf: work.loop.asOf(),
        clockOffsetMs: work.serverClock.offsetMs(),
        outbox: countOutbox(work.profile.store.read),
      };
    },
    now: () => current().loop.now(),
    ledger: (limit) => {
      const { profile, sending } = current();
      const db = profile.store.read;
      const device = deviceOf(db);
      const counts = countOutbox(db);
      return {
        commands: listNewest(db, limit).map((row) => commandStatus(db, row, sending)),
        lastDeviceSeq: device?.lastSeq ?? 0,
        lastServerSeq: getMeta(db, 'serverSeq'),
        deviceId: device?.deviceId ?? '',
        localChanges: counts.waiting + counts.parked,
        storeBytes: profile.store.bytes(),
      };
    },
  };
}
