import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillTemplate, TEMPLATE_NAMES, type TemplateName, templateParts } from './fill.ts';

const nothing = Object.fromEntries(TEMPLATE_NAMES.map((name) => [name, null])) as Record<TemplateName, string | null>;
const pieces = fc.oneof(
  fc.constantFrom('{{', '}}', '[[', ']]', '{', '}', '[', ']', ' ', '\n', 'contact.name', 'order.items', '.', 'nomor resi', '🙂', '\ud800'),
  fc.string({ maxLength: 12 }),
);
const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const value = fc.oneof(fc.constantFrom('{{agent.name}}', '[[x]]', '$&', '$1', '{{', '', '  '), fc.string({ maxLength: 20 }));

describe('the grammar', () => {
  test('blanks are named once and stay; one that is empty, broken or too long is plain text', () => {
    const filled = fillTemplate('Resi [[nomor resi]], [[nomor resi]], [[ kurir ]], [[]], [[  ]], [[a\nb]], [[a[b]], [x], [[y]', nothing);
    expect(filled.blanks).toEqual(['nomor resi', 'kurir']);
    expect(fillTemplate(`[[${'x'.repeat(81)}]]`, nothing).blanks).toEqual([]);
    expect(fillTemplate('[[[dua]]]', nothing)).toMatchObject({ text: '[[[dua]]]', blanks: ['dua'] });
  });

  test('the parts of any text are that text again', () => {
    const joined = (body: string): string =>
      templateParts(body)
        .map((part) => part.raw)
        .join('');
    fc.assert(
      fc.property(text, (body) => {
        expect(joined(body)).toBe(body);
        expect(fillTemplate(body, nothing).text).toBe(body);
      }),
      { numRuns: 500 },
    );
  });

  test('a value comes out as it is, whatever it holds, and what stands around it stays', () => {
    const around = fc.string({ maxLength: 20 }).filter((plain) => !/[[\]{}]/.test(plain));
    fc.assert(
      fc.property(around, fc.constantFrom(...TEMPLATE_NAMES), value, around, (before, name, given, after) => {
        const filled = fillTemplate(`${before}{{${name}}}${after}[[isi]]`, { ...nothing, [name]: given });
        const empty = given.trim() === '';
        expect(filled.text).toBe(`${before}${empty ? `{{${name}}}` : given.trim()}${after}[[isi]]`);
        expect([filled.missing, filled.unknown, filled.blanks]).toEqual([empty ? [name] : [], [], ['isi']]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['{{'.repeat(50_000)],
    ['[['.repeat(50_000)],
    ['{{contact.name'.repeat(7_000)],
    [`{{${' '.repeat(100_000)}`],
    [`[[${'a'.repeat(100_000)}`],
    ['[[a]'.repeat(25_000)],
    [`{{${'a'.repeat(100_000)}}}`],
  ])('a hostile text of 100 KB is read at once (%#)', (hostile) => {
    const started = process.hrtime.bigint();
    expect(
      templateParts(hostile)
        .map((part) => part.raw)
        .join(''),
    ).toBe(hostile);
    // A pattern that backtracks over it takes minutes; this one takes milliseconds.
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1_000);
  });
});
