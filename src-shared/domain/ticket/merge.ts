import type { Ticket } from './ticket.ts';

/**
 * The ticket that another one of the same customer is merged into: it takes over who waits for an answer and since when,
 * and opens again when it was resolved while somebody still waits. `rev` is the caller's.
 */
export function absorbMerged(into: Ticket, source: Ticket, at: number): Ticket {
  const waiting = source.awaitingSince !== null;
  const reopen = waiting && (into.status === 'resolved' || into.status === 'waiting');
  const newer = (source.lastMessageAt ?? 0) > (into.lastMessageAt ?? 0) ? source : into;
  return {
    ...into,
    status: reopen ? 'open' : into.status,
    statusRev: reopen ? into.rev + 1 : into.statusRev,
    ...(reopen ? { resolvedAt: null, resolvedById: null } : {}),
    ...(waiting ? { snoozedUntil: null } : {}),
    awaitingSince: waiting ? Math.min(source.awaitingSince, into.awaitingSince ?? source.awaitingSince) : into.awaitingSince,
    awaitingCount: into.awaitingCount + source.awaitingCount,
    lastInboundAt: Math.max(into.lastInboundAt ?? 0, source.lastInboundAt ?? 0) || null,
    lastMessageAt: newer.lastMessageAt,
    preview: newer.preview,
    previewDirection: newer.previewDirection,
    updatedAt: at,
  };
}
