import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv-write.ts';

test('cells with signs of the format are quoted, numbers stay numbers', () => {
  expect(
    csvText([
      ['Nama', 'Nilai', 'n'],
      ['Umum, "lama"', -12.5, null],
      ['dua\nbaris', 0, 3],
    ]),
  ).toBe('\uFEFFNama,Nilai,n\r\n"Umum, ""lama""",-12.5,\r\n"dua\nbaris",0,3\r\n');
});

test('no text begins as a formula, whatever someone called a queue or an agent', () => {
  for (const bad of ['=1+1', '+62', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=cmd']) {
    expect(csvText([[bad]]).replace(/^\uFEFF"?/, '')).toMatch(/^'/);
  }
  fc.assert(fc.property(fc.string(), (text) => !/^\uFEFF"?\s*[=+\-@]/.test(csvText([[text]]))));
});
