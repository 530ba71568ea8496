import { expect, test } from 'vitest';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import type { Actor } from '../permission/role.ts';
import type { TicketCommandBody } from '../sync/command.ts';
import { type CheckContext, checkTicketCommand, REVIEW_AFTER_MS } from './check-command.ts';
import type { Ticket } from './ticket.ts';

const ticketId = uuid(1);
const me: Actor = { agentId: uuid(50), role: 'agent', teamIds: [uuid(30)] };
const lead: Actor = { agentId: uuid(51), role: 'lead', teamIds: [uuid(30)] };
const other = uuid(52);
const calm: CheckContext = { actor: me, now: T0, queuedMs: 0, unseenMessages: 0, ownerChangedSinceSeen: false, target: null, recipientValid: true };

const claim: TicketCommandBody = { type: 'ticket.claim', ticketId };
const resolve: TicketCommandBody = { type: 'ticket.setStatus', ticketId, status: 'resolved', baseStatusRev: 1 };
const merge: TicketCommandBody = { type: 'ticket.merge', ticketId, intoTicketId: uuid(2) };
const transfer: TicketCommandBody = { type: 'ticket.transfer', ticketId, queueId: uuid(21), agentId: other, note: '' };
const reply = (patch: Partial<Extract<TicketCommandBody, { type: 'ticket.reply' }>> = {}): TicketCommandBody => ({
  type: 'ticket.reply',
  ticketId,
  text: 'Baik',
  attachments: [],
  recipient: { identityId: uuid(41), channel: 'webchat', value: 'v' },
  seenSeq: 1,
  reviewed: false,
  ...patch,
});
const into = (patch: Partial<Ticket> = {}) => ({ kind: 'ticket' as const, ticket: aTicket({ id: uuid(2), number: 2, ...patch }) });

type Case = readonly [name: string, ticket: Partial<Ticket>, body: TicketCommandBody, context: Partial<CheckContext>, expected: string];

