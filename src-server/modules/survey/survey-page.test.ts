import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstNameOf, formPage, noticePage, surveyPagePolicy } from './survey-page.ts';

const form = {
  ...({ kind: 'nps', shopName: 'Toko', firstName: 'Budi', problem: null, problemValues: {}, score: null, comment: '' } as const),
};

test('only the first name is shown, without signs that could disguise it', () => {
  expect(firstNameOf('  Budi  Santoso ')).toBe('Budi');
  expect(firstNameOf('\u202eidub')).toBe('idub');
  expect(firstNameOf('\u0000\n')).toBe('');
  expect(firstNameOf('x'.repeat(500))).toHaveLength(40);
});

test('every number of the scale can be chosen, and one that came back is', () => {
  const html = formPage('id', { ...form, score: 7 });
  expect([...html.matchAll(/name="score" id="score-(\d+)"/g)].map((match) => Number(match[1]))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect([...html.matchAll(/value="(\d+)" required checked/g)].map((match) => match[1])).toEqual(['7']);
});

test('the page holds no script and loads nothing', () => {
  const pages = [formPage('en', form), noticePage('id', 'done', 'Toko'), noticePage('en', 'unknown', '')];
  for (const html of pages) expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|\son\w+=|https?:/i);
  expect(surveyPagePolicy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
});

test('[property] whatever a shop, a name or a comment is called, the page has the same elements', () => {
  const shape = (html: string) => [...html.matchAll(/<(\/?[a-z0-9]+)/gi)].map((match) => match[1]).join(' ');
  const plain = shape(formPage('id', form));
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</textarea><script>', '"><img src=x onerror=1>', '&lt;', '$&', "'"));
  fc.assert(
    fc.property(text, text, text, (shopName, name, comment) => {
      const html = formPage('id', { ...form, shopName: shopName || 'Toko', firstName: firstNameOf(name) || 'Budi', comment });
      expect(shape(html)).toBe(plain);
    }),
  );
});
