import { expect, test } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';

test.each([
  [undefined, 'id'],
  ['', 'id'],
  ['en-GB,en;q=0.9', 'en'],
  ['id-ID,id;q=0.9,en;q=0.8', 'id'],
  ['en;q=0.2, id;q=0.7', 'id'],
  ['in', 'id'],
  ['jv, en;q=0.5', 'en'],
  ['fr;q=1, de', 'id'],
  ['en;q=0', 'id'],
  ['en;q=x', 'en'],
  [',;,;q=;=;,en', 'en'],
])('%j prefers %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
