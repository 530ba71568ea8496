import { expect, test } from 'vitest';
import { soundLocale } from './sound-locale.ts';

test('only a language that Intl refuses is replaced', () => {
  const posix = { language: 'en-US@posix' };
  soundLocale(posix, 'id');
  expect(posix.language).toBe('id');
  const english = { language: 'en-GB' };
  soundLocale(english, 'id');
  expect(english.language).toBe('en-GB');
});
