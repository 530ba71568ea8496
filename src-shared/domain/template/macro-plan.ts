import type { Actor } from '../permission/role.ts';
import type { Queue, ReplyTemplate } from '../presence/directory.ts';
import type { TicketCommandBody } from '../sync/command.ts';
import { applyTicketCommand } from '../ticket/apply-command.ts';
import { checkTicketCommand } from '../ticket/check-command.ts';
import type { AttachmentRef, Recipient, Ticket } from '../ticket/ticket.ts';
import type { Filled } from './fill.ts';
import type { Macro, MacroStep } from './macro.ts';

export type MacroProblem = 'templateGone' | 'queueGone' | 'blanks' | 'missingValue' | 'notAllowed' | 'noRecipient';
export type FilledReply = Filled<string> & { readonly attachments: readonly AttachmentRef[] };

export type MacroContext = {
  readonly actor: Actor;
  /** Server time, as well as it is known. */
  readonly now: number;
  /** Where a reply would go; null: nowhere. */
  readonly recipient: Recipient | null;
  /** `seq` of the newest entry that is here. */
  readonly seenSeq: number;
  /** Published and visible to this agent; null: not, or not any more. */
  template(id: string): ReplyTemplate | null;
  fill(template: ReplyTemplate): FilledReply;
  queue(id: string): Queue | null;
};

export type MacroPlan = {
  /** In order; empty when a problem stands in the way, or when nothing would change. */
  readonly bodies: readonly TicketCommandBody[];
  readonly reply: FilledReply | null;
  readonly problems: readonly { readonly step: number; readonly reason: MacroProblem }[];
};

const HOUR_MS = 3_600_000;

/** What a macro would do to a ticket now. Each step is checked with those before it done; what is so already is left out. */
export function planMacro(macro: Macro, ticket: Ticket, context: MacroContext): MacroPlan {
  const bodies: TicketCommandBody[] = [];
  const problems: { step: number; reason: MacroProblem }[] = [];
  let reply: FilledReply | null = null;
  let now = ticket;
  for (const [step, planned] of macro.steps.entries()) {
    const made = bodyOf(planned, now, context);
    if (made.reply !== undefined) reply = made.reply;
    if (made.body === null) {
      problems.push({ step, reason: made.reason });
      continue;
    }
    const queue = made.body.type === 'ticket.transfer' ? context.queue(made.body.queueId) : null;
    const verdict = checkTicketCommand(now, made.body, {
      actor: context.actor,
      now: context.now,
      queuedMs: 0,
      unseenMessages: 0,
      ownerChangedSinceSeen: false,
      target: queue === null ? null : { kind: 'queue', teamId: queue.teamId, agentServesQueue: true },
      recipientValid: true,
      statusIsOwn: true,
    });
    if (verdict.kind === 'refuse') problems.push({ step, reason: 'notAllowed' });
    if (verdict.kind !== 'apply') continue;
    bodies.push(made.body);
    now = applyTicketCommand(now, made.body, {
      commandId: '',
      agentId: context.actor.agentId,
      at: context.now,
      targetTeamId: queue?.teamId ?? null,
      intoNumber: 0,
    }).ticket;
  }
  return { bodies: problems.length === 0 ? bodies : [], reply, problems };
}

type Made =
  | { readonly body: TicketCommandBody; readonly reply?: FilledReply }
  | { readonly body: null; readonly reason: MacroProblem; readonly reply?: FilledReply };

function bodyOf(step: MacroStep, ticket: Ticket, context: MacroContext): Made {
  const ticketId = ticket.id;
  switch (step.type) {
    case 'reply':
      return replyOf(step.templateId, ticketId, context);
    case 'note':
      return { body: { type: 'ticket.note', ticketId, text: step.text, attachments: [] } };
    case 'tags':
      return { body: { type: 'ticket.setTags', ticketId, add: step.add, remove: step.remove } };
    case 'priority':
      return { body: { type: 'ticket.setPriority', ticketId, priority: step.priority } };
    case 'status':
      return { body: { type: 'ticket.setStatus', ticketId, status: step.status, baseStatusRev: ticket.statusRev } };
    case 'snooze':
      return { body: { type: 'ticket.snooze', ticketId, until: context.now + step.hours * HOUR_MS } };
    case 'transfer':
      if (context.queue(step.queueId) === null) return { body: null, reason: 'queueGone' };
      return { body: { type: 'ticket.transfer', ticketId, queueId: step.queueId, agentId: null, note: step.note } };
    case 'claim':
      return { body: { type: 'ticket.claim', ticketId } };
  }
}

function replyOf(templateId: string, ticketId: string, context: MacroContext): Made {
  const template = context.template(templateId);
  if (template === null) return { body: null, reason: 'templateGone' };
  const reply = context.fill(template);
  if (reply.blanks.length > 0) return { body: null, reason: 'blanks', reply };
  if (reply.missing.length > 0 || reply.unknown.length > 0) return { body: null, reason: 'missingValue', reply };
  if (context.recipient === null) return { body: null, reason: 'noRecipient', reply };
  return {
    reply,
    body: {
      type: 'ticket.reply',
      ticketId,
      text: reply.text,
      attachments: reply.attachments,
      recipient: context.recipient,
      seenSeq: context.seenSeq,
      reviewed: false,
      templates: [{ templateId, edited: false }],
    },
  };
}
