import { assertNever } from '../../base/assert-never.ts';
import type { TicketCommandBody } from '../sync/command.ts';
import { type Entry, type EntryAuthor, previewOf, type Ticket, type TimelineEvent } from './ticket.ts';

export type CommandContext = {
  readonly commandId: string;
  readonly agentId: string;
  readonly at: number;
  /** Team of a transfer's target queue, when it is known here. */
  readonly targetTeamId: string | null;
  /** Number of the ticket merged into, when it is known here. */
  readonly intoNumber: number;
};

export type Applied = {
  readonly ticket: Ticket;
  /** The line that the command adds to its ticket's timeline; its id is the command's. */
  readonly entry: Entry | null;
};

/**
 * What a ticket command does, without asking whether it may: the server calls it after `checkTicketCommand`, the console
 * folds every pending command over the server's copy with it. Applying a command twice gives the same ticket and the
 * same entry, so an answer and its change may arrive in any order. `rev`, `statusRev` and `seq` are the server's to give.
 */
export function applyTicketCommand(ticket: Ticket, body: TicketCommandBody, context: CommandContext): Applied {
  const base = {
    id: context.commandId,
    ticketId: ticket.id,
    author: { kind: 'agent', id: context.agentId } satisfies EntryAuthor,
    at: context.at,
    seq: null,
    rev: 0,
  } as const;
  const changed = (patch: Partial<Ticket>, event: TimelineEvent | null): Applied => ({
    ticket: { ...ticket, ...patch, updatedAt: context.at },
    entry: event === null ? null : { ...base, kind: 'event', event },
  });

  switch (body.type) {
    case 'ticket.claim':
      return changed({ assigneeId: context.agentId, ...openIfNew(ticket) }, { type: 'assigned', fromId: ticket.assigneeId, toId: context.agentId });
    case 'ticket.release':
      return changed({ assigneeId: null }, { type: 'assigned', fromId: ticket.assigneeId, toId: null });
    case 'ticket.reply':
      return {
        ticket: {
          ...ticket,
          ...openIfNew(ticket),
          assigneeId: ticket.assigneeId ?? context.agentId,
          awaitingSince: null,
          awaitingCount: 0,
          lastMessageAt: context.at,
          preview: previewOf(body.text) || (body.attachments[0]?.name ?? ''),
          previewDirection: 'out',
          updatedAt: context.at,
        },
        entry: {
          ...base,
          kind: 'message',
          direction: 'out',
          channel: ticket.channel,
          text: body.text,
          attachments: body.attachments,
          delivery: 'queued',
          recipient: body.recipient,
          wroteBeforeSeeing: 0,
        },
      };
    case 'ticket.note':
      return {
        ticket: { ...ticket, updatedAt: context.at },
        entry: { ...base, kind: 'note', text: body.text, attachments: body.attachments },
      };
    case 'ticket.setStatus': {
      const resolved = body.status === 'resolved';
      return changed(
        {
          status: body.status,
          resolvedAt: resolved ? context.at : null,
          resolvedById: resolved ? context.agentId : null,
          ...(resolved ? { snoozedUntil: null, awaitingSince: null, awaitingCount: 0 } : {}),
        },
        ticket.status === body.status ? null : { type: 'status', from: ticket.status, to: body.status },
      );
    }
    case 'ticket.setPriority':
      return changed({ priority: body.priority }, { type: 'priority', from: ticket.priority, to: body.priority });
    case 'ticket.setTags': {
      const tags = [...new Set([...ticket.tags, ...body.add])].filter((tag) => !body.remove.includes(tag)).sort();
      return changed({ tags }, { type: 'tags', added: body.add, removed: body.remove });
    }
    case 'ticket.setSubject':
      return changed({ subject: body.subject }, { type: 'subject', from: ticket.subject, to: body.subject });
    case 'ticket.snooze':
      return changed({ snoozedUntil: body.until }, { type: 'snoozed', until: body.until });
    case 'ticket.transfer':
      return changed(
        { queueId: body.queueId, assigneeId: body.agentId, ...(context.targetTeamId === null ? {} : { teamId: context.targetTeamId }) },
        { type: 'transferred', fromQueueId: ticket.queueId, toQueueId: body.queueId, toAgentId: body.agentId },
      );
    case 'ticket.merge':
      return changed(
        {
          mergedIntoId: body.intoTicketId,
          status: 'resolved',
          resolvedAt: context.at,
          resolvedById: context.agentId,
          snoozedUntil: null,
          awaitingSince: null,
          awaitingCount: 0,
        },
        { type: 'mergedInto', ticketId: body.intoTicketId, number: context.intoNumber },
      );
    default:
      return assertNever(body, 'ticket command');
  }
}

function openIfNew(ticket: Ticket): Partial<Ticket> {
  return ticket.status === 'new' ? { status: 'open' } : {};
}
