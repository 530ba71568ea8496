import type { TicketCommandBody } from '#shared/domain/sync/command.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { MetricEventType } from '../modules/ticket/metric-event.ts';

export type MetricFact = { readonly type: MetricEventType; readonly data: Record<string, unknown> };

/** What a command that was applied counts as; `before` and `after` are the ticket around it. */
export function metricFacts(body: TicketCommandBody, before: Ticket, after: Ticket): MetricFact[] {
  const facts: MetricFact[] = [];
  const add = (type: MetricEventType, data: Record<string, unknown>) => facts.push({ type, data });
  const assignee = { fromId: before.assigneeId, toId: after.assigneeId };
  switch (body.type) {
    case 'ticket.reply':
      add('reply', { awaitingSince: before.awaitingSince, awaitingCount: before.awaitingCount });
      break;
    case 'ticket.note':
      add('note', {});
      break;
    case 'ticket.transfer':
      add('transferred', { fromQueueId: before.queueId, fromTeamId: before.teamId, ...assignee });
      break;
    case 'ticket.merge':
      add('merged', { intoTicketId: body.intoTicketId });
      break;
    case 'ticket.release':
      add('released', assignee);
      break;
    case 'ticket.setPriority':
      add('priority', { from: before.priority, to: after.priority });
      break;
    case 'ticket.setTags':
      add('tags', { added: body.add, removed: body.remove });
      break;
    case 'ticket.setSubject':
      add('subject', {});
      break;
    case 'ticket.snooze':
      add('snoozed', { until: body.until });
      break;
    case 'ticket.claim':
    case 'ticket.setStatus':
      break;
  }
  const assignmentTold = body.type === 'ticket.transfer' || body.type === 'ticket.release';
  if (!assignmentTold && before.assigneeId !== after.assigneeId) add('assigned', assignee);
  if (before.status !== after.status) add('status', { from: before.status, to: after.status });
  return facts;
}
