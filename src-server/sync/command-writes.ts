import type { Command, Outcome } from '#shared/domain/sync/command.ts';
import { distinctChanges, numberChanges } from '../db/change-log.ts';
import { toJsonb } from '../db/jsonb.ts';
import { writeTicketWork } from '../db/ticket-work.ts';
import type { Effect } from './command-effect.ts';
import type { Query } from './command-reads.ts';

export type CommandPlace = { readonly workspaceId: string; readonly deviceId: string; readonly agentId: string; readonly now: number };

const storeOutcome = `
  raised as (
    update device set last_seq = greatest(last_seq, $3::bigint), last_seen_at = $4::bigint where workspace_id = $1 and id = $2
  ), unparked as (
    delete from device_parked_seq where $10::boolean and workspace_id = $1 and device_id = $2 and seq = $3
  ), stored as (
    insert into command (workspace_id, id, device_id, seq, agent_id, body_hash, type, outcome, created_at)
    values ($1::uuid, $5::uuid, $2::uuid, $3, $6::uuid, $7, $8, $9::jsonb, $4)
  )`;

const parameters = (place: CommandPlace, command: Command, outcome: Outcome, wasParked: boolean): unknown[] => [
  place.workspaceId,
  place.deviceId,
  command.deviceSeq,
  place.now,
  command.id,
  place.agentId,
  command.bodyHash,
  command.body.type,
  toJsonb(outcome),
  wasParked,
];

/** A refusal, or a state that was there already, is an outcome like any other: stored, and never decided again. */
export const writeOutcome = (place: CommandPlace, command: Command, outcome: Outcome, wasParked: boolean): Query => ({
  name: 'command-write-outcome',
  text: `with ${storeOutcome} select 1`,
  values: parameters(place, command, outcome, wasParked),
});

const effectText = `with ${storeOutcome}, ${writeTicketWork('$1', '$11::jsonb')},
  jobs as (
    insert into channel_job (workspace_id, id, ticket_id, channel, state, created_at, updated_at)
    select $1, $5, $12::uuid, $13::text, 'todo', $4, $4 where $12::uuid is not null
  ), ${numberChanges('$1', '$14::text[]', '$15::text[]', '$16::uuid[]')}
  select count(*) from numbered`;

/** Outcome, effect, facts, channel job and change rows in one statement, the last before the commit. */
export function writeEffect(
  place: CommandPlace,
  command: Command,
  outcome: Outcome,
  wasParked: boolean,
  effect: Extract<Effect, { kind: 'applied' }>,
): Query {
  const changes = distinctChanges(effect.changes);
  return {
    name: 'command-write-effect',
    text: effectText,
    values: [
      ...parameters(place, command, outcome, wasParked),
      toJsonb(effect.work),
      effect.job?.ticketId ?? null,
      effect.job?.channel ?? null,
      changes.map((change) => change.feed),
      changes.map((change) => change.kind),
      changes.map((change) => change.id),
    ],
  };
}

export const raiseLastSeq = (workspaceId: string, deviceId: string, seq: number): Query => ({
  name: 'command-raise-seq',
  text: 'update device set last_seq = greatest(last_seq, $3::bigint) where workspace_id = $1 and id = $2',
  values: [workspaceId, deviceId, seq],
});

export const writeParked = (workspaceId: string, deviceId: string, seqs: readonly number[]): Query => ({
  name: 'command-write-parked',
  text: `insert into device_parked_seq (workspace_id, device_id, seq) select $1, $2, unnest($3::bigint[]) on conflict do nothing`,
  values: [workspaceId, deviceId, seqs],
});

export const commit: Query = { name: 'command-commit', text: 'commit', values: [] };
