import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Contact, ContactIdentity } from '#shared/domain/contact/contact.ts';
import { type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { putContact, putOrder } from './contact-store.ts';
import { duplicatesOf, recordsOf } from './customer-duplicates.ts';
import { putEntry } from './entry-store.ts';
import { indexNextEntries } from './search-index.ts';
import { putTicket } from './ticket-store.ts';

let kit: TestProfile;
beforeEach(() => {
  kit = testProfile();
});
afterEach(() => kit.close());

const phone = (n: number, value: string): ContactIdentity => ({ id: uuid(900 + n), kind: 'phone', value });
const put = (...contacts: Partial<Contact>[]) =>
  kit.profile.store.write((tx) => {
    for (const contact of contacts) putContact(tx, aContact({ identities: [], city: null, ...contact }));
  });
const found = (id: string) => {
  const db = kit.profile.store.read;
  return duplicatesOf(db, recordsOf(db, id), 'ID').map(({ contact, reasons }) => [contact.id, ...reasons]);
};

test('records that share a number, an address, an order or a name in one town are found, the surest first', () => {
  put(
    { id: uuid(1), name: 'Sri Wahyuni', city: 'Sleman', identities: [phone(1, '+6281234567890')] },
    { id: uuid(2), name: 'Sri Wahyunni', city: 'Sleman' },
    { id: uuid(3), name: 'Pengunjung', identities: [{ id: uuid(904), kind: 'whatsapp', value: '+6281234567890' }] },
    { id: uuid(4), name: 'Tamu', note: 'Menyebut nomor 0812-3456-7890' },
    { id: uuid(5), name: 'Sri Wahyuni', city: 'Medan' },
    { id: uuid(6), name: 'Pemesan' },
    { id: uuid(7), name: 'Penanya' },
  );
  kit.profile.store.write((tx) => {
    for (const [n, of] of [
      [70, 1],
      [71, 6],
    ] as const) {
      putOrder(tx, {
        id: uuid(n),
        contactId: uuid(of),
        number: 'TN-2026-00417',
        state: 'paid',
        placedAt: T0,
        currency: 'IDR',
        total: 1,
        items: [],
        rev: 1,
      });
    }
    putTicket(tx, aTicket({ id: uuid(80), contactId: uuid(7) }), T0);
    putEntry(tx, {
      ...{ id: uuid(81), ticketId: uuid(80), author: { kind: 'contact', id: uuid(7) }, at: T0, seq: 1, rev: 1, kind: 'message', direction: 'in' },
      ...{ channel: 'webchat', text: 'Pesanan TN-2026-00417 di mana?', attachments: [], delivery: null, recipient: null, wroteBeforeSeeing: 0 },
    });
    indexNextEntries(tx, 500);
  });
  expect(found(uuid(1))).toEqual([
    [uuid(3), 'samePhone'],
    [uuid(4), 'samePhone'],
    [uuid(6), 'sameOrder'],
    [uuid(7), 'sameOrder'],
    [uuid(2), 'similarName'],
  ]);
});

test('what was merged counts for its customer, and is no duplicate of it any more', () => {
  put(
    { id: uuid(1), name: 'Budi', identities: [phone(1, '+62811')] },
    { id: uuid(2), name: 'Budi S', mergedIntoId: uuid(1), identities: [phone(2, '+6281234567890')] },
    { id: uuid(3), name: 'Lain', identities: [] },
    { id: uuid(4), name: 'Juga lain', mergedIntoId: uuid(3), identities: [phone(3, '+6281234567890')] },
  );
  expect(found(uuid(1))).toEqual([[uuid(3), 'samePhone']]);
  put({ id: uuid(3), name: 'Lain', mergedIntoId: uuid(1), rev: 2 });
  expect(found(uuid(1))).toEqual([]);
});
