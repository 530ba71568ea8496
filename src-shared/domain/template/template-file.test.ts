import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReplyTemplate } from '../presence/directory.ts';
import { readTemplateFile, writeTemplateFile } from './template-file.ts';

const read = (text: string) => readTemplateFile(text, 100);
const rowsOf = (text: string) => {
  const file = read(text);
  return file.kind === 'rows' ? file.rows : [];
};

test('what is written is read again', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const template = fc.record({
    ...{ id: fc.uuid(), teamId: fc.option(fc.constant('t')), agentId: fc.constant(null), language: fc.constantFrom('id' as const, 'en' as const) },
    ...{ topic: text, shortcut: text, title: text, body: text, attachments: fc.constant([]), status: fc.constant('published' as const) },
    ...{ version: fc.constant(1), updatedById: fc.constant(null), updatedAt: fc.constant(0), rev: fc.constant(1) },
  });
  fc.assert(
    fc.property(fc.array(template, { minLength: 1, maxLength: 5 }), (templates: ReplyTemplate[]) => {
      const rows = rowsOf(writeTemplateFile(templates, () => 'Pengiriman', '2026-03-16T00:00:00Z'));
      expect(rows.map(({ fields }) => [fields.id, fields.title, fields.body, fields.team])).toEqual(
        templates.map(({ id, title, body, teamId }) => [id, title, body, teamId === null ? null : 'Pengiriman']),
      );
    }),
  );
});

describe('CSV', () => {
  test('is read with any of the usual separators, quotes, line ends and names', () => {
    const expected = [{ title: 'Resi', body: 'Halo "Kak",\nresi; ini', shortcut: 'resi' }];
    expect(rowsOf('title,body,shortcut\r\nResi,"Halo ""Kak"",\nresi; ini",resi\r\n').map((row) => row.fields)).toEqual(expected);
    expect(rowsOf('\ufeffJudul;Isi;Pintasan;Catatan\nResi;"Halo ""Kak"",\nresi; ini";resi;x\n\n').map((row) => row.fields)).toEqual(expected);
    expect(rowsOf('title\tbody\tbahasa\tpribadi\tTim\na\tb\tEN\tya\t\n')[0]?.fields).toEqual({
      ...{ title: 'a', body: 'b', language: 'en', personal: true, team: null },
    });
    expect(rowsOf('title,body\na,"1\n2"\nb,c').map((row) => row.line)).toEqual([2, 4]);
  });

  test('any cell that is quoted comes back as it was', () => {
    const cell = fc.array(fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', '\t', 'é')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
        const lines = cells.map((body) => `t,"${body.replaceAll('"', '""')}"`);
        expect(rowsOf(['title,body', ...lines].join('\n')).map((row) => row.fields.body)).toEqual(cells);
      }),
    );
  });
});

test.each([
  ['', 'empty', 1],
  [' \n ', 'empty', 1],
  ['{"format":"tanggap-templates",\n"version":1,\n"templates":[}', 'notJson', 3],
  ['{"format":\n\n"tanggap', 'notJson', 3],
  ['{"format":"lain","version":1,"templates":[]}', 'notOurs', 1],
  ['[]', 'notOurs', 1],
  ['{"format":"tanggap-templates","version":2,"templates":[{}]}', 'newerVersion', 1],
  ['{"format":"tanggap-templates","version":1,"templates":[]}', 'noTemplates', 1],
  ['{"format":"tanggap-templates","version":1}', 'noTemplates', 1],
  ['title,body', 'noTemplates', 1],
  ['nama,alamat\na,b', 'missingColumn', 1],
  ['title,body\na,"b\nc', 'openQuote', 2],
  [`title,body\n${'a,b\n'.repeat(101)}`, 'tooMany', 102],
])('%j cannot be read: %s in line %d', (text, problem, line) => {
  expect(read(text)).toMatchObject({ kind: 'unreadable', problem, line });
});

test('whatever a file holds, reading it ends with rows or a reason', () => {
  const parts = fc.constantFrom('{', '}', '[', '"', ',', ';', '\n', 'title', 'body', '"format":"tanggap-templates"', 'templates', ':', '1', '\u0000');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(parts).map((given) => given.join('')),
        fc.json(),
      ),
      (text) => {
        const file = read(text);
        if (file.kind === 'rows') expect(file.rows.length).toBeGreaterThan(0);
        else expect(file.line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});
