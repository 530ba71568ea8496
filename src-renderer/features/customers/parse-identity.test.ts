import { expect, test } from 'vitest';
import { parseIdentity } from './parse-identity.ts';

test('numbers as people write them become international', () => {
  for (const typed of ['0812-3456-7890', '+62 812 3456 7890', '62 812 3456 7890', ' (0812) 3456.7890 ']) {
    expect(parseIdentity(typed)).toEqual({ kind: 'phone', value: '+6281234567890' });
  }
});

test('an e-mail is folded', () => {
  expect(parseIdentity(' Rina@Toko.Example ')).toEqual({ kind: 'email', value: 'rina@toko.example' });
});

test('what is neither is refused', () => {
  for (const typed of ['', 'rina', '12', '08'.repeat(12), 'a@b', '@toko.example', 'a b@toko.example', '0812x3456789']) {
    expect(parseIdentity(typed)).toBeNull();
  }
});
