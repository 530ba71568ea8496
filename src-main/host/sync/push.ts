import type { ErrorCode } from '#shared/contract/errors.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { commandStatus } from '../outbox/command-status.ts';
import { deviceOf, enrolledId } from '../outbox/device.ts';
import {
  bodyOf,
  commandOf,
  dismissedSeqs,
  getCommand,
  isHeld,
  listUnsent,
  type OutboxRow,
  recordFailure,
  releaseHeld,
} from '../outbox/outbox-rows.ts';
import { applyOutcomes } from '../outbox/outcomes.ts';
import { setMeta } from '../store/meta.ts';
import { type CentralClient, failureOf } from './central-client.ts';
import { overlayContext, type SyncContext } from './sync-context.ts';
import type { Uploads } from './uploads.ts';

/** A command that makes the server fail is set aside after this many tries over this time. */
export const PARK_AFTER_TRIES = 5;
export const PARK_AFTER_MS = 15 * 60_000;

/** Room for the envelope around the commands. */
const BATCH_BYTES = LIMITS.pushBytes - 8 * 1024;

/** Answers that a command itself brings about: our server breaks on it, or does not take its form (it may be newer, or older). */
const commandsFault: ReadonlySet<ErrorCode> = new Set(['INTERNAL', 'INVALID_INPUT', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_TYPE']);

export type Batch = { readonly rows: readonly OutboxRow[]; readonly parkedSeqs: readonly number[] };

/**
 * `sent`: there may be more. `empty`: nothing waits. `failed`: the server failed on a command, try later.
 * `lost`: the server and this device disagree on the numbers, so a new device has to be enrolled.
 */
export type PushEnd = 'sent' | 'empty' | 'failed' | 'lost';

/** The next commands in device order, without those that are parked or held at `now` (server time), or behind such a one of the same subject. */
export function nextBatch(unsent: readonly OutboxRow[], dismissed: readonly number[], maxCommands: number, now: number): Batch {
  const blocked = new Set<string>();
  const parkedSeqs: number[] = [...dismissed];
  const rows: OutboxRow[] = [];
  let bytes = 0;
  for (const row of unsent) {
    if (row.state === 'parked' || blocked.has(row.subject_id) || isHeld(row, now)) {
      blocked.add(row.subject_id);
      parkedSeqs.push(row.device_seq);
      continue;
    }
    const size = Buffer.byteLength(row.body) + 400;
    if (rows.length > 0 && (rows.length >= maxCommands || bytes + size > BATCH_BYTES)) break;
    bytes += size;
    rows.push(row);
  }
  const last = rows.at(-1)?.device_seq ?? 0;
  return {
    rows,
    parkedSeqs: [...new Set(parkedSeqs)]
      .filter((seq) => seq < last)
      .sort((a, b) => a - b)
      .slice(-500),
  };
}

/** The contract infers arrays that may be changed; ours may not. */
type WireCommands = Parameters<CentralClient['sync']['push']>[0]['commands'];

/** `now`: the server time that tells what is held. */
export type Pusher = { push(context: SyncContext, now: number): Promise<PushEnd> };

export function createPusher(uploads: Uploads): Pusher {
  /** After a failure without outcomes the commands go one by one, so that the one at fault is known. */
  let alone = false;
  return {
    push: async (context, now) => {
      const { profile, session, sending } = context;
      const db = profile.store.read;
      const device = deviceOf(db);
      const unsent = listUnsent(db, 600);
      if (unsent.length === 0) return 'empty';
      if (device === null || enrolledId(db) === null) return 'lost';
      const batch = nextBatch(unsent, dismissedSeqs(db, device.deviceId), alone ? 1 : LIMITS.pushCommands, now);
      const first = batch.rows[0];
      if (first === undefined) return 'empty';
      const wereHeld = batch.rows.filter((row) => row.hold_until !== null);
      // On the disk before they leave: what may have reached the server is never taken back, whatever the clock says later.
      if (wereHeld.length > 0) profile.store.write((tx) => releaseHeld(tx, wereHeld));
      const tickets = batch.rows.filter((row) => row.subject_kind === 'ticket').map((row) => row.subject_id);
      for (const row of batch.rows) sending.add(row.command_id);
      context.events.sendingChanged(tickets);
      try {
        await uploads.send(context, batch.rows.flatMap(attachmentsOf));
        const answer = await session.call((client) =>
          client.sync.push({ commands: batch.rows.map(commandOf) as WireCommands, parkedSeqs: [...batch.parkedSeqs] }),
        );
        alone = false;
        const refused = profile.store.write((tx) => {
          setMeta(tx, 'serverSeq', answer.lastDeviceSeq);
          return applyOutcomes(tx, overlayContext(context), answer.outcomes);
        });
        for (const row of refused) context.events.refused(commandStatus(db, row, sending));
        if (answer.lastDeviceSeq > device.lastSeq) return 'lost';
        const { stopped } = answer;
        if (stopped === null) return 'sent';
        context.log.warn('push stopped', { reason: stopped.reason });
        if (stopped.reason === 'gap') return unsent.some((row) => row.device_seq === stopped.expected && row.state === 'waiting') ? 'failed' : 'lost';
        countFailure(context, stopped.commandId, stopped.reason === 'conflict');
        return stopped.reason === 'conflict' ? 'sent' : 'failed';
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== 'coded' || !commandsFault.has(failure.error.code)) throw error;
        if (batch.rows.length === 1) countFailure(context, first.command_id, false);
        alone = true;
        return 'failed';
      } finally {
        for (const row of batch.rows) sending.delete(row.command_id);
        context.events.sendingChanged(tickets);
      }
    },
  };
}

function countFailure(context: SyncContext, commandId: string, park: boolean): void {
  const now = context.serverClock.now();
  context.profile.store.write((tx) => {
    const row = getCommand(tx, commandId);
    if (row === null) return;
    const due = row.attempts + 1 >= PARK_AFTER_TRIES && row.first_failed_at !== null && now - row.first_failed_at >= PARK_AFTER_MS;
    if (park || due) context.log.error('command parked', { commandId, type: row.type, attempts: row.attempts + 1 });
    recordFailure(tx, row, now, park || due);
  });
}

function attachmentsOf(row: OutboxRow): readonly AttachmentRef[] {
  const body = bodyOf(row);
  return body.type === 'ticket.reply' || body.type === 'ticket.note' ? body.attachments : [];
}
