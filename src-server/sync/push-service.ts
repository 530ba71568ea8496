import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { Clock } from '#shared/base/clock.ts';
import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { FeedId } from '#shared/domain/sync/change.ts';
import type { Command, Outcome } from '#shared/domain/sync/command.ts';
import type { Database } from '../db/database.ts';
import type { RequestContext } from '../db/request-context.ts';
import { readWorkspace } from '../db/with-workspace.ts';
import { createSlaSetups } from '../modules/sla/sla-setups.ts';
import { type CommandInput, type Processed, runCommand } from './command-transaction.ts';

export type PushInput = { readonly commands: readonly Command[]; readonly parkedSeqs: readonly number[] };

export type PushStop =
  | { readonly reason: 'gap'; readonly expected: number }
  | { readonly reason: 'conflict'; readonly commandId: string }
  | { readonly reason: 'failed'; readonly commandId: string };

export type PushAnswer = {
  outcomes: Outcome[];
  stopped: PushStop | null;
  lastDeviceSeq: number;
  serverTime: number;
};

export type PushDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** A command made the server fail: to be logged with its id, never with its body. */
  readonly onFault: (error: unknown, commandId: string) => void;
};

export type PushService = {
  /**
   * Carries the commands out in their order, each in a transaction of its own; stops at the first that cannot be decided.
   * Throws `UNAVAILABLE` when the database is away, so that no command is blamed for it.
   */
  push(context: RequestContext, input: PushInput): Promise<PushAnswer>;
};

const ATTEMPTS = 4;

export function createPushService({ db, clock, ids, onFault }: PushDeps): PushService {
  const setups = createSlaSetups();

  async function process(client: PoolClient, input: CommandInput): Promise<Processed> {
    if (!isIntact(input.command)) throw new Error('the body does not match its hash');
    for (let attempt = 1; ; attempt++) {
      try {
        return await runCommand(client, input);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRace(error)) throw error;
      }
    }
  }

  return {
    async push(context, { commands, parkedSeqs }) {
      const parked = new Set(parkedSeqs);
      const outcomes: Outcome[] = [];
      const feeds = new Set<FeedId>();
      const conversationIds = new Set<string>();
      let lastDeviceSeq = 0;
      let stopped: PushStop | null = null;
      const client = await db.pool.connect().catch(asUnavailable);
      let broken: Error | undefined;
      try {
        for (const command of commands) {
          const processed = await process(client, { context, command, parked, now: clock.now(), newId: ids, setups }).catch((error: unknown) => {
            if (error instanceof CodedError) throw error;
            if (isOutage(error)) {
              broken = error as Error;
              return asUnavailable(error);
            }
            onFault(error, command.id);
            return { kind: 'failed' } as const;
          });
          if (processed.kind === 'gap') stopped = { reason: 'gap', expected: processed.expected };
          else if (processed.kind !== 'done') stopped = { reason: processed.kind, commandId: command.id };
          if (processed.kind !== 'done') break;
          outcomes.push(processed.outcome);
          lastDeviceSeq = processed.lastSeq;
          if (processed.effect?.kind === 'applied') {
            for (const change of processed.effect.changes) feeds.add(change.feed);
            for (const id of processed.effect.conversationIds) conversationIds.add(id);
          }
        }
      } finally {
        client.release(broken);
        if (feeds.size > 0) db.publishCommitted({ workspaceId: context.workspaceId, feeds: [...feeds], conversationIds: [...conversationIds] });
      }
      if (outcomes.length === 0) lastDeviceSeq = await lastSeqOf(db, context);
      return { outcomes, stopped, lastDeviceSeq, serverTime: clock.now() };
    },
  };
}

/** A body that does not match its hash was damaged on its way: nothing is done, the device sends it again. */
function isIntact({ body, bodyHash }: Command): boolean {
  return createHash('sha256').update(canonicalJson(body)).digest('hex') === bodyHash;
}

function lastSeqOf(db: Database, { workspaceId, deviceId }: RequestContext): Promise<number> {
  return readWorkspace(db, workspaceId, async (trx) => {
    const row = await trx.selectFrom('device').select('last_seq').where('id', '=', deviceId).executeTakeFirst();
    return row?.last_seq ?? 0;
  });
}

function asUnavailable(cause: unknown): never {
  throw new CodedError('UNAVAILABLE', {}, { cause });
}

const sqlState = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/** Two transactions met: the loser reads again and decides anew. */
const isRace = (error: unknown): boolean => ['23505', '40001', '40P01'].includes(sqlState(error) ?? '');

/** The database is away, shutting down or full: no fault of the command. */
function isOutage(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined) return /terminat|connect|not queryable|closed/i.test(error instanceof Error ? error.message : '');
  return /^(08|53|57)/.test(state) || /^E[A-Z]+$/.test(state);
}
