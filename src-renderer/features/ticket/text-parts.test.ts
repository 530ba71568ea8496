import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedText, textParts } from './text-parts.ts';

test('finds addresses and leaves the full stop outside', () => {
  expect(textParts('Lihat https://toko.example/a?b=1. Ya?')).toEqual([
    { kind: 'text', value: 'Lihat ' },
    { kind: 'link', value: 'https://toko.example/a?b=1' },
    { kind: 'text', value: '. Ya?' },
  ]);
  expect(textParts('javascript:alert(1) file:///etc/passwd').every((part) => part.kind === 'text')).toBe(true);
});

test('the parts put together are the text, whatever it is', () => {
  const bits = fc.array(fc.oneof(fc.string(), fc.constant('https://a.example/'), fc.constant('http://'), fc.constant('…)')));
  fc.assert(
    fc.property(bits, (words) => {
      const text = words.join('');
      expect(
        textParts(text)
          .map((part) => part.value)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('long messages fold to a beginning, short ones do not', () => {
  expect(foldedText('Halo Kak')).toBeNull();
  const words = 'kata '.repeat(20_000);
  const head = foldedText(words) ?? '';
  expect(head.length).toBeLessThanOrEqual(1_500);
  expect(words.startsWith(head)).toBe(true);
  expect((foldedText('baris\n'.repeat(500)) ?? '').split('\n').length).toBeLessThanOrEqual(25);
});
