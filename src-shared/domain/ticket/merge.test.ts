import { expect, test } from 'vitest';
import { aTicket } from '../../../test/kit/ticket-factory.ts';
import { absorbMerged } from './merge.ts';

test('a resolved ticket opens again for the customer who waits on the ticket merged into it', () => {
  const into = aTicket({
    status: 'resolved',
    resolvedAt: 50,
    resolvedById: aTicket().id,
    awaitingSince: null,
    awaitingCount: 0,
    lastMessageAt: 10,
    rev: 4,
  });
  const source = aTicket({ awaitingSince: 70, awaitingCount: 2, lastMessageAt: 90, lastInboundAt: 90, preview: 'halo?' });
  const merged = absorbMerged(into, source, 100);
  expect(merged).toMatchObject({ status: 'open', statusRev: 5, resolvedAt: null, awaitingSince: 70, awaitingCount: 2, preview: 'halo?' });
});

test('the longest wait and both counts are kept', () => {
  const into = aTicket({ status: 'open', awaitingSince: 60, awaitingCount: 1 });
  expect(absorbMerged(into, aTicket({ awaitingSince: 70, awaitingCount: 2 }), 100)).toMatchObject({ awaitingSince: 60, awaitingCount: 3 });
});

test('a ticket that nobody waits on leaves the target as it is', () => {
  const into = aTicket({ status: 'resolved', awaitingSince: null, awaitingCount: 0, lastMessageAt: 80, preview: 'sudah' });
  const source = aTicket({ awaitingSince: null, awaitingCount: 0, lastMessageAt: 10, preview: 'lama' });
  expect(absorbMerged(into, source, 100)).toMatchObject({ status: 'resolved', awaitingSince: null, preview: 'sudah' });
});
