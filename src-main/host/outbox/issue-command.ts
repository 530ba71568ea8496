import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Command, CommandBody } from '#shared/domain/sync/command.ts';
import type { Log } from '../ports/host-ports.ts';
import { dropDraft } from '../store/draft-store.ts';
import { lastSeq } from '../store/entry-store.ts';
import type { Profile } from '../store/profile.ts';
import { checkLocally } from './check-locally.ts';
import { nextSeq } from './device.ts';
import { getCommand, insertCommand, subjectOf } from './outbox-rows.ts';
import { foldNext } from './overlay.ts';

export type IssueContext = {
  readonly profile: Profile;
  readonly newId: IdSource;
  readonly log: Log;
  /** Server time as well as it is known. */
  serverNow(): number;
  lastServerTime(): number | null;
  /** The agent's clock, for display. */
  wallNow(): number;
  isOnline(): boolean;
};

export type Saved = { readonly commandId: string; readonly deviceSeq: number };

/**
 * Saves a command: when this returns it is on the disk, numbered, and in the local view.
 * Throws RefusedError (rules, nothing saved), NEEDS_NETWORK, DISK_FULL (nothing saved), SAVE_UNCERTAIN.
 */
export function issueCommand(context: IssueContext, given: CommandBody): Saved {
  const { profile } = context;
  const body = withSeen(profile, given);
  if (body.type === 'ticket.merge' && !context.isOnline()) throw new CodedError('NEEDS_NETWORK');
  checkLocally(profile, body, context.serverNow());
  const bodyHash = createHash('sha256').update(canonicalJson(body)).digest('hex');
  const open = uncertainOf(profile);
  const known = open.get(bodyHash);
  const commandId = known ?? context.newId();
  open.delete(bodyHash);
  try {
    return (known === undefined ? null : found(context, commandId)) ?? save(context, body, commandId, bodyHash);
  } catch (error) {
    if (isInDoubt(error)) open.set(bodyHash, commandId);
    throw error;
  }
}

/**
 * Commands whose commit ended in doubt, by the hash of their body: who tries the same again gets the same id, so that what
 * was on the disk after all is not there twice.
 */
const uncertain = new WeakMap<Profile, Map<string, string>>();

function uncertainOf(profile: Profile): Map<string, string> {
  const open = uncertain.get(profile) ?? new Map<string, string>();
  uncertain.set(profile, open);
  return open;
}

const isInDoubt = (error: unknown): boolean => error instanceof CodedError && error.code === 'SAVE_UNCERTAIN';

/** Looks with a connection opened anew, which sees what is on the disk. Throws SAVE_UNCERTAIN when none can be opened. */
function found(context: IssueContext, commandId: string): Saved | null {
  const { store } = context.profile;
  try {
    store.reopen();
  } catch (cause) {
    throw new CodedError('SAVE_UNCERTAIN', {}, { cause });
  }
  const row = getCommand(store.read, commandId);
  return row === null ? null : raised(context, row.device_id, { commandId, deviceSeq: row.device_seq });
}

function save(context: IssueContext, body: CommandBody, commandId: string, bodyHash: string): Saved {
  try {
    return write(context, body, commandId, bodyHash);
  } catch (error) {
    if (!isInDoubt(error)) throw error;
    context.log.warn('commit uncertain', { type: body.type });
    return found(context, commandId) ?? write(context, body, commandId, bodyHash);
  }
}

/** A status is given to what this console holds of the conversation; what came later must not be put away with it. */
function withSeen(profile: Profile, body: CommandBody): CommandBody {
  if (body.type !== 'ticket.setStatus' || body.seenSeq !== undefined) return body;
  const seen = lastSeq(profile.store.read, body.ticketId);
  return seen === 0 ? body : { ...body, seenSeq: seen };
}

function write(context: IssueContext, body: CommandBody, commandId: string, bodyHash: string): Saved {
  const { profile } = context;
  const subject = subjectOf(body, profile.agentId);
  const now = context.serverNow();
  const device = profile.store.write((tx) => {
    const next = nextSeq(tx, context.newId);
    const baseRev = foldNext(tx, { agentId: profile.agentId, now }, subject, { commandId, body, at: now });
    const command: Command = {
      id: commandId,
      deviceSeq: next.lastSeq,
      version: 1,
      body,
      bodyHash,
      baseRev,
      issuedAt: context.wallNow(),
      lastServerTime: context.lastServerTime(),
    };
    insertCommand(tx, { command, deviceId: next.deviceId, subject, at: now });
    if (body.type === 'ticket.reply') dropDraft(tx, body.ticketId, 'reply');
    if (body.type === 'ticket.note') dropDraft(tx, body.ticketId, 'note');
    return next;
  });
  return raised(context, device.deviceId, { commandId, deviceSeq: device.lastSeq });
}

/** The command is saved already; a mark that cannot be written only weakens the check at the next start. */
function raised(context: IssueContext, deviceId: string, saved: Saved): Saved {
  try {
    context.profile.highWater.raise(deviceId, saved.deviceSeq);
  } catch (error) {
    context.log.error('high-water mark not written', { message: error instanceof Error ? error.message : '' });
  }
  return saved;
}
