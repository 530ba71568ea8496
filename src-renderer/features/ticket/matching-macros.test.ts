import { expect, test } from 'vitest';
import { matchingMacros } from './matching-macros.ts';

const macros = [
  { name: 'Teruskan ke pembayaran', shortcut: '' },
  { name: 'Refund disetujui', shortcut: 'ref' },
  { name: 'Arsip lama, minta refund', shortcut: 'lama' },
];
const names = (query: string) => matchingMacros(macros, query).map(({ name }) => name);

test('all by name without words; with words only those that have every one', () => {
  expect(names('  ')).toEqual(['Arsip lama, minta refund', 'Refund disetujui', 'Teruskan ke pembayaran']);
  expect(names('minta REFUND')).toEqual(['Arsip lama, minta refund']);
  expect(names('tidak ada')).toEqual([]);
});

test('the shortcut that begins so comes first', () => {
  expect(names('ref')).toEqual(['Refund disetujui', 'Arsip lama, minta refund']);
});
