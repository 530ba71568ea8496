import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDiff } from './word-diff.ts';

test('names the words that left and came', () => {
  expect(wordDiff('Mohon ditunggu ya.', 'Harap ditunggu ya.')).toEqual([
    { text: 'Mohon', change: 'removed' },
    { text: 'Harap', change: 'added' },
    { text: ' ditunggu ya.', change: 'same' },
  ]);
  expect(wordDiff('sama', 'sama')).toEqual([{ text: 'sama', change: 'same' }]);
});

test('both texts can be read from it, whatever they are', () => {
  const text = fc.array(fc.constantFrom('kak', 'paket', ' ', '\n', '{{contact.name}}', '[[kurir]]', '😀', '.')).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after);
      const without = (change: string) => parts.filter((part) => part.change !== change).map((part) => part.text);
      expect(without('added').join('')).toBe(before);
      expect(without('removed').join('')).toBe(after);
    }),
  );
});
