import { advanceSla, breachDue, newBreaches, newlyMet } from '#shared/domain/sla/advance.ts';
import { noSetup, type SlaSetup } from '#shared/domain/sla/choose.ts';
import type { SlaTimer } from '#shared/domain/sla/sla-timer.ts';
import type { TicketCommandBody } from '#shared/domain/sync/command.ts';
import { applyTicketCommand } from '#shared/domain/ticket/apply-command.ts';
import { applyInbound } from '#shared/domain/ticket/inbound.ts';
import type { DeliveryState, Entry, Recipient, Ticket, TimelineEvent } from '#shared/domain/ticket/ticket.ts';
import { createRandom, idAt, type Random } from './random.ts';
import type { SampleEvent, SampleRating } from './sample-types.ts';

/** One thing that happens to a ticket. `do` is an agent's command without the ticket's id. */
export type Step =
  | { readonly at: number; readonly by: 'customer'; readonly text: string }
  | { readonly at: number; readonly by: 'customer'; readonly rating: number; readonly comment: string }
  | { readonly at: number; readonly by: 'agent'; readonly agentId: string; readonly command: AgentAct };

export type AgentAct =
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'reply'; readonly text: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'setStatus'; readonly status: 'waiting' | 'resolved' }
  | { readonly type: 'setPriority'; readonly priority: Ticket['priority'] }
  | { readonly type: 'snooze'; readonly until: number }
  | { readonly type: 'transfer'; readonly queueId: string; readonly teamId: string };

export type Told = {
  readonly ticket: Ticket;
  readonly entries: readonly Entry[];
  readonly events: readonly SampleEvent[];
  readonly rating: SampleRating | null;
};

/** By which rules the ticket's deadlines run; those that pass before `now` are told. */
export type Deadlines = { readonly setup: SlaSetup; readonly contactTags: readonly string[]; readonly now: number };

const none: Deadlines = { setup: noSetup, contactTags: [], now: 0 };

/**
 * Lets `steps` happen to a fresh ticket by the product's own rules, so that what the rules keep true is true of the sample.
 * `fresh` has no message yet.
 */
export function tell(fresh: Ticket, steps: readonly Step[], recipient: Recipient | null, random: Random, deadlines: Deadlines = none): Told {
  let ticket = fresh;
  // Breaches draw from a source of their own, so that what is said stays the same.
  const aside = createRandom(fresh.number, 0x51a);
  const entries: Entry[] = [];
  const events: SampleEvent[] = [];
  let rating: SampleRating | null = null;

  const fact = (type: string, at: number, agentId: string | null, data: SampleEvent['data'] = {}): void => {
    events.push({ id: idAt(at, random), type, at, agentId, queueId: ticket.queueId, teamId: ticket.teamId, data });
  };
  const add = (entry: Entry): void => {
    entries.push({ ...entry, seq: entries.length + 1, rev: 1 });
  };
  const base = (at: number) => ({ id: idAt(at, random), ticketId: fresh.id, at, seq: null, rev: 1 }) as const;
  const customer = { kind: 'contact', id: fresh.contactId } as const;

  add({ ...base(fresh.createdAt), author: { kind: 'system' }, kind: 'event', event: { type: 'created', queueId: fresh.queueId } });
  fact('created', fresh.createdAt, null);

  const slaFact = (type: string, at: number, { kind, policyId, policyVersion, startedAt, dueAt, breachedAt }: SlaTimer): void => {
    const data = { kind, policyId, policyVersion, startedAt, dueAt, breachedAt };
    const { assigneeId, queueId, teamId } = ticket;
    events.push({ id: idAt(at, aside), type, at, agentId: assigneeId, queueId, teamId, data });
  };
  const breach = (timer: SlaTimer, at: number): void => {
    const event: TimelineEvent = { type: 'slaBreached', timer: timer.kind, dueAt: timer.breachedAt ?? at };
    add({ id: idAt(at, aside), ticketId: fresh.id, at, seq: null, rev: 1, author: { kind: 'system' }, kind: 'event', event });
    slaFact('slaBreached', timer.breachedAt ?? at, timer);
  };
  const passed = (until: number): void => {
    const sla = breachDue(ticket, until);
    const breached = newBreaches(ticket.sla, sla).toSorted((a, b) => (a.breachedAt ?? 0) - (b.breachedAt ?? 0));
    ticket = { ...ticket, sla, rev: ticket.rev + (breached.length > 0 ? 1 : 0) };
    for (const timer of breached) breach(timer, timer.breachedAt ?? until);
  };
  const follow = (before: Ticket | null, at: number): void => {
    const sla = advanceSla({ before, after: ticket, contactTags: deadlines.contactTags, setup: deadlines.setup, at });
    ticket = { ...ticket, sla };
    for (const timer of newBreaches(before?.sla ?? [], sla)) breach(timer, at);
    for (const timer of newlyMet(before?.sla ?? [], sla)) slaFact('slaMet', timer.metAt ?? at, timer);
  };

  for (const step of steps) {
    passed(step.at);
    const earlier = ticket.lastMessageAt === null && step.by === 'customer' ? null : ticket;
    if (step.by === 'customer' && 'text' in step) {
      ticket = { ...applyInbound(ticket, step.text, step.at), rev: ticket.rev + 1 };
      const wire = { direction: 'in', channel: ticket.channel, delivery: null, recipient: null, wroteBeforeSeeing: 0 } as const;
      add({ ...base(step.at), author: customer, kind: 'message', ...wire, text: step.text, attachments: [] });
      fact('messageIn', step.at, null, { assigneeId: ticket.assigneeId });
      follow(earlier, step.at);
    } else if (step.by === 'customer') {
      ticket = { ...ticket, updatedAt: step.at, rev: ticket.rev + 1 };
      const event: TimelineEvent = { type: 'rated', rating: step.rating, comment: step.comment };
      add({ ...base(step.at), author: customer, kind: 'event', event });
      rating = { id: idAt(step.at, random), agentId: ticket.resolvedById, rating: step.rating, comment: step.comment, at: step.at };
      fact('rated', step.at, ticket.resolvedById, { rating: step.rating });
    } else {
      const before = ticket;
      const body = bodyOf(step.command, ticket.id, recipient, entries.length);
      const targetTeamId = step.command.type === 'transfer' ? step.command.teamId : null;
      const context = { commandId: idAt(step.at, random), agentId: step.agentId, at: step.at, targetTeamId, intoNumber: 0 };
      const applied = applyTicketCommand(ticket, body, context);
      const rev = before.rev + 1;
      ticket = { ...applied.ticket, rev, statusRev: applied.ticket.status === before.status ? before.statusRev : rev };
      if (applied.entry !== null) add(applied.entry);
      fact(factOf(step.command), step.at, step.agentId, factData(step.command, before, step.agentId));
      if (MOVES.has(step.command.type)) follow(before, step.at);
    }
  }
  passed(deadlines.now);
  return { ticket, entries: withDelivery(entries, fresh.channel), events, rating };
}

