import { assertNever } from '../../base/assert-never.ts';
import { type Actor, mayOverrideOwner, maySeeTeam } from '../permission/role.ts';
import type { Refusal, RefusalCode, RefusalDetail, TicketCommandBody } from '../sync/command.ts';
import type { Ticket } from './ticket.ts';

/** What the check needs beside the ticket; the caller reads it in the same transaction. */
export type CheckContext = {
  readonly actor: Actor;
  /** Server time, or its estimate on a console. */
  readonly now: number;
  /** How long the command has waited since this device last heard from the server, by the server's clock; null: unknown. */
  readonly queuedMs: number | null;
  /** After the entry the author had seen: of a reply, customer messages and other agents' replies; of a status, customer messages. */
  readonly unseenMessages: number;
  readonly ownerChangedSinceSeen: boolean;
  /** A transfer's or merge's target as it is now; null: not there or not visible. */
  readonly target:
    | { readonly kind: 'queue'; readonly teamId: string; readonly agentServesQueue: boolean }
    /** `sameCustomer`: the records of both tickets are merged into one customer. */
    | { readonly kind: 'ticket'; readonly ticket: Ticket; readonly sameCustomer?: boolean }
    | null;
  /** Whether the frozen recipient still belongs to the ticket's contact (`ticket.reply` only). */
  readonly recipientValid: boolean;
  /**
   * The status was last changed by an earlier command of the same author, who therefore had it in front of them although the
   * revision was not known yet: offline, "claim" and then "resolve" (`ticket.setStatus` only).
   */
  readonly statusIsOwn?: boolean;
};

export type Verdict = { readonly kind: 'apply' } | { readonly kind: 'noop' } | { readonly kind: 'refuse'; readonly refusal: Refusal };

/** A reply that waited longer than this and did not see what came meanwhile is held for its author. */
export const REVIEW_AFTER_MS = 5 * 60_000;

const apply: Verdict = { kind: 'apply' };
const noop: Verdict = { kind: 'noop' };
const refuse = (code: RefusalCode, detail: RefusalDetail = {}): Verdict => ({ kind: 'refuse', refusal: { code, detail } });

/** Decides a ticket command against the ticket as it is now: the conflict rules of `docs/protocol.md`. */
export function checkTicketCommand(ticket: Ticket, body: TicketCommandBody, context: CheckContext): Verdict {
  const { actor } = context;
  if (!maySeeTeam(actor, ticket.teamId)) return refuse('NOT_FOUND');
  const mine = ticket.assigneeId === actor.agentId;
  const othersTicket = ticket.assigneeId !== null && !mine && !mayOverrideOwner(actor, ticket.teamId);
  const notOwner = refuse('NOT_OWNER', { agentId: ticket.assigneeId ?? undefined });
  if (ticket.mergedIntoId !== null && body.type !== 'ticket.note' && body.type !== 'ticket.merge') return refuse('MERGED');

  switch (body.type) {
    case 'ticket.claim':
      if (mine) return noop;
      if (ticket.assigneeId !== null && !mayOverrideOwner(actor, ticket.teamId)) {
        return refuse('TAKEN', { agentId: ticket.assigneeId, at: ticket.updatedAt });
      }
      return ticket.status === 'resolved' ? refuse('ILLEGAL_STATUS', { status: ticket.status }) : apply;
    case 'ticket.release':
      if (ticket.assigneeId === null) return noop;
      return othersTicket ? notOwner : apply;
    case 'ticket.reply':
      if (body.text.trim() === '' && body.attachments.length === 0) return refuse('EMPTY');
      if (othersTicket) return refuse('TAKEN', { agentId: ticket.assigneeId ?? undefined, at: ticket.updatedAt });
      if (!context.recipientValid) return refuse('RECIPIENT_GONE');
      if (!body.reviewed && needsReview(context)) return refuse('NEEDS_REVIEW', { count: context.unseenMessages });
      return apply;
    case 'ticket.note':
      return body.text.trim() === '' && body.attachments.length === 0 ? refuse('EMPTY') : apply;
    case 'ticket.setStatus':
      if (ticket.status === body.status) return noop;
      if (othersTicket) return notOwner;
      // The status need not have changed for it: a message on an open ticket would be put away unread.
      if (body.status !== 'open' && context.unseenMessages > 0) return refuse('REOPENED');
      if (body.baseStatusRev !== ticket.statusRev && context.statusIsOwn !== true) {
        const customerReplied = ticket.status === 'open' && ticket.awaitingSince !== null && body.status === 'resolved';
        return customerReplied ? refuse('REOPENED') : refuse('STALE_STATUS', { status: ticket.status });
      }
      return apply;
    case 'ticket.setPriority':
      if (othersTicket) return notOwner;
      return ticket.priority === body.priority ? noop : apply;
    case 'ticket.setTags': {
      const changes = body.add.some((tag) => !ticket.tags.includes(tag)) || body.remove.some((tag) => ticket.tags.includes(tag));
      return changes ? apply : noop;
    }
    case 'ticket.setSubject':
      if (body.subject.trim() === '') return refuse('EMPTY');
      if (othersTicket) return notOwner;
      return ticket.subject === body.subject ? noop : apply;
    case 'ticket.snooze':
      if (othersTicket) return notOwner;
      if (ticket.snoozedUntil === body.until) return noop;
      if (ticket.status === 'resolved') return refuse('ILLEGAL_STATUS', { status: ticket.status });
      return body.until !== null && body.until <= context.now ? refuse('SNOOZE_IN_PAST') : apply;
    case 'ticket.transfer':
      if (othersTicket) return notOwner;
      if (context.target?.kind !== 'queue') return refuse('TARGET_NOT_FOUND');
      if (body.agentId !== null && !context.target.agentServesQueue) return refuse('TARGET_NOT_FOUND');
      // A note that comes with it is kept in any case: the text is nowhere else any more.
      return ticket.queueId === body.queueId && ticket.assigneeId === body.agentId && body.note.trim() === '' ? noop : apply;
    case 'ticket.merge': {
      if (body.ticketId === body.intoTicketId) return refuse('SAME_TICKET');
      if (context.target?.kind !== 'ticket') return refuse('TARGET_NOT_FOUND');
      const into = context.target.ticket;
      if (ticket.mergedIntoId === into.id) return noop;
      if (ticket.mergedIntoId !== null) return refuse('ALREADY_MERGED');
      if (!maySeeTeam(actor, into.teamId)) return refuse('TARGET_NOT_FOUND');
      if (into.mergedIntoId !== null) return refuse('ALREADY_MERGED', { ticketNumber: into.number });
      if (into.contactId !== ticket.contactId) {
        if (context.target.sameCustomer !== true) return refuse('OTHER_CONTACT', { ticketNumber: into.number });
        // Replies go to the addresses of the ticket's own record: a visitor of another record would not get them.
        if (ticket.channel === 'webchat') return refuse('OTHER_RECORD', { ticketNumber: into.number });
      }
      // A visitor is reached by replies on a ticket of the chat only: anywhere else their next message would find no answer.
      if (ticket.channel === 'webchat' && into.channel !== 'webchat') return refuse('OTHER_CHANNEL', { ticketNumber: into.number });
      return othersTicket ? notOwner : apply;
    }
    default:
      return assertNever(body, 'ticket command');
  }
}

function needsReview(context: CheckContext): boolean {
  if (context.unseenMessages === 0) return false;
  return context.ownerChangedSinceSeen || context.queuedMs === null || context.queuedMs > REVIEW_AFTER_MS;
}
