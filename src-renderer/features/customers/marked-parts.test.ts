import { expect, test } from 'vitest';
import { mappedTo } from './mapped-to.ts';
import { markedParts } from './marked-parts.ts';

const marked = (text: string, ...words: string[]) =>
  markedParts(text, words)
    .map((part) => (part.found ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['Pesanannya belum sampai', ['pesanan'], '[Pesanannya] belum sampai'],
  ['di café Élan', ['cafe', 'elan'], 'di [café] [Élan]'],
  ['TN-2026-00417', ['tn-2026'], '[TN]-[2026]-00417'],
  ['belum', ['lum'], 'belum'],
  ['', ['x'], ''],
])('%s with %j', (text, words, expected) => {
  expect(marked(text, ...words)).toBe(expected);
});

test('a field holds one column: the later choice takes it over, and none gives it back', () => {
  expect(mappedTo({ '0': 'name', '1': 'phone' }, 2, 'phone')).toEqual({ '0': 'name', '2': 'phone' });
  expect(mappedTo({ '0': 'name', '1': 'phone' }, 1, 'email')).toEqual({ '0': 'name', '1': 'email' });
  expect(mappedTo({ '0': 'name' }, 0, '')).toEqual({});
});