const cases: readonly Case[] = [
  ['an unowned ticket can be claimed', {}, claim, {}, 'apply'],
  ['claiming my own again changes nothing', { assigneeId: me.agentId }, claim, {}, 'noop'],
  ['the second claim is told who was first', { assigneeId: other }, claim, {}, 'TAKEN'],
  ['a lead may take over a ticket of the team', { assigneeId: other }, claim, { actor: lead }, 'apply'],
  ['a resolved ticket cannot be claimed', { status: 'resolved' }, claim, {}, 'ILLEGAL_STATUS'],
  ['a ticket of another team does not exist for me', { teamId: uuid(31) }, claim, {}, 'NOT_FOUND'],
  ['an admin sees every team', { teamId: uuid(31) }, claim, { actor: { agentId: uuid(59), role: 'admin', teamIds: [] } }, 'apply'],
  [
    'a status that the author set before stays theirs to change, before its revision is known',
    { statusRev: 4 },
    resolve,
    { statusIsOwn: true },
    'apply',
  ],
  ['releasing an unowned ticket changes nothing', {}, { type: 'ticket.release', ticketId }, {}, 'noop'],
  ['nobody releases another’s ticket', { assigneeId: other }, { type: 'ticket.release', ticketId }, {}, 'NOT_OWNER'],
  ['a reply on an unowned ticket is taken', {}, reply(), {}, 'apply'],
  ['a reply on another’s ticket is refused', { assigneeId: other }, reply(), {}, 'TAKEN'],
  ['an empty reply is refused', {}, reply({ text: ' \n' }), {}, 'EMPTY'],
  [
    'a picture alone is a reply',
    {},
    reply({ text: '', attachments: [{ hash: 'a'.repeat(64), name: 'x.png', mime: 'image/png', size: 1 }] }),
    {},
    'apply',
  ],
  ['a recipient that is gone stops the reply', {}, reply(), { recipientValid: false }, 'RECIPIENT_GONE'],
  ['a fresh reply that missed a message is sent', {}, reply(), { unseenMessages: 2, queuedMs: REVIEW_AFTER_MS }, 'apply'],
  ['a late reply that missed a message is held', {}, reply(), { unseenMessages: 2, queuedMs: REVIEW_AFTER_MS + 1 }, 'NEEDS_REVIEW'],
  ['an unknown wait counts as late', {}, reply(), { unseenMessages: 1, queuedMs: null }, 'NEEDS_REVIEW'],
  ['a late reply that missed nothing is sent', {}, reply(), { queuedMs: 3_600_000 }, 'apply'],
  ['a change of owner holds a reply that missed a message', {}, reply(), { unseenMessages: 1, ownerChangedSinceSeen: true }, 'NEEDS_REVIEW'],
  ['a person who looked may send all the same', {}, reply({ reviewed: true }), { unseenMessages: 5, queuedMs: null }, 'apply'],
  ['a note is always kept', { assigneeId: other, status: 'resolved' }, { type: 'ticket.note', ticketId, text: 'cek', attachments: [] }, {}, 'apply'],
  ['the status seen is the status now', {}, resolve, {}, 'apply'],
  ['an open ticket is not resolved over a message that its author had not seen', {}, resolve, { unseenMessages: 1 }, 'REOPENED'],
  ['the same target is reached already', { status: 'resolved', statusRev: 9 }, resolve, {}, 'noop'],
  ['a stale resolve after the customer wrote is refused so', { statusRev: 9 }, resolve, {}, 'REOPENED'],
  ['any other stale status is refused with the status now', { statusRev: 9, status: 'waiting', awaitingSince: null }, resolve, {}, 'STALE_STATUS'],
  ['nobody changes the status of another’s ticket', { assigneeId: other }, resolve, {}, 'NOT_OWNER'],
  ['a priority that is there already changes nothing', {}, { type: 'ticket.setPriority', ticketId, priority: 'normal' }, {}, 'noop'],
  ['tags are anyone’s of the team', { assigneeId: other }, { type: 'ticket.setTags', ticketId, add: ['vip'], remove: [] }, {}, 'apply'],
  ['tags that are there already change nothing', { tags: ['vip'] }, { type: 'ticket.setTags', ticketId, add: ['vip'], remove: [] }, {}, 'noop'],
  ['a snooze into the past is refused', {}, { type: 'ticket.snooze', ticketId, until: T0 }, {}, 'SNOOZE_IN_PAST'],
  ['a resolved ticket is not snoozed', { status: 'resolved' }, { type: 'ticket.snooze', ticketId, until: T0 + 1 }, {}, 'ILLEGAL_STATUS'],
  ['a transfer to an agent who serves the queue', {}, transfer, { target: { kind: 'queue', teamId: uuid(31), agentServesQueue: true } }, 'apply'],
  ['a transfer to an agent who does not', {}, transfer, { target: { kind: 'queue', teamId: uuid(31), agentServesQueue: false } }, 'TARGET_NOT_FOUND'],
  ['a transfer to nowhere', {}, transfer, {}, 'TARGET_NOT_FOUND'],
  [
    'a transfer by someone who no longer owns it',
    { assigneeId: other },
    transfer,
    { target: { kind: 'queue', teamId: uuid(31), agentServesQueue: true } },
    'NOT_OWNER',
  ],
  [
    'a transfer that someone else did already changes nothing',
    { queueId: uuid(21), assigneeId: null },
    { ...transfer, agentId: null } as TicketCommandBody,
    { target: { kind: 'queue', teamId: uuid(31), agentServesQueue: true } },
    'noop',
  ],
  [
    'a transfer that someone else did already keeps its note',
    { queueId: uuid(21), assigneeId: null },
    { ...transfer, agentId: null, note: 'Pelanggan VIP' } as TicketCommandBody,
    { target: { kind: 'queue', teamId: uuid(31), agentServesQueue: true } },
    'apply',
  ],
  ['two tickets of one customer merge', {}, merge, { target: into() }, 'apply'],
  ['a merge done already changes nothing', { mergedIntoId: uuid(2) }, merge, { target: into() }, 'noop'],
  ['the opposite merge is refused', {}, merge, { target: into({ mergedIntoId: uuid(1) }) }, 'ALREADY_MERGED'],
  ['another customer’s ticket is refused', {}, merge, { target: into({ contactId: uuid(43) }) }, 'OTHER_CONTACT'],
  [
    'tickets of merged records merge',
    { channel: 'sms' },
    merge,
    { target: { ...into({ contactId: uuid(43), channel: 'sms' }), sameCustomer: true } },
    'apply',
  ],
  ['a chat stays with its own record', {}, merge, { target: { ...into({ contactId: uuid(43) }), sameCustomer: true } }, 'OTHER_RECORD'],
  ['a chat does not merge into a ticket whose replies go elsewhere', {}, merge, { target: into({ channel: 'email' }) }, 'OTHER_CHANNEL'],
  ['another ticket of the customer merges into the chat', { channel: 'email' }, merge, { target: into() }, 'apply'],
  ['a ticket does not merge into itself', {}, { ...merge, intoTicketId: ticketId } as TicketCommandBody, { target: into() }, 'SAME_TICKET'],
  ['a merged ticket takes no reply', { mergedIntoId: uuid(2) }, reply(), {}, 'MERGED'],
];

test.each(cases)('%s', (_name, patch, body, context, expected) => {
  const verdict = checkTicketCommand(aTicket(patch), body, { ...calm, ...context });
  expect(verdict.kind === 'refuse' ? verdict.refusal.code : verdict.kind).toBe(expected);
});

test('the loser of a claim learns who has it and since when', () => {
  const verdict = checkTicketCommand(aTicket({ assigneeId: other, updatedAt: T0 + 5 }), claim, calm);
  expect(verdict).toEqual({ kind: 'refuse', refusal: { code: 'TAKEN', detail: { agentId: other, at: T0 + 5 } } });
});
