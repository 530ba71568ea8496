import { liveTimers } from '../sla/advance.ts';
import { statusCategory, type Ticket } from './ticket.ts';

export const VIEWS = ['mine', 'team', 'unassigned', 'waiting', 'snoozed', 'all', 'resolved'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['due', 'longestWaiting', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

/** The deadline that comes first, or passed first; `from` is when its clock began. */
export type Due = { readonly at: number; readonly warnAt: number; readonly from: number };

/** By the deadlines that run; null: none does. */
export function nextDue(ticket: Parameters<typeof liveTimers>[0]): Due | null {
  let next: Due | null = null;
  for (const { dueAt, warnAt, startedAt } of liveTimers(ticket)) {
    if (dueAt !== null && (next === null || dueAt < next.at)) next = { at: dueAt, warnAt: warnAt ?? dueAt, from: startedAt };
  }
  return next;
}

export type DueLevel = 'none' | 'ok' | 'soon' | 'over';

/** Amber from the warning on, red after the deadline. */
export function dueLevel(due: Pick<Due, 'at' | 'warnAt'> | null, now: number): DueLevel {
  if (due === null) return 'none';
  if (now >= due.at) return 'over';
  return now >= due.warnAt ? 'soon' : 'ok';
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
