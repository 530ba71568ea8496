import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import type { TicketCommandBody } from '../sync/command.ts';
import { applyTicketCommand, type CommandContext } from './apply-command.ts';
import { PRIORITIES, STATUSES } from './ticket.ts';

const ticketId = uuid(1);
const context: CommandContext = { commandId: uuid(900), agentId: uuid(50), at: T0 + 60_000, targetTeamId: uuid(31), intoNumber: 2 };
const reply: TicketCommandBody = {
  type: 'ticket.reply',
  ticketId,
  text: 'Baik, kami cek dulu ya.',
  attachments: [],
  recipient: { identityId: uuid(41), channel: 'webchat', value: uuid(42) },
  seenSeq: 1,
  reviewed: false,
};

const tag = fc.constantFrom('retur', 'vip', 'kurir');
const body: fc.Arbitrary<TicketCommandBody> = fc.oneof(
  fc.constant<TicketCommandBody>({ type: 'ticket.claim', ticketId }),
  fc.constant<TicketCommandBody>({ type: 'ticket.release', ticketId }),
  fc.constant(reply),
  fc.constant<TicketCommandBody>({ type: 'ticket.note', ticketId, text: 'catatan', attachments: [] }),
  fc
    .constantFrom('open', 'waiting', 'resolved')
    .map((status): TicketCommandBody => ({ type: 'ticket.setStatus', ticketId, status, baseStatusRev: 1 })),
  fc.constantFrom(...PRIORITIES).map((priority): TicketCommandBody => ({ type: 'ticket.setPriority', ticketId, priority })),
  fc.tuple(fc.array(tag), fc.array(tag)).map(([add, remove]): TicketCommandBody => ({ type: 'ticket.setTags', ticketId, add, remove })),
  fc.constant<TicketCommandBody>({ type: 'ticket.setSubject', ticketId, subject: 'Retur sepatu' }),
  fc.constantFrom(null, T0 + 9_000_000).map((until): TicketCommandBody => ({ type: 'ticket.snooze', ticketId, until })),
  fc.constant<TicketCommandBody>({ type: 'ticket.transfer', ticketId, queueId: uuid(21), agentId: null, note: '' }),
  fc.constant<TicketCommandBody>({ type: 'ticket.merge', ticketId, intoTicketId: uuid(2) }),
);

test('any command applied twice gives the ticket it gave once', () => {
  fc.assert(
    fc.property(body, fc.constantFrom(...STATUSES), (command, status) => {
      const once = applyTicketCommand(aTicket({ status }), command, context).ticket;
      expect(applyTicketCommand(once, command, context).ticket).toEqual(once);
    }),
  );
});

test('no command invents a revision or a place in the timeline, and its entry carries its id', () => {
  fc.assert(
    fc.property(body, (command) => {
      const before = aTicket();
      const { ticket, entry } = applyTicketCommand(before, command, context);
      expect([ticket.rev, ticket.statusRev]).toEqual([before.rev, before.statusRev]);
      if (entry !== null) expect([entry.id, entry.seq]).toEqual([context.commandId, null]);
    }),
  );
});

test('a reply takes an unowned ticket, answers the customer and opens a new ticket', () => {
  const { ticket } = applyTicketCommand(aTicket({ status: 'new' }), reply, context);
  expect(ticket).toMatchObject({ status: 'open', assigneeId: context.agentId, awaitingSince: null, awaitingCount: 0, previewDirection: 'out' });
});

test('a reply of another agent leaves the owner', () => {
  expect(applyTicketCommand(aTicket({ assigneeId: uuid(51) }), reply, context).ticket.assigneeId).toBe(uuid(51));
});

test('a transfer moves the ticket to the team of its new queue', () => {
  const { ticket } = applyTicketCommand(aTicket(), { type: 'ticket.transfer', ticketId, queueId: uuid(21), agentId: uuid(52), note: '' }, context);
  expect(ticket).toMatchObject({ queueId: uuid(21), teamId: uuid(31), assigneeId: uuid(52) });
});

test('resolving ends a snooze and the customer’s wait', () => {
  const before = aTicket({ snoozedUntil: T0 + 1_000_000 });
  const { ticket } = applyTicketCommand(before, { type: 'ticket.setStatus', ticketId, status: 'resolved', baseStatusRev: 1 }, context);
  expect(ticket).toMatchObject({
    status: 'resolved',
    resolvedAt: context.at,
    resolvedById: context.agentId,
    snoozedUntil: null,
    awaitingSince: null,
  });
});
