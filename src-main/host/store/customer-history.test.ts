import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageEntry } from '#shared/domain/ticket/ticket.ts';
import { testProfile } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { putContact } from './contact-store.ts';
import { comparePlaces, type HistoryPlace, historyBefore } from './customer-history.ts';
import { familyOf } from './customer-store.ts';
import { putEntry } from './entry-store.ts';
import { indexNextEntries } from './search-index.ts';
import { putTicket } from './ticket-store.ts';

const words = ['retur', 'kurir', 'lunas'] as const;
/** Few moments, so that many entries fall on the same one; ids in no order of time; the fourth record is a stranger's. */
const anyTimeline = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 400 }),
    record: fc.integer({ min: 0, max: 3 }),
    ticket: fc.integer({ min: 0, max: 2 }),
    at: fc.integer({ min: 0, max: 6 }),
    word: fc.constantFrom(...words),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

test('pages hold every entry of every record once, newest first, without a gap, with words and without', () => {
  const property = fc.property(anyTimeline, fc.integer({ min: 1, max: 7 }), fc.constantFrom('', ...words), (timeline, limit, query) => {
    const kit = testProfile();
    try {
      kit.profile.store.write((tx) => {
        // A chain: the third record was merged into the second, that into the first.
        for (const n of [0, 1, 2, 3]) putContact(tx, aContact({ id: uuid(40 + n), mergedIntoId: n === 1 || n === 2 ? uuid(39 + n) : null }));
        for (const { record, ticket } of timeline) {
          putTicket(tx, aTicket({ id: uuid(500 + record * 10 + ticket), number: record * 10 + ticket + 1, contactId: uuid(40 + record) }), T0);
        }
        timeline.forEach((entry, index) => {
          putEntry(tx, message(entry.id, uuid(500 + entry.record * 10 + entry.ticket), T0 + entry.at, index + 1, `pesan ${entry.word}`));
        });
        while (indexNextEntries(tx, 500));
      });
      const db = kit.profile.store.read;
      const read: string[] = [];
      for (let before: HistoryPlace | null = null; ; ) {
        const page = historyBefore(db, familyOf(db, uuid(40)), query, before, limit);
        read.push(...page.map(({ entry }) => entry.id));
        const last = page.at(-1);
        if (last === undefined) break;
        before = last.entry;
      }
      const expected = timeline
        .filter(({ record, word }) => record < 3 && (query === '' || word === query))
        .map(({ id, at }) => ({ id: uuid(1000 + id), at }))
        .sort(comparePlaces);
      expect(read).toEqual(expected.map(({ id }) => id));
    } finally {
      kit.close();
    }
  });
  fc.assert(property, { numRuns: 50, verbose: 1 });
}, 30_000);

function message(n: number, ticketId: string, at: number, seq: number, text: string): MessageEntry {
  return {
    ...{ id: uuid(1000 + n), ticketId, author: { kind: 'contact', id: uuid(40) }, at, seq, rev: 1, kind: 'message', direction: 'in' },
    ...{ channel: 'webchat', text, attachments: [], delivery: null, recipient: null, wroteBeforeSeeing: 0 },
  };
}
