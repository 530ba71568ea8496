import { previewOf, type Ticket } from './ticket.ts';

/** A customer who writes within this time after the resolution means the same matter. */
export const REOPEN_WITHIN_MS = 3 * 24 * 3_600_000;

export type InboundTarget = 'append' | 'reopen' | 'new';

/** Where a customer's message goes, given the newest ticket of its conversation. */
export function inboundTarget(latest: Ticket | null, at: number): InboundTarget {
  if (latest === null) return 'new';
  if (latest.status !== 'resolved') return 'append';
  return at - (latest.resolvedAt ?? latest.updatedAt) <= REOPEN_WITHIN_MS ? 'reopen' : 'new';
}

/** A customer's message on a ticket: waiting and resolved tickets open again, a snooze ends. `rev` is the caller's. */
export function applyInbound(ticket: Ticket, text: string, at: number): Ticket {
  const reopen = ticket.status === 'resolved' || ticket.status === 'waiting';
  return {
    ...ticket,
    status: reopen ? 'open' : ticket.status,
    statusRev: reopen ? ticket.rev + 1 : ticket.statusRev,
    resolvedAt: null,
    resolvedById: null,
    snoozedUntil: null,
    awaitingSince: ticket.awaitingSince ?? at,
    awaitingCount: ticket.awaitingCount + 1,
    lastInboundAt: at,
    lastMessageAt: at,
    preview: previewOf(text),
    previewDirection: 'in',
    updatedAt: at,
  };
}
