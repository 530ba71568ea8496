import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksIn, namesOf, nextBlank, partsOf } from './template-marks.ts';

const text = 'Halo {{contact.name}}, paket lewat [[kurir]] tiba [[ hari apa ]]. {{contact.name}}';

test('finds blanks and values in order, each name once', () => {
  const marks = marksIn(text);
  expect(marks.map(({ kind, name }) => `${kind}:${name}`)).toEqual(['value:contact.name', 'blank:kurir', 'blank:hari apa', 'value:contact.name']);
  expect(namesOf(marks, 'value')).toEqual(['contact.name']);
  expect(namesOf(marks, 'blank')).toEqual(['kurir', 'hari apa']);
});

test('what is not closed, empty or over two lines is plain text', () => {
  expect(marksIn('[[a [b] [[]] [[a\nb]] {{a b}} {{}} {a} [a]')).toEqual([]);
});

test('the pieces make the text again, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('[[', ']]', '{{', '}}', 'kurir', ' ', '\n', 'contact.name', '😀')), (pieces) => {
      const whole = pieces.join('');
      const parts = partsOf(whole);
      expect(parts.map((part) => part.text).join('')).toBe(whole);
      for (const { text: piece, mark } of parts) if (mark !== null) expect(whole.slice(mark.start, mark.end)).toBe(piece);
    }),
  );
});

test('Tab goes from blank to blank and leaves the field after the last', () => {
  const marks = marksIn(text);
  const [first, second] = marks.filter((mark) => mark.kind === 'blank');
  const at = (mark: typeof first) => ({ start: mark?.start ?? -1, end: mark?.end ?? -1 });
  expect(nextBlank(marks, { start: 0, end: 0 }, false)).toBe(first);
  expect(nextBlank(marks, at(first), false)).toBe(second);
  expect(nextBlank(marks, at(second), false)).toBeNull();
  expect(nextBlank(marks, at(second), true)).toBe(first);
  expect(nextBlank(marks, at(first), true)).toBeNull();
  expect(nextBlank(marks, { start: text.length, end: text.length }, false)).toBe(first);
  expect(nextBlank(marksIn('tanpa isian'), { start: 0, end: 0 }, false)).toBeNull();
});
