import { expect, test } from 'vitest';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { applyInbound, inboundTarget, REOPEN_WITHIN_MS } from './inbound.ts';

test.each([
  ['no ticket yet', null, T0, 'new'],
  ['an open ticket', aTicket(), T0, 'append'],
  ['a ticket resolved just now', aTicket({ status: 'resolved', resolvedAt: T0 }), T0 + 1, 'reopen'],
  ['a ticket resolved at the edge', aTicket({ status: 'resolved', resolvedAt: T0 }), T0 + REOPEN_WITHIN_MS, 'reopen'],
  ['a ticket resolved long ago', aTicket({ status: 'resolved', resolvedAt: T0 }), T0 + REOPEN_WITHIN_MS + 1, 'new'],
] as const)('a customer writes with %s', (_name, ticket, at, expected) => {
  expect(inboundTarget(ticket, at)).toBe(expected);
});

test('a message reopens a resolved ticket, so that an older status command is stale', () => {
  const before = aTicket({ status: 'resolved', resolvedAt: T0, resolvedById: uuid(50), awaitingSince: null, awaitingCount: 0, rev: 7, statusRev: 6 });
  expect(applyInbound(before, 'Masih  belum\nsampai', T0 + 9)).toMatchObject({
    status: 'open',
    statusRev: 8,
    resolvedAt: null,
    resolvedById: null,
    awaitingSince: T0 + 9,
    awaitingCount: 1,
    preview: 'Masih belum sampai',
  });
});

test('the wait runs from the oldest message that nobody answered', () => {
  const after = applyInbound(aTicket(), 'Halo?', T0 + 9);
  expect([after.awaitingSince, after.awaitingCount, after.statusRev]).toEqual([T0, 2, 1]);
});
