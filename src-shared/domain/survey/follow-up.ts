import type { AgentState } from '../presence/agent-state.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** One word in every language: views and rules filter by it. */
export const FOLLOW_UP_TAG = 'tindak-lanjut';

export type Lead = { readonly id: string; readonly name: string; readonly state: AgentState; readonly openFollowUps: number };

/**
 * Who takes a follow-up: of the team's leads who are at work, the one with the fewest open follow-ups, then by name. Null when
 * none is: then it waits, unassigned, where the whole team sees it.
 */
export function followUpOwner(leads: readonly Lead[]): string | null {
  const here = leads.filter((lead) => lead.state !== 'offline');
  const first = here.toSorted((a, b) => a.openFollowUps - b.openFollowUps || a.name.localeCompare(b.name, 'id') || (a.id < b.id ? -1 : 1))[0];
  return first?.id ?? null;
}

/**
 * A ticket whose customer gave a low answer: open again, marked and at least of high priority. One that was resolved goes to
 * `ownerId`; one that is still worked on keeps its owner. `rev` is raised by one.
 */
export function openFollowUp(ticket: Ticket, ownerId: string | null, at: number): Ticket {
  const wakes = ticket.status === 'resolved' || ticket.status === 'waiting';
  return {
    ...ticket,
    ...(wakes ? { status: 'open', statusRev: ticket.rev + 1 } : {}),
    ...(ticket.status === 'resolved' ? { resolvedAt: null, resolvedById: null, assigneeId: ownerId } : {}),
    tags: [...new Set([...ticket.tags, FOLLOW_UP_TAG])].sort(),
    priority: ticket.priority === 'urgent' ? 'urgent' : 'high',
    snoozedUntil: null,
    updatedAt: at,
    rev: ticket.rev + 1,
  };
}
