import type { QueryResult } from 'pg';
import { identityKindOf } from '#shared/domain/contact/contact.ts';
import { advanceSla } from '#shared/domain/sla/advance.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import type { Command, TicketCommandBody } from '#shared/domain/sync/command.ts';
import { applyTicketCommand } from '#shared/domain/ticket/apply-command.ts';
import { type CheckContext, checkTicketCommand } from '#shared/domain/ticket/check-command.ts';
import { absorbMerged } from '#shared/domain/ticket/merge.ts';
import type { Entry, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { ChangeRef } from '../db/change-log.ts';
import type { TicketEventRow, TicketRow } from '../db/schema.ts';
import { type ConversationPlace, toEntryRow, toTicket, toTicketRow } from '../db/ticket-row.ts';
import type { TicketWork } from '../db/ticket-work.ts';
import { slaLines } from '../modules/sla/sla-lines.ts';
import type { SlaFacts } from '../modules/sla/sla-setups.ts';
import { metricEventRow } from '../modules/ticket/metric-event.ts';
import { type CommandHandler, type Effect, type EffectContext, type HandlerInput, refused } from './command-effect.ts';
import { lockTickets, type Query } from './command-reads.ts';
import { writeTemplateUses } from './template-uses.ts';
import { metricFacts } from './ticket-metrics.ts';
import {
  type ConversationFacts,
  lockAttachments,
  lockConversationOf,
  lockConversationsAt,
  type ReplyFacts,
  readConversationsAt,
  readReplyFacts,
  readSameCustomer,
  readStatusIsOwn,
  readTransferFacts,
  readUnseen,
  type TransferFacts,
} from './ticket-reads.ts';

type Facts = {
  readonly tickets: readonly TicketRow[];
  readonly conversations: readonly ConversationFacts[];
  readonly missing: number;
  readonly reply: ReplyFacts | null;
  readonly transfer: TransferFacts | null;
  readonly statusIsOwn: boolean;
  readonly sameCustomer: boolean;
  readonly unseen: number;
  readonly sla: SlaFacts | null;
};

type Need = { readonly query: Query; take(facts: { -readonly [K in keyof Facts]: Facts[K] }, rows: QueryResult['rows']): void };

/** Commands that start, end or move a deadline. */
const movesSla = new Set<TicketCommandBody['type']>(['ticket.reply', 'ticket.setStatus', 'ticket.setPriority', 'ticket.transfer', 'ticket.merge']);

/** What each command has to know; conversations are locked before tickets, as everywhere. */
function needsOf(body: TicketCommandBody, { workspaceId, agentId, command, setups }: HandlerInput): Need[] {
  const commandId = command.id;
  const needs: Need[] = [];
  const need = (query: Query, take: Need['take']) => needs.push({ query, take });
  if (body.type === 'ticket.reply')
    need(lockConversationOf(workspaceId, body), (facts, rows) => {
      facts.conversations = rows;
    });
  if (body.type === 'ticket.merge')
    need(lockConversationsAt(workspaceId, body.ticketId), (facts, rows) => {
      facts.conversations = rows;
    });
  if (body.type === 'ticket.setStatus')
    need(readConversationsAt(workspaceId, body.ticketId), (facts, rows) => {
      facts.conversations = rows;
    });
  const ids = body.type === 'ticket.merge' ? [body.ticketId, body.intoTicketId] : [body.ticketId];
  need(lockTickets(workspaceId, ids), (facts, rows) => {
    facts.tickets = rows;
  });
  if (movesSla.has(body.type)) {
    const question = setups.ask(workspaceId, ids);
    need(question, (facts, rows) => {
      facts.sla = question.answer(rows);
    });
  }
  if (body.type === 'ticket.reply')
    need(readReplyFacts(workspaceId, agentId, body), (facts, rows) => {
      facts.reply = rows[0] ?? null;
      facts.unseen = facts.reply?.unseen ?? 0;
    });
  if (body.type === 'ticket.setStatus' && body.seenSeq !== undefined)
    need(readUnseen(workspaceId, body.ticketId, body.seenSeq), (facts, rows) => {
      facts.unseen = rows[0]?.unseen ?? 0;
    });
  if (body.type === 'ticket.setStatus')
    need(readStatusIsOwn(workspaceId, agentId, body.ticketId, commandId), (facts, rows) => {
      facts.statusIsOwn = rows[0]?.own === true;
    });
  if (body.type === 'ticket.merge')
    need(readSameCustomer(workspaceId, ids), (facts, rows) => {
      facts.sameCustomer = rows[0]?.same === true;
    });
  if (body.type === 'ticket.transfer')
    need(readTransferFacts(workspaceId, body), (facts, rows) => {
      facts.transfer = rows[0] ?? null;
    });
  if ((body.type === 'ticket.reply' || body.type === 'ticket.note') && body.attachments.length > 0) {
    const hashes = body.attachments.map((attachment) => attachment.hash);
    need(lockAttachments(workspaceId, hashes), (facts, rows) => {
      facts.missing = hashes.filter((hash) => !rows.some((row) => row.hash === hash)).length;
    });
  }
  return needs;
}

export function ticketHandler(body: TicketCommandBody, input: HandlerInput): CommandHandler {
  const { command } = input;
  const needs = needsOf(body, input);
  return {
    reads: needs.map((need) => need.query),
    decide(results, context) {
      const facts: { -readonly [K in keyof Facts]: Facts[K] } = {
        tickets: [],
        conversations: [],
        missing: 0,
        reply: null,
        transfer: null,
        statusIsOwn: false,
        sameCustomer: false,
        unseen: 0,
        sla: null,
      };
      needs.forEach((need, index) => {
        need.take(facts, results[index]?.rows ?? []);
      });
      return decide(body, command, facts, context);
    },
  };
}

function decide(body: TicketCommandBody, command: Command, facts: Facts, context: EffectContext): Effect {
  const row = facts.tickets.find((ticket) => ticket.id === body.ticketId);
  if (row === undefined) return refused('NOT_FOUND');
  const before = toTicket(row);
  const intoRow = body.type === 'ticket.merge' ? facts.tickets.find((ticket) => ticket.id === body.intoTicketId) : undefined;
  const verdict = checkTicketCommand(before, body, checkContext(body, command, before, intoRow, facts, context));
  if (verdict.kind === 'refuse') return { kind: 'refused', refusal: verdict.refusal };
  if (verdict.kind === 'noop') return { kind: 'noop', rev: before.rev };
  if (facts.missing > 0) return refused('ATTACHMENT_MISSING', { count: facts.missing });
  return apply(body, command, row, intoRow, facts, context);
}

function checkContext(
  body: TicketCommandBody,
  command: Command,
  ticket: Ticket,
  intoRow: TicketRow | undefined,
  facts: Facts,
  context: EffectContext,
): CheckContext {
  const target =
    facts.transfer?.team_id != null
      ? ({ kind: 'queue', teamId: facts.transfer.team_id, agentServesQueue: facts.transfer.serves } as const)
      : intoRow !== undefined
        ? ({ kind: 'ticket', ticket: toTicket(intoRow), sameCustomer: facts.sameCustomer } as const)
        : null;
  return {
    actor: context.actor,
    now: context.now,
    queuedMs: command.lastServerTime === null ? null : Math.max(0, context.now - command.lastServerTime),
    unseenMessages: facts.unseen,
    ownerChangedSinceSeen: facts.reply?.owner_changed ?? false,
    target,
    recipientValid: body.type !== 'ticket.reply' || recipientValid(body, ticket, facts),
    statusIsOwn: facts.statusIsOwn,
  };
}

/** The frozen recipient is still an address of the ticket's customer, of the kind that the ticket's channel reaches. */
function recipientValid(body: Extract<TicketCommandBody, { type: 'ticket.reply' }>, ticket: Ticket, facts: Facts): boolean {
  const identity = facts.reply?.identity;
  if (identity == null || body.recipient.channel !== ticket.channel) return false;
  if (identity.contactId !== ticket.contactId || identity.value !== body.recipient.value) return false;
  if (identity.kind !== identityKindOf(ticket.channel)) return false;
  return ticket.channel !== 'webchat' || facts.conversations.length > 0;
}

type Line = { readonly entry: Entry; readonly seq: number; readonly place: ConversationPlace | null };

function apply(
  body: TicketCommandBody,
  command: Command,
  row: TicketRow,
  intoRow: TicketRow | undefined,
  facts: Facts,
  context: EffectContext,
): Effect {
  const { workspaceId, actor, now, newId } = context;
  const before = toTicket(row);
  const applied = applyTicketCommand(before, body, {
    commandId: command.id,
    agentId: actor.agentId,
    at: now,
    targetTeamId: facts.transfer?.team_id ?? null,
    intoNumber: intoRow?.number ?? 0,
  });
  const rev = before.rev + 1;
  const changed = { ...applied.ticket, rev, statusRev: applied.ticket.status === before.status ? before.statusRev : rev };
  const ticket = withSla(before, changed, facts, now);

  const lines: Line[] = [];
  const conversations: { id: string; current_ticket_id: string; message_seq: number }[] = [];
  let seq = row.entry_seq;
  if (applied.entry !== null) {
    const { entry, place, conversation } = placed(applied.entry, facts);
    lines.push({ entry, seq: ++seq, place });
    // Where the customer's next message goes is not changed by answering on an older ticket.
    if (place !== null)
      conversations.push({ id: place.conversationId, current_ticket_id: conversation?.current_ticket_id ?? ticket.id, message_seq: place.seq });
  }
  if (body.type === 'ticket.transfer' && body.note.trim() !== '') {
    const author = { kind: 'agent', id: actor.agentId } as const;
    lines.push({
      entry: { id: newId(), ticketId: ticket.id, author, at: now, seq: null, rev: 1, kind: 'note', text: body.note, attachments: [] },
      seq: ++seq,
      place: null,
    });
  }
  const told = slaLines(before.sla, ticket, now, newId);
  for (const entry of told.entries) lines.push({ entry, seq: ++seq, place: null });
  const tickets = [toTicketRow(workspaceId, ticket, seq)];
  const changes: ChangeRef[] = [];
  tell(changes, ticket, before, lines, facts.transfer);
  const events = metricFacts(body, before, ticket).map((fact) =>
    metricEventRow(workspaceId, ticket, { id: newId(), at: now, agentId: actor.agentId, ...fact }),
  );
  for (const event of told.events) events.push(metricEventRow(workspaceId, ticket, event));

  if (intoRow !== undefined) {
    const absorbed = absorb(intoRow, before, facts, context);
    tickets.push(absorbed.row);
    lines.push(...absorbed.lines);
    events.push(...absorbed.events);
    changes.push(...absorbed.changes);
    for (const { id, message_seq } of facts.conversations) conversations.push({ id, current_ticket_id: intoRow.id, message_seq });
  }

  const work: TicketWork = {
    newTickets: [],
    tickets,
    entries: lines.map((line) => toEntryRow(workspaceId, line.entry, line.seq, line.place)),
    events,
    conversations,
  };
  const outside = body.type === 'ticket.reply' && ticket.channel !== 'webchat';
  return {
    kind: 'applied',
    rev,
    work,
    changes,
    conversationIds: facts.conversations.map((conversation) => conversation.id),
    job: outside ? { ticketId: ticket.id, channel: ticket.channel } : null,
    writes: usesOf(body, command, context),
  };
}

/** A reply in web chat is delivered by being stored: its place in the conversation is what the visitor fetches. */
function placed(entry: Entry, facts: Facts): { entry: Entry; place: ConversationPlace | null; conversation?: ConversationFacts } {
  if (entry.kind !== 'message') return { entry, place: null };
  const seen = { ...entry, wroteBeforeSeeing: facts.unseen };
  const conversation = facts.conversations[0];
  if (conversation === undefined) return { entry: seen, place: null };
  return { entry: { ...seen, delivery: 'sent' }, place: { conversationId: conversation.id, seq: conversation.message_seq + 1 }, conversation };
}

/** A ticket that moves is told to the team it leaves, and told whole to the team it comes to. */
function tell(changes: ChangeRef[], ticket: Ticket, before: Ticket, lines: readonly Line[], transfer: TransferFacts | null): void {
  const feed = teamFeed(ticket.teamId);
  changes.push({ feed, kind: 'ticket', id: ticket.id });
  if (ticket.teamId !== before.teamId) {
    changes.push({ feed: teamFeed(before.teamId), kind: 'ticket', id: ticket.id });
    for (const id of transfer?.entry_ids ?? []) changes.push({ feed, kind: 'entry', id });
    for (const id of transfer?.answer_ids ?? []) changes.push({ feed, kind: 'answer', id });
  }
  for (const line of lines) changes.push({ feed, kind: 'entry', id: line.entry.id });
}

function usesOf(body: TicketCommandBody, command: Command, { workspaceId, actor, now }: EffectContext): Query[] {
  if (body.type !== 'ticket.reply' || body.templates === undefined || body.templates.length === 0) return [];
  return [writeTemplateUses({ workspaceId, entryId: command.id, ticketId: body.ticketId, agentId: actor.agentId, at: now }, body.templates)];
}

type Absorbed = { readonly row: TicketRow; readonly lines: Line[]; readonly events: TicketEventRow[]; readonly changes: ChangeRef[] };

function absorb(intoRow: TicketRow, source: Ticket, facts: Facts, context: EffectContext): Absorbed {
  const { workspaceId, actor, now, newId } = context;
  const before = toTicket(intoRow);
  const into = withSla(before, { ...absorbMerged(before, source, now), rev: before.rev + 1 }, facts, now);
  const entry: Entry = {
    ...{ id: newId(), ticketId: into.id, author: { kind: 'agent', id: actor.agentId }, at: now, seq: null, rev: 1, kind: 'event' },
    event: { type: 'mergedFrom', ticketId: source.id, number: source.number },
  };
  const told = slaLines(before.sla, into, now, newId);
  const lines = [entry, ...told.entries].map((line, index): Line => ({ entry: line, seq: intoRow.entry_seq + 1 + index, place: null }));
  const feed = teamFeed(into.teamId);
  const reopened = into.status !== before.status;
  return {
    row: toTicketRow(workspaceId, into, intoRow.entry_seq + lines.length),
    lines,
    events: [...(reopened ? [statusFact(before, into, context)] : []), ...told.events.map((event) => metricEventRow(workspaceId, into, event))],
    changes: [{ feed, kind: 'ticket', id: into.id }, ...lines.map(({ entry: { id } }) => ({ feed, kind: 'entry', id }) as const)],
  };
}

function statusFact(before: Ticket, into: Ticket, { workspaceId, actor, now, newId }: EffectContext): TicketEventRow {
  const data = { from: before.status, to: into.status };
  return metricEventRow(workspaceId, into, { id: newId(), type: 'status', at: now, agentId: actor.agentId, data });
}

function withSla(before: Ticket, after: Ticket, facts: Facts, at: number): Ticket {
  if (facts.sla === null) return after;
  const { setup, contactTags } = facts.sla;
  return { ...after, sla: advanceSla({ before, after, contactTags: contactTags.get(after.id) ?? [], setup, at }) };
}
