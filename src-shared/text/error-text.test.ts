import { expect, test } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../contract/errors.ts';
import { REFUSAL_CODES, type RefusalCode } from '../domain/sync/command.ts';
import { errorText } from './error-text.ts';
import { LANGUAGES, type Sentence } from './languages.ts';
import { refusalText } from './refusal-text.ts';

errorText satisfies Record<ErrorCode, Sentence>;
refusalText satisfies Record<RefusalCode, Sentence>;

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('every error code has a sentence in both languages, and no sentence is without a code', () => {
  expect(Object.keys(errorText).sort()).toEqual([...ERROR_CODES].sort());
});

test('every refusal has a sentence in both languages', () => {
  expect(Object.keys(refusalText).sort()).toEqual([...REFUSAL_CODES].sort());
});

test.each([...Object.entries(errorText), ...Object.entries(refusalText)])(
  '%s names the same values in every language',
  (_code, sentence: Sentence) => {
    const [first, ...others] = LANGUAGES.map((language) => placeholders(sentence[language]));
    for (const other of others) expect(other).toEqual(first);
    for (const language of LANGUAGES) expect(sentence[language].length).toBeGreaterThan(8);
  },
);