/** What starts, ends or moves a deadline. */
const MOVES = new Set<AgentAct['type']>(['reply', 'setStatus', 'setPriority', 'transfer']);

function bodyOf(act: AgentAct, ticketId: string, recipient: Recipient | null, seenSeq: number): TicketCommandBody {
  switch (act.type) {
    case 'claim':
      return { type: 'ticket.claim', ticketId };
    case 'release':
      return { type: 'ticket.release', ticketId };
    case 'reply':
      if (recipient === null) throw new Error('a reply needs somebody to go to');
      return { type: 'ticket.reply', ticketId, text: act.text, attachments: [], recipient, seenSeq, reviewed: false };
    case 'note':
      return { type: 'ticket.note', ticketId, text: act.text, attachments: [] };
    case 'setStatus':
      return { type: 'ticket.setStatus', ticketId, status: act.status, baseStatusRev: 0 };
    case 'setPriority':
      return { type: 'ticket.setPriority', ticketId, priority: act.priority };
    case 'snooze':
      return { type: 'ticket.snooze', ticketId, until: act.until };
    case 'transfer':
      return { type: 'ticket.transfer', ticketId, queueId: act.queueId, agentId: null, note: '' };
  }
}

function factOf(act: AgentAct): string {
  const names = {
    claim: 'assigned',
    release: 'released',
    setStatus: 'status',
    setPriority: 'priority',
    snooze: 'snoozed',
    transfer: 'transferred',
  } as const;
  return act.type === 'reply' || act.type === 'note' ? act.type : names[act.type];
}

function factData(act: AgentAct, before: Ticket, agentId: string): SampleEvent['data'] {
  if (act.type === 'claim') return { fromId: before.assigneeId, toId: agentId };
  if (act.type === 'setStatus') return { from: before.status, to: act.status };
  if (act.type === 'reply') return { awaitingSince: before.awaitingSince };
  return {};
}

/** A reply that the customer answered was read; of the others most channels tell no more than that they came. */
function withDelivery(entries: readonly Entry[], channel: Ticket['channel']): Entry[] {
  const lastHeard = entries.findLastIndex((entry) => entry.author.kind === 'contact');
  const quiet: DeliveryState = channel === 'email' ? 'sent' : 'delivered';
  return entries.map((entry, index) =>
    entry.kind === 'message' && entry.direction === 'out' ? { ...entry, delivery: channel !== 'email' && index < lastHeard ? 'read' : quiet } : entry,
  );
}
