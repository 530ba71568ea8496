import type { IdSource } from '#shared/base/ids.ts';
import { newBreaches, newlyMet } from '#shared/domain/sla/advance.ts';
import type { SlaTimer } from '#shared/domain/sla/sla-timer.ts';
import type { EventEntry, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { MetricEvent } from '../ticket/metric-event.ts';

export type SlaLines = { readonly entries: readonly EventEntry[]; readonly events: readonly MetricEvent[] };

/** What is told when a ticket's timers go from `before` to those it has now: a line per breach, a fact per breach and per goal met. */
export function slaLines(before: readonly SlaTimer[], ticket: Ticket, at: number, newId: IdSource): SlaLines {
  const breached = newBreaches(before, ticket.sla);
  const fact = (type: 'slaBreached' | 'slaMet', timer: SlaTimer, when: number): MetricEvent => {
    const { kind, policyId, policyVersion, startedAt, dueAt, breachedAt } = timer;
    const data = { kind, policyId, policyVersion, startedAt, dueAt, breachedAt };
    return { id: newId(), type, at: when, agentId: ticket.assigneeId, data };
  };
  return {
    entries: breached.map((timer) => ({
      ...{ id: newId(), ticketId: ticket.id, author: { kind: 'system' }, at, seq: null, rev: 1, kind: 'event' },
      event: { type: 'slaBreached', timer: timer.kind, dueAt: timer.breachedAt ?? at },
    })),
    events: [
      ...breached.map((timer) => fact('slaBreached', timer, timer.breachedAt ?? at)),
      ...newlyMet(before, ticket.sla).map((timer) => fact('slaMet', timer, timer.metAt ?? at)),
    ],
  };
}
