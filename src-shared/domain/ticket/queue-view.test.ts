import { expect, test } from 'vitest';
import { aTimer } from '../../../test/kit/sla-factory.ts';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { dueLevel, inView, nextDue, VIEWS } from './queue-view.ts';
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

test('the deadline that comes first counts, of those that run', () => {
  const [first, resolution] = [aTimer({ dueAt: T0 + 600 }), aTimer({ kind: 'resolution', dueAt: T0 + 900 })];
  expect(nextDue(aTicket({ sla: [first, resolution] }))).toEqual({ at: T0 + 600, warnAt: T0 + 600, from: T0 });
  expect(nextDue(aTicket({ sla: [{ ...first, warnAt: T0 + 100 }, resolution] }))?.warnAt).toBe(T0 + 100);
  expect(nextDue(aTicket({ sla: [{ ...first, metAt: T0 }, resolution] }))?.at).toBe(T0 + 900);
  expect(nextDue(aTicket({ sla: [first, resolution], awaitingSince: null }))?.at).toBe(T0 + 900);
  expect(nextDue(aTicket({ sla: [first, resolution], status: 'resolved' }))).toBeNull();
  expect(nextDue(aTicket({ sla: [{ ...resolution, dueAt: null, pausedAt: T0 }] }))).toBeNull();
  expect(nextDue(aTicket())).toBeNull();
});

test.each([
  [0, 'ok'],
  [449, 'ok'],
  [450, 'soon'],
  [599, 'soon'],
  [600, 'over'],
] as const)('%i seconds after the start of 600 with a warning at 450 the ring is %s', (seconds, expected) => {
  expect(dueLevel({ at: T0 + 600_000, warnAt: T0 + 450_000 }, T0 + seconds * 1_000)).toBe(expected);
});

test('without a deadline there is no ring', () => {
  expect(dueLevel(null, T0)).toBe('none');
});
