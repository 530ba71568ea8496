import { expect, test } from 'vitest';
import { slashToken } from './slash-token.ts';

const at = (text: string) => slashToken(text, text.length);

test('a slash asks for templates at the beginning of a line and after a space', () => {
  expect(at('/')).toEqual({ start: 0, end: 1, query: '' });
  expect(at('Halo /kirim')).toEqual({ start: 5, end: 11, query: 'kirim' });
  expect(at('Halo\n/mohon-maaf')).toEqual({ start: 5, end: 16, query: 'mohon-maaf' });
  expect(slashToken('/kirim besok', 4)).toEqual({ start: 0, end: 4, query: 'kir' });
});

test('a slash inside words, dates and addresses does not', () => {
  for (const text of ['dan/atau', '12/11', 'https://toko.example/a', '/kirim besok', 'Halo', '', '//', `${'a'.repeat(60)}/x`, `/${'a'.repeat(60)}`]) {
    expect(at(text)).toBeNull();
  }
});
