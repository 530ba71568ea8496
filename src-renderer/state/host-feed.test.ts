import { expect, test } from 'vitest';
import type { HostBatch } from '#shared/contract/console/console-shapes.ts';
import { createHostFeed, touchesContact, touchesTicket } from './host-feed.ts';

const batch = (n: number, patch: Partial<HostBatch> = {}): HostBatch => ({
  n,
  reset: false,
  topics: [],
  tickets: [],
  contacts: [],
  drafts: [],
  presence: [],
  notices: [],
  ...patch,
});

test('batches in order pass as they are; the first, a gap and a number that went back reset everything', () => {
  const feed = createHostFeed();
  const seen: HostBatch[] = [];
  const stop = feed.subscribe((item) => seen.push(item));
  feed.accept(batch(7));
  feed.accept(batch(8, { tickets: ['t1'], topics: ['queue'] }));
  feed.accept(batch(10, { tickets: ['t2'] }));
  feed.accept(batch(11));
  feed.accept(batch(1, { reset: true }));
  feed.accept(batch(1));
  expect(seen.map((item) => item.reset)).toEqual([true, false, true, false, true, true]);
  expect(seen[1]).toEqual(batch(8, { tickets: ['t1'], topics: ['queue'] }));
  expect(seen[2]).toMatchObject({ tickets: 'all', contacts: 'all', topics: expect.arrayContaining(['session', 'queue', 'settings']) });
  stop();
  feed.accept(batch(2));
  expect(seen).toHaveLength(6);
});

test('a batch touches what it names, by row or by a live mark', () => {
  expect(touchesTicket(batch(1, { tickets: ['a'] }), 'a')).toBe(true);
  expect(touchesTicket(batch(1, { presence: [{ ticketId: 'a', viewers: [], customerTyping: true }] }), 'a')).toBe(true);
  expect(touchesTicket(batch(1, { tickets: ['a'] }), 'b')).toBe(false);
  expect(touchesContact(batch(1, { contacts: 'all' }), 'b')).toBe(true);
});
