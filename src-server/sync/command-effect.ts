import type { QueryResult } from 'pg';
import type { IdSource } from '#shared/base/ids.ts';
import type { Actor } from '#shared/domain/permission/role.ts';
import type { Command, Refusal } from '#shared/domain/sync/command.ts';
import type { ChannelKind } from '#shared/domain/ticket/ticket.ts';
import type { ChangeRef } from '../db/change-log.ts';
import type { TicketWork } from '../db/ticket-work.ts';
import type { SlaSetups } from '../modules/sla/sla-setups.ts';
import type { Query } from './command-reads.ts';

export type EffectContext = {
  readonly workspaceId: string;
  readonly actor: Actor;
  /** Server time. */
  readonly now: number;
  readonly newId: IdSource;
};

/** What a command does, decided from rows that are locked until the commit. */
export type Effect =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'noop'; readonly rev: number }
  | {
      readonly kind: 'applied';
      readonly rev: number;
      readonly work: TicketWork;
      readonly changes: readonly ChangeRef[];
      readonly conversationIds: readonly string[];
      /** Set when a channel outside has to be handed the message; the job's key is the command's id. */
      readonly job: { readonly ticketId: string; readonly channel: ChannelKind } | null;
      /** Writes of entities other than tickets. */
      readonly writes: readonly Query[];
    };

/** One kind of command: what it reads (and locks), sent in one burst, and what it then decides. */
export type CommandHandler = {
  readonly reads: readonly Query[];
  decide(results: readonly QueryResult[], context: EffectContext): Effect;
};

export type HandlerInput = { readonly workspaceId: string; readonly agentId: string; readonly command: Command; readonly setups: SlaSetups };

export const refused = (code: Refusal['code'], detail: Refusal['detail'] = {}): Effect => ({ kind: 'refused', refusal: { code, detail } });
