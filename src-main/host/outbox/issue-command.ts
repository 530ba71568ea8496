import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Command, CommandBody } from '#shared/domain/sync/command.ts';
import type { Log } from '../ports/host-ports.ts';
import { dropDraft } from '../store/draft-store.ts';
import { lastSeq } from '../store/entry-store.ts';
import type { Profile } from '../store/profile.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { noteTemplateUse } from '../store/template-store.ts';
import type { WriteTx } from '../store/write-tx.ts';
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

export type IssueOptions = {
  /** Not sent before this time is over, in milliseconds; 0: at once. */
  readonly holdMs: number;
  /** Their text was not typed: what the agent is writing stays. */
  readonly keepDrafts: boolean;
};
const atOnce: IssueOptions = { holdMs: 0, keepDrafts: false };

/**
 * Saves a command: when this returns it is on the disk, numbered, and in the local view.
 * Throws RefusedError (rules, nothing saved), NEEDS_NETWORK, DISK_FULL (nothing saved), SAVE_UNCERTAIN.
 */
export function issueCommand(context: IssueContext, body: CommandBody): Saved {
  return issueCommands(context, [body], atOnce)[0] as Saved;
}

/** Saves them in one transaction, all or none, each checked with those before it in view. Throws what `issueCommand` throws. */
export function issueCommands(context: IssueContext, bodies: readonly CommandBody[], options: IssueOptions): Saved[] {
  const { profile } = context;
  if (bodies.some(({ type }) => type === 'ticket.merge') && !context.isOnline()) throw new CodedError('NEEDS_NETWORK');
  const planned = bodies.map((given) => {
    const body = withSeen(profile.store.read, given);
    return { body, bodyHash: createHash('sha256').update(canonicalJson(body)).digest('hex') };
  });
  const open = uncertainOf(profile);
  const key = planned.map(({ bodyHash }) => bodyHash).join();
  const known = open.get(key);
  const ids = known ?? planned.map(() => context.newId());
  const commands = planned.map((plan, index) => ({ ...plan, commandId: ids[index] as string }));
  open.delete(key);
  try {
    return (known === undefined ? null : found(context, ids)) ?? save(context, commands, options);
  } catch (error) {
    if (isInDoubt(error)) open.set(key, ids);
    throw error;
  }
}

/**
 * Commands whose commit ended in doubt, by the hashes of their bodies: who tries the same again gets the same ids, so that what
 * was on the disk after all is not there twice.
 */
const uncertain = new WeakMap<Profile, Map<string, readonly string[]>>();

function uncertainOf(profile: Profile): Map<string, readonly string[]> {
  const open = uncertain.get(profile) ?? new Map<string, readonly string[]>();
  uncertain.set(profile, open);
  return open;
}

const isInDoubt = (error: unknown): boolean => error instanceof CodedError && error.code === 'SAVE_UNCERTAIN';

/** Looks with a connection opened anew, which sees what is on the disk. Throws SAVE_UNCERTAIN when none can be opened. */
function found(context: IssueContext, ids: readonly string[]): Saved[] | null {
  const { store } = context.profile;
  try {
    store.reopen();
  } catch (cause) {
    throw new CodedError('SAVE_UNCERTAIN', {}, { cause });
  }
  const rows = ids.flatMap((id) => getCommand(store.read, id) ?? []);
  // One transaction: where the first is, all are.
  const deviceId = rows[0]?.device_id;
  if (deviceId === undefined) return null;
  return raised(
    context,
    deviceId,
    rows.map((row) => ({ commandId: row.command_id, deviceSeq: row.device_seq })),
  );
}

type Planned = { readonly commandId: string; readonly body: CommandBody; readonly bodyHash: string };

function save(context: IssueContext, commands: readonly Planned[], options: IssueOptions): Saved[] {
  try {
    return write(context, commands, options);
  } catch (error) {
    if (!isInDoubt(error)) throw error;
    context.log.warn('commit uncertain', { type: commands[0]?.body.type ?? '' });
    const ids = commands.map(({ commandId }) => commandId);
    return found(context, ids) ?? write(context, commands, options);
  }
}

/** A status is given to what this console holds of the conversation; what came later must not be put away with it. */
function withSeen(db: ReadDb, body: CommandBody): CommandBody {
  if (body.type !== 'ticket.setStatus' || body.seenSeq !== undefined) return body;
  const seen = lastSeq(db, body.ticketId);
  return seen === 0 ? body : { ...body, seenSeq: seen };
}

function write(context: IssueContext, commands: readonly Planned[], options: IssueOptions): Saved[] {
  const now = context.serverNow();
  const written = context.profile.store.write((tx) => commands.map((command) => writeOne(tx, context, command, options, now)));
  return raised(
    context,
    (written[0] as Written).deviceId,
    written.map(({ commandId, deviceSeq }) => ({ commandId, deviceSeq })),
  );
}

type Written = Saved & { readonly deviceId: string };

function writeOne(tx: WriteTx, context: IssueContext, { commandId, body, bodyHash }: Planned, options: IssueOptions, now: number): Written {
  const { profile } = context;
  checkLocally(profile, tx, body, now);
  const subject = subjectOf(body, profile.agentId);
  const { deviceId, lastSeq: deviceSeq } = nextSeq(tx, context.newId);
  const baseRev = foldNext(tx, { agentId: profile.agentId, now }, subject, { commandId, body, at: now });
  const command: Command = {
    id: commandId,
    deviceSeq,
    version: 1,
    body,
    bodyHash,
    baseRev,
    issuedAt: context.wallNow(),
    lastServerTime: context.lastServerTime(),
  };
  const holdUntil = options.holdMs === 0 ? null : now + options.holdMs;
  insertCommand(tx, { command, deviceId, subject, at: now, holdUntil, keptDraft: options.keepDrafts });
  if (body.type === 'ticket.reply') {
    noteTemplateUse(tx, commandId, body, now);
    if (!options.keepDrafts) dropDraft(tx, body.ticketId, 'reply');
  }
  if (body.type === 'ticket.note' && !options.keepDrafts) dropDraft(tx, body.ticketId, 'note');
  return { commandId, deviceId, deviceSeq };
}

/** The commands are saved already; a mark that cannot be written only weakens the check at the next start. */
function raised(context: IssueContext, deviceId: string, saved: Saved[]): Saved[] {
  try {
    context.profile.highWater.raise(deviceId, saved.at(-1)?.deviceSeq ?? 0);
  } catch (error) {
    context.log.error('high-water mark not written', { message: error instanceof Error ? error.message : '' });
  }
  return saved;
}
