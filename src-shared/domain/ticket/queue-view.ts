import type { Queue } from '../presence/directory.ts';
import { statusCategory, type Ticket } from './ticket.ts';

export const VIEWS = ['mine', 'team', 'unassigned', 'waiting', 'snoozed', 'all', 'resolved'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['due', 'longestWaiting', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

/** By when the waiting customer should be answered, or null when nobody waits or the queue has no target. */
export function responseDueAt(ticket: Ticket, queue: Pick<Queue, 'responseTargetMinutes'> | undefined): number | null {
  if (ticket.awaitingSince === null || queue?.responseTargetMinutes == null) return null;
  return ticket.awaitingSince + queue.responseTargetMinutes * 60_000;
}

export type DueLevel = 'none' | 'ok' | 'soon' | 'over';

/** Amber in the last quarter of the time allowed, red after it. */
export function dueLevel(awaitingSince: number | null, dueAt: number | null, now: number): DueLevel {
  if (awaitingSince === null || dueAt === null) return 'none';
  if (now >= dueAt) return 'over';
  return dueAt - now <= (dueAt - awaitingSince) / 4 ? 'soon' : 'ok';
}

/** The views of the queue as a rule; the store's SQL is held equal to it by a test. */
export function inView(ticket: Ticket, view: View, agentId: string, teamIds: readonly string[], now: number): boolean {
  const category = statusCategory(ticket.status);
  const snoozed = ticket.snoozedUntil !== null && ticket.snoozedUntil > now;
  if (ticket.mergedIntoId !== null) return false;
  switch (view) {
    case 'mine':
      return ticket.assigneeId === agentId && category === 'open' && !snoozed;
    case 'team':
      return teamIds.includes(ticket.teamId) && category === 'open' && !snoozed;
    case 'unassigned':
      return ticket.assigneeId === null && category === 'open' && !snoozed;
    case 'waiting':
      return category === 'waiting' && !snoozed;
    case 'snoozed':
      return category !== 'resolved' && snoozed;
    case 'all':
      return category !== 'resolved';
    case 'resolved':
      return category === 'resolved';
  }
}
