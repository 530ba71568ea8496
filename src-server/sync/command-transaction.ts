import type { PoolClient, QueryResult } from 'pg';
import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Command, Outcome } from '#shared/domain/sync/command.ts';
import type { RequestContext } from '../db/request-context.ts';
import type { SlaSetups } from '../modules/sla/sla-setups.ts';
import { activityHandler } from './activity-handler.ts';
import { agentHandler } from './agent-handler.ts';
import type { CommandHandler, Effect, HandlerInput } from './command-effect.ts';
import { begin, type DeviceState, enterWorkspace, type Known, lockDevice, readKnown, readParked, sendAll } from './command-reads.ts';
import { commit, raiseLastSeq, writeEffect, writeOutcome, writeParked } from './command-writes.ts';
import { contactHandler } from './contact-handler.ts';
import { mergeHandler } from './merge-handler.ts';
import { ticketHandler } from './ticket-handler.ts';

export type Processed =
  | { readonly kind: 'done'; readonly outcome: Outcome; readonly lastSeq: number; readonly effect: Effect | null }
  | { readonly kind: 'gap'; readonly expected: number }
  | { readonly kind: 'conflict' };

export type CommandInput = {
  readonly context: RequestContext;
  readonly command: Command;
  readonly parked: ReadonlySet<number>;
  readonly now: number;
  readonly newId: IdSource;
  readonly setups: SlaSetups;
};

function handlerOf(input: HandlerInput): CommandHandler {
  const { body } = input.command;
  if (body.type === 'contact.edit') return contactHandler(body, input);
  if (body.type === 'agent.setState') return agentHandler(body, input);
  if (body.type === 'contact.merge' || body.type === 'contact.unmerge') return mergeHandler(body, input);
  if (body.type === 'agent.activity') return activityHandler(body, input);
  return ticketHandler(body, input);
}

/**
 * One command in one transaction: two round trips, one that reads and locks, one that writes and commits. Every answer is
 * the stored one when the command was here before. Throws what the database throws (nothing is written then), and
 * `DEVICE_REVOKED`, `UNAUTHENTICATED` or `FORBIDDEN` when the device or its agent may not act any more.
 */
export async function runCommand(client: PoolClient, input: CommandInput): Promise<Processed> {
  try {
    return await decideAndWrite(client, input);
  } catch (error) {
    // On a connection that is gone there is nothing to roll back, and the first error says more.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function decideAndWrite(client: PoolClient, { context, command, parked, now, newId, setups }: CommandInput): Promise<Processed> {
  const { workspaceId, deviceId } = context;
  const { agentId } = context.actor;
  const handler = handlerOf({ workspaceId, agentId, command, setups });
  const [, , devices, knowns, ...results] = await sendAll(client, [
    begin,
    enterWorkspace(workspaceId),
    lockDevice(workspaceId, deviceId),
    readKnown(workspaceId, deviceId, agentId, command.id, command.deviceSeq),
    ...handler.reads,
  ]);
  const { device, known } = mayAct(devices?.rows[0], knowns?.rows[0], agentId);

  const end = async (answer: Processed): Promise<Processed> => {
    await client.query('rollback');
    return answer;
  };
  const { stored } = known;
  if (stored !== null && stored.bodyHash !== command.bodyHash) return end({ kind: 'conflict' });
  if (stored === null && known.id_of_seq !== null) return end({ kind: 'conflict' });
  const outcome = stored?.outcome as Outcome | undefined;
  if (outcome !== undefined && command.deviceSeq <= device.last_seq) {
    return end({ kind: 'done', outcome, lastSeq: device.last_seq, effect: null });
  }

  const late = command.deviceSeq <= device.last_seq;
  const gap = await numbersBetween(client, context, command.deviceSeq, device.last_seq, parked);
  if (late && !gap.wasParked) return end({ kind: 'done', outcome: expired(command), lastSeq: device.last_seq, effect: null });
  if (gap.missing !== null) return end({ kind: 'gap', expected: gap.missing });
  const park = gap.newlyParked.length === 0 ? [] : [writeParked(workspaceId, deviceId, gap.newlyParked)];
  const lastSeq = Math.max(device.last_seq, command.deviceSeq);

  // The command came before, from another device of this agent whose file was lost: only the number is new.
  if (outcome !== undefined) {
    await finish(client, [...park, raiseLastSeq(workspaceId, deviceId, command.deviceSeq), commit]);
    return { kind: 'done', outcome, lastSeq, effect: null };
  }

  const actor = { agentId, role: known.role, teamIds: known.team_ids };
  const effect = handler.decide(results, { workspaceId, actor, now, newId });
  const answer = outcomeOf(command, effect);
  const place = { workspaceId, deviceId, agentId, now };
  const writes =
    effect.kind === 'applied'
      ? [...effect.writes, writeEffect(place, command, answer, gap.wasParked, effect)]
      : [writeOutcome(place, command, answer, gap.wasParked)];
  await finish(client, [...park, ...writes, commit]);
  return { kind: 'done', outcome: answer, lastSeq, effect };
}

function mayAct(device: DeviceState | undefined, known: Known | undefined, agentId: string): { device: DeviceState; known: Known } {
  if (device === undefined || device.agent_id !== agentId) throw new CodedError('FORBIDDEN');
  if (device.revoked_at !== null) throw new CodedError('DEVICE_REVOKED');
  if (known === undefined || !known.active) throw new CodedError('UNAUTHENTICATED');
  return { device, known };
}

/** A failed statement turns the commit into a rollback that reports no error of its own. */
async function finish(client: PoolClient, queries: Parameters<typeof sendAll>[1]): Promise<void> {
  const results: QueryResult[] = await sendAll(client, queries);
  if (results.at(-1)?.command !== 'COMMIT') throw new Error('the transaction was not committed');
}

type Numbers = { readonly missing: number | null; readonly wasParked: boolean; readonly newlyParked: readonly number[] };

/** Numbers that the device set aside for a person are no gap, and may still come later. */
async function numbersBetween(
  client: PoolClient,
  { workspaceId, deviceId }: RequestContext,
  seq: number,
  lastSeq: number,
  parked: ReadonlySet<number>,
): Promise<Numbers> {
  if (seq === lastSeq + 1) return { missing: null, wasParked: false, newlyParked: [] };
  if (seq <= lastSeq) {
    const [found] = await sendAll(client, [readParked(workspaceId, deviceId, seq, seq)]);
    return { missing: null, wasParked: (found?.rows.length ?? 0) > 0, newlyParked: [] };
  }
  const newlyParked: number[] = [];
  for (let between = lastSeq + 1; between < seq; between++) {
    if (!parked.has(between)) return { missing: between, wasParked: false, newlyParked: [] };
    newlyParked.push(between);
  }
  return { missing: null, wasParked: false, newlyParked };
}

/** Outcomes are kept for a long time, not for ever: a command older than that is never carried out a second time. */
const expired = (command: Command): Outcome => ({ commandId: command.id, status: 'refused', code: 'EXPIRED_ID', detail: {} });

function outcomeOf(command: Command, effect: Effect): Outcome {
  if (effect.kind === 'refused') return { commandId: command.id, status: 'refused', code: effect.refusal.code, detail: effect.refusal.detail };
  return { commandId: command.id, status: 'accepted', noop: effect.kind === 'noop', rev: effect.rev };
}
