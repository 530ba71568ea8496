import { expect, test } from 'vitest';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { dueLevel, inView, responseDueAt, VIEWS } from './queue-view.ts';
import type { Ticket } from './ticket.ts';

const me = uuid(50);
const viewsOf = (patch: Partial<Ticket>) => VIEWS.filter((view) => inView(aTicket(patch), view, me, [uuid(30)], T0));

test.each([
  ['unowned and open', {}, ['team', 'unassigned', 'all']],
  ['mine', { assigneeId: me }, ['mine', 'team', 'all']],
  ['of another team', { teamId: uuid(31), assigneeId: uuid(51) }, ['all']],
  ['waiting', { assigneeId: me, status: 'waiting' }, ['waiting', 'all']],
  ['snoozed', { assigneeId: me, snoozedUntil: T0 + 1 }, ['snoozed', 'all']],
  ['awake again', { assigneeId: me, snoozedUntil: T0 }, ['mine', 'team', 'all']],
  ['resolved', { status: 'resolved' }, ['resolved']],
  ['merged', { mergedIntoId: uuid(2), status: 'resolved' }, []],
] as const)('a ticket that is %s', (_name, patch, expected) => {
  expect(viewsOf(patch)).toEqual(expected);
});

test('a waiting customer is due by the queue’s target', () => {
  expect(responseDueAt(aTicket(), { responseTargetMinutes: 10 })).toBe(T0 + 600_000);
  expect(responseDueAt(aTicket({ awaitingSince: null }), { responseTargetMinutes: 10 })).toBeNull();
  expect(responseDueAt(aTicket(), { responseTargetMinutes: null })).toBeNull();
});

test.each([
  [0, 'ok'],
  [449, 'ok'],
  [450, 'soon'],
  [599, 'soon'],
  [600, 'over'],
] as const)('after %i of 600 seconds the ring is %s', (seconds, expected) => {
  expect(dueLevel(T0, T0 + 600_000, T0 + seconds * 1_000)).toBe(expected);
});
