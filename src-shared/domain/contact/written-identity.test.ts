import { expect, test } from 'vitest';
import { greetingFor } from './greeting.ts';
import { canonicalIdentity } from './identity.ts';
import { shownReach, writtenIdentity } from './written-identity.ts';

test.each([
  ['+6281234567890', '0812-3456-7890'],
  ['+628123456789', '0812-3456-789'],
  ['+62811123456789', '0811-1234-56789'],
  ['+622150001234', '(021) 5000-1234'],
  ['+62274512345', '(0274) 5123-45'],
  ['+6591234567', '+65 9123 4567'],
  ['12345', '12345'],
])('%s is written %s, and read again as the same', (value, written) => {
  expect(writtenIdentity({ kind: 'phone', value })).toBe(written);
  if (value.startsWith('+')) expect(canonicalIdentity('phone', written)).toBe(value);
});

test('beside a name stands what people call or write to, never the id of a chat visitor', () => {
  const webchat = { id: '1', kind: 'webchat', value: 'v-1' } as const;
  const email = { id: '2', kind: 'email', value: 'a@b.example' } as const;
  expect([shownReach({ identities: [webchat, email] }), shownReach({ identities: [webchat] })]).toEqual(['a@b.example', '']);
});

test.each([
  ['Asia/Jakarta', 'id', 'Bapak Budi Santoso', 'Selamat pagi, Kak Budi,'],
  ['Asia/Jayapura', 'id', 'Budi', 'Selamat siang, Kak Budi,'],
  ['Asia/Jakarta', 'en', 'Budi', 'Good morning, Budi,'],
  ['Asia/Jakarta', null, '', 'Selamat pagi,'],
] as const)('at 10 in the morning of Jakarta, in %s, language %s, %s is greeted', (zone, language, name, expected) => {
  expect(greetingFor({ name, language }, Date.UTC(2026, 10, 2, 3, 0, 0), zone)).toBe(expected);
});
