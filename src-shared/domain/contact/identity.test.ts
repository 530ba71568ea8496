import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDENTITY_KINDS } from './contact.ts';
import { COUNTRIES, canonicalIdentity, countryOf, identitiesIn } from './identity.ts';

test.each([
  ['phone', '0812-3456-7890', '+6281234567890'],
  ['phone', '+62 812 3456 7890', '+6281234567890'],
  ['phone', '62 812 3456 7890', '+6281234567890'],
  ['phone', '81234567890', '+6281234567890'],
  ['phone', '(021) 555 0123', '+62215550123'],
  ['phone', '+1 202 555 0134', '+12025550134'],
  ['phone', '０８１２３４５６７８９０', '+6281234567890'],
  ['phone', 'nol delapan satu', null],
  ['phone', '12', null],
  ['phone', '6.28123E+12', null],
  ['whatsapp', '0812 3456 7890', '+6281234567890'],
  ['email', '  Sari.Dewi@Contoh.ID ', 'sari.dewi@contoh.id'],
  ['email', 'sari.dewi+toko@contoh.id', 'sari.dewi+toko@contoh.id'],
  ['email', 'jose\u0301@contoh.id', 'jos\u00e9@contoh.id'],
  ['email', 'sari@contoh', null],
  ['email', 'Sari <sari@contoh.id>', null],
  ['email', 'a@b@contoh.id', null],
  ['webchat', 'abc', 'abc'],
  ['social', ' ', null],
] as const)('%s %j is stored as %j', (kind, value, canonical) => {
  expect(canonicalIdentity(kind, value)).toBe(canonical);
});

test('a number without a country code is of the workspace’s country', () => {
  expect(countryOf('Asia/Jayapura')).toBe('ID');
  expect(canonicalIdentity('phone', '012-345 6789', countryOf('Asia/Kuala_Lumpur'))).toBe('+60123456789');
  expect(canonicalIdentity('phone', '0412 345 678', countryOf('Australia/Perth'))).toBe('+61412345678');
  expect(canonicalIdentity('phone', '+62 812 3456 7890', countryOf('Asia/Singapore'))).toBe('+6281234567890');
});

test('what is canonical stays as it is, in every country; whatever comes in, nothing throws', () => {
  const given = fc.oneof(fc.string({ maxLength: 400 }), fc.emailAddress(), fc.stringMatching(/^[+0]?[\d ().-]{3,20}$/));
  fc.assert(
    fc.property(fc.constantFrom(...IDENTITY_KINDS), given, fc.constantFrom(...COUNTRIES), (kind, value, country) => {
      const once = canonicalIdentity(kind, value, country);
      if (once !== null) expect(COUNTRIES.map((other) => canonicalIdentity(kind, once, other))).toEqual(COUNTRIES.map(() => once));
    }),
  );
});

test('one Indonesian number in any writing is one identity', () => {
  const number = fc.stringMatching(/^8[1-9][0-9]{8,9}$/);
  const writings = (digits: string): string[] => [
    `0${digits}`,
    `+62${digits}`,
    `62${digits}`,
    `0${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
    ` +62 (${digits.slice(0, 3)}) ${digits.slice(3)} `,
  ];
  fc.assert(
    fc.property(number, (digits) => {
      expect(new Set(writings(digits).map((writing) => canonicalIdentity('phone', writing)))).toEqual(new Set([`+62${digits}`]));
    }),
  );
});

test('addresses in a note are found as they would be stored', () => {
  expect(identitiesIn('Sari@Contoh.id · 0812 3456 7890 · pesanan TN-2000017 tanggal 12')).toEqual([
    { kind: 'email', value: 'sari@contoh.id' },
    { kind: 'phone', value: '+6281234567890' },
  ]);
  fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => void identitiesIn(text)));
});
