import { expect, test } from 'vitest';
import { textWith } from './compose-bus.ts';

test.each([
  ['', 0, 'Halo,', 'Halo, ', 6],
  ['apa kabar', 0, 'Halo,', 'Halo, apa kabar', 5],
  ['Halo', 4, 'Kaus kaki', 'Halo Kaus kaki ', 15],
  ['ada dan', 4, 'X', 'ada X dan', 5],
])('%j at %i takes %j', (text, caret, words, expected, after) => {
  expect(textWith(text, caret, words)).toEqual({ text: expected, caret: after });
});
