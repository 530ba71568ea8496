import { expect, test } from 'vitest';
import { externalTarget } from './external-target.ts';

test('a web address is shown by its host, look-alike letters in punycode', () => {
  expect(externalTarget('https://toko.example/pesanan?id=1')).toEqual({ url: 'https://toko.example/pesanan?id=1', shown: 'toko.example' });
  expect(externalTarget('https://tоko.example/')?.shown).toBe('xn--tko-sed.example');
});

test('mail and telephone keep only whom they reach', () => {
  expect(externalTarget('mailto:sari@toko.example?bcc=spy@evil.example&body=x')?.url).toBe('mailto:sari@toko.example');
  expect(externalTarget('tel:+6281234567890')?.shown).toBe('tel:+6281234567890');
});

test.each([
  'http://toko.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://server/share',
  'ms-msdt:/id',
  'tanggap://ticket/1',
  'https://bank.example@evil.example/',
  'mailto:a@b.example,c@d.example',
  'mailto:',
  'tel:1;cmd',
  ' ',
  'toko.example',
  `https://toko.example/${'a'.repeat(2_000)}`,
])('%j is not opened', (address) => {
  expect(externalTarget(address)).toBeNull();
});
