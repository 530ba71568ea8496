import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageEntry } from '#shared/domain/ticket/ticket.ts';
import { type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { putContact, putOrder } from './contact-store.ts';
import { dropEntry, putEntry } from './entry-store.ts';
import { indexNextEntries } from './search-index.ts';
import { searchAll } from './search-reader.ts';
import { dropTicket, getTicket, putTicket } from './ticket-store.ts';

let kit: TestProfile;
beforeEach(() => {
  kit = testProfile();
  kit.profile.store.write((tx) => {
    putContact(
      tx,
      aContact({
        name: 'Citra Ayuningtyas',
        identities: [
          { id: uuid(41), kind: 'phone', value: '+6281234567890' },
          { id: uuid(43), kind: 'email', value: 'citra@contoh.example' },
        ],
      }),
    );
    putOrder(tx, {
      id: uuid(70),
      contactId: uuid(40),
      number: 'TN-2026-00417',
      state: 'paid',
      placedAt: T0,
      currency: 'IDR',
      total: 1,
      items: [],
      rev: 1,
    });
    putTicket(tx, aTicket({ id: uuid(1), number: 417, subject: 'Penukaran ukuran sepatu' }), T0);
    putTicket(tx, aTicket({ id: uuid(2), number: 418, subject: 'Tagihan ganda', contactId: uuid(44) }), T0);
    putEntry(tx, message(1, uuid(2), 'Kurir bilang "rumah kosong" padahal saya di rumah — café Élan'));
    indexNextEntries(tx, 500);
  });
});
afterEach(() => kit.close());

const message = (n: number, ticketId: string, text: string): MessageEntry => ({
  id: uuid(100 + n),
  ticketId,
  author: { kind: 'contact', id: uuid(40) },
  at: T0,
  seq: n,
  rev: 1,
  kind: 'message',
  direction: 'in',
  channel: 'webchat',
  text,
  attachments: [],
  delivery: null,
  recipient: null,
  wroteBeforeSeeing: 0,
});
const tickets = (text: string) => searchAll(kit.profile.store.read, text, 20).tickets.map((ticket) => ticket.number);
const contacts = (text: string) => searchAll(kit.profile.store.read, text, 20).contacts.map((contact) => contact.name);

test.each([
  ['the beginning of a word in a subject', 'penuk', [417]],
  ['two beginnings', 'sepat ukur', [417]],
  ['a word of a message', 'kurir', [418]],
  ['a word without its accents', 'cafe elan', [418]],
  ['a ticket number', '#417', [417]],
  ["a contact's name, by their newest ticket", 'ayuning', [417]],
  ['query syntax, taken as words', '"rumah (kos^* -', [418]],
  ['a word that only stands inside', 'ukaran', []],
  ['nothing but marks', '***', []],
])('%s finds its tickets', (_what, text, expected) => {
  expect(tickets(text)).toEqual(expected);
});

test.each([
  ['a name', 'citra', true],
  ['an address', 'citra@contoh', true],
  ['the end of a phone number', '567890', true],
  ['a number written as people do', '0812-3456', true],
  ['a part of an order number', '00417', true],
  ['another number', '99999', false],
])('%s finds the contact', (_what, text, found) => {
  expect(contacts(text)).toEqual(found ? ['Citra Ayuningtyas'] : []);
});

test('what changed or went away is not found by its old words', () => {
  kit.profile.store.write((tx) => {
    putTicket(tx, aTicket({ id: uuid(1), number: 417, subject: 'Warna lain', rev: 2 }), T0);
    putContact(tx, aContact({ name: 'Dewi', rev: 2 }));
    dropEntry(tx, uuid(101));
    dropTicket(tx, uuid(2));
  });
  expect([tickets('penukaran'), tickets('kurir'), tickets('warna'), contacts('citra'), contacts('567890')]).toEqual([[], [], [417], [], []]);
  expect(getTicket(kit.profile.store.read, uuid(2))).toBe(null);
});
