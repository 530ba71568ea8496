import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aContact, uuid } from '../../../test/kit/ticket-factory.ts';
import type { Contact, IdentityKind } from './contact.ts';
import { duplicateReasons, namesAreSimilar, orderWords } from './duplicates.ts';

const person = (n: number, patch: Partial<Contact>, ...addresses: [IdentityKind, string][]): { contact: Contact; orders: string[] } => ({
  contact: aContact({
    id: uuid(n),
    name: `Orang ${n}`,
    city: null,
    company: null,
    note: '',
    identities: addresses.map(([kind, value], index) => ({ id: uuid(n * 10 + index), kind, value })),
    ...patch,
  }),
  orders: [],
});

test('a WhatsApp number is a phone number', () => {
  expect(duplicateReasons(person(1, {}, ['phone', '+6281234567890']), person(2, {}, ['whatsapp', '+6281234567890']))).toEqual(['samePhone']);
});

test('an address that a visitor claimed and another record owns stands in the note, and counts', () => {
  const visitor = person(1, { note: 'sari@contoh.id · 0812-3456-7890' });
  const known = person(2, {}, ['email', 'sari@contoh.id'], ['phone', '+6281234567890']);
  expect(duplicateReasons(visitor, known)).toEqual(['samePhone', 'sameEmail']);
});

test('an order number that one named and the other owns', () => {
  const asks = { ...person(1, {}), orders: orderWords('Pesanan TN-2000017 saya mana? Sudah 12 hari') };
  expect(duplicateReasons(asks, { ...person(2, {}), orders: ['TN-2000017'] })).toEqual(['sameOrder']);
  expect(duplicateReasons(asks, { ...person(2, {}), orders: ['TN-2000018'] })).toEqual([]);
});

test('a name alone is no reason: the town or the company has to be the same', () => {
  const a = person(1, { name: 'Bpk. Budi Santoso', city: 'Bandung' });
  expect(duplicateReasons(a, person(2, { name: 'Budi Santosa', city: 'BANDUNG' }))).toEqual(['similarName']);
  expect(duplicateReasons(a, person(2, { name: 'Budi Santosa', city: 'Bogor' }))).toEqual([]);
  expect(duplicateReasons(a, person(2, { name: 'Budi Santosa', city: null }))).toEqual([]);
});

test.each([
  ['Sri Wahyuni', 'Wahyuni, Sri', true],
  ['Hj. Siti Aminah', 'siti aminah', true],
  ['José Álvarez', 'Jose Alvarez', true],
  ['Sri', 'Sri', false],
  ['Budi Santoso', 'Budi Hartono', false],
  ['', '', false],
])('%j and %j: %j', (a, b, similar) => {
  expect(namesAreSimilar(a, b)).toBe(similar);
});

test('reasons do not depend on who is asked first, and nobody is a duplicate of themselves', () => {
  const address = fc.constantFrom<[IdentityKind, string]>(
    ['phone', '+628111111111'],
    ['whatsapp', '+628111111111'],
    ['email', 'a@b.id'],
    ['social', 'x'],
  );
  const someone = (n: number) =>
    fc
      .tuple(
        fc.uniqueArray(address, { maxLength: 3 }),
        fc.constantFrom('Budi Santoso', 'Budi Santosa', 'Sri'),
        fc.constantFrom(null, 'Solo', 'solo '),
        fc.subarray(['A-1', 'B-22']),
      )
      .map(([addresses, name, city, orders]) => ({ ...person(n, { name, city }, ...addresses), orders }));
  fc.assert(
    fc.property(someone(1), someone(2), (a, b) => {
      expect(duplicateReasons(a, b)).toEqual(duplicateReasons(b, a));
      expect(duplicateReasons(a, a)).toEqual([]);
    }),
  );
});
