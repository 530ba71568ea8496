import { expect, test } from 'vitest';
import type { Ticket } from '../ticket/ticket.ts';
import { FOLLOW_UP_TAG, followUpOwner, type Lead, openFollowUp } from './follow-up.ts';

const lead = (id: string, patch: Partial<Lead> = {}): Lead => ({ id, name: id, state: 'available', openFollowUps: 0, ...patch });
const ticket = {
  ...{ status: 'resolved', statusRev: 4, rev: 6, resolvedAt: 1, resolvedById: 'ani', assigneeId: 'ani', tags: ['vip'], priority: 'normal' },
  ...{ snoozedUntil: null },
} as unknown as Ticket;

test('the lead at work with the fewest open follow-ups takes it', () => {
  expect(followUpOwner([lead('a', { openFollowUps: 2 }), lead('b', { openFollowUps: 1 }), lead('c', { state: 'offline' })])).toBe('b');
  expect(followUpOwner([lead('b'), lead('a')])).toBe('a');
  expect(followUpOwner([lead('c', { state: 'offline' })])).toBeNull();
  expect(followUpOwner([])).toBeNull();
});

test('a resolved ticket opens for the lead, marked and of high priority', () => {
  expect(openFollowUp(ticket, 'lia', 50)).toMatchObject({
    ...{ status: 'open', statusRev: 7, rev: 7, assigneeId: 'lia', resolvedAt: null, resolvedById: null },
    ...{ priority: 'high', tags: [FOLLOW_UP_TAG, 'vip'], updatedAt: 50 },
  });
});

test('one that is worked on keeps its owner, an urgent one stays urgent', () => {
  expect(openFollowUp({ ...ticket, status: 'waiting', priority: 'urgent' }, 'lia', 50)).toMatchObject({
    ...{ status: 'open', statusRev: 7, assigneeId: 'ani', priority: 'urgent', tags: [FOLLOW_UP_TAG, 'vip'] },
  });
});
