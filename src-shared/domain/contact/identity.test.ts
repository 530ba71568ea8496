import { expect, test } from 'vitest';
import { canonicalIdentity } from './identity.ts';

test.each([
  ['phone', '0812-3456-7890', '+6281234567890'],
  ['phone', '+62 812 3456 7890', '+6281234567890'],
  ['phone', '62 812 3456 7890', '+6281234567890'],
  ['phone', '(021) 555 0123', '+62215550123'],
  ['phone', '+1 202 555 0134', '+12025550134'],
  ['phone', 'nol delapan satu', null],
  ['phone', '12', null],
  ['email', '  Sari.Dewi@Contoh.ID ', 'sari.dewi@contoh.id'],
  ['email', 'sari@contoh', null],
  ['email', 'Sari <sari@contoh.id>', null],
  ['webchat', 'abc', 'abc'],
  ['social', ' ', null],
] as const)('%s %j is stored as %j', (kind, value, canonical) => {
  expect(canonicalIdentity(kind, value)).toBe(canonical);
});
