import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { TicketEventRow } from '../../db/schema.ts';

/** The facts that reports are computed from; appended, never changed. */
export type MetricEventType =
  | 'created'
  | 'messageIn'
  | 'reply'
  | 'note'
  | 'assigned'
  | 'released'
  | 'status'
  | 'reopened'
  | 'priority'
  | 'tags'
  | 'subject'
  | 'snoozed'
  | 'woke'
  | 'transferred'
  | 'merged'
  | 'slaBreached'
  | 'slaMet'
  | 'rated'
  /** Opened again for a lead by a low answer. A customer who writes again is `reopened`. */
  | 'followUp';

export type MetricEvent = {
  readonly id: string;
  readonly type: MetricEventType;
  readonly at: number;
  readonly agentId: string | null;
  readonly data?: Record<string, unknown>;
};

/** `ticket` is as it is after the act: an event counts for the queue and team that hold the ticket then. */
export function metricEventRow(workspaceId: string, ticket: Ticket, event: MetricEvent): TicketEventRow {
  return {
    workspace_id: workspaceId,
    id: event.id,
    ticket_id: ticket.id,
    type: event.type,
    at: event.at,
    agent_id: event.agentId,
    queue_id: ticket.queueId,
    team_id: ticket.teamId,
    data: event.data ?? {},
  };
}
