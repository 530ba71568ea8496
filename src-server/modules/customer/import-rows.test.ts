import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMPORT_FIELDS, IMPORT_KINDS, ROW_PROBLEMS } from '#shared/contract/customer-schemas.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { fileProblemText, rowProblemText } from '#shared/text/import-text.ts';
import { analyseFile, readRows } from './import-file.ts';
import { fieldsOf, mappingFits, suggestMapping } from './import-mapping.ts';
import { readCustomerRow } from './read-customer-row.ts';
import { readDate } from './read-date.ts';
import { readItems, readMoney, readOrderRow } from './read-order-row.ts';

test.each([
  ['1250000', 1_250_000],
  ['Rp 1.250.000', 1_250_000],
  ['Rp1.250.000,-', 1_250_000],
  ['IDR 89.000', 89_000],
  ['1,250,000.50', 1_250_000.5],
  ['1.250.000,50', 1_250_000.5],
  ['10.50', 10.5],
  ['10,5', 10.5],
  ['1 250 000', 1_250_000],
  ['0', 0],
  ['', null],
  ['-5', null],
  ['1.2.3', null],
  ['1,2,3.4', 123.4],
  ['banyak', null],
  ['1e9', null],
  ['99999999999999999', null],
])('amount %j is %j', (text, amount) => {
  expect(readMoney(text)).toBe(amount);
});

test.each([
  ['2026-07-31', Date.UTC(2026, 6, 30, 17)],
  ['2026-07-31 14:05', Date.UTC(2026, 6, 31, 7, 5)],
  ['2026-07-31T14:05:06.789Z', Date.UTC(2026, 6, 31, 14, 5, 6)],
  ['2026-07-31T14:05:06+09:00', Date.UTC(2026, 6, 31, 5, 5, 6)],
  ['31/07/2026 14.05', Date.UTC(2026, 6, 31, 7, 5)],
  ['31-7-2026', Date.UTC(2026, 6, 30, 17)],
  ['31/02/2026', null],
  ['2026-13-01', null],
  ['2026-07-31 24:00', null],
  ['kemarin', null],
  ['', null],
])('date %j is read in the workspace’s zone', (text, at) => {
  expect(readDate(text, 'Asia/Jakarta')).toBe(at);
});

test('items by hand or as JSON, never half', () => {
  const item = { sku: 'K-1', name: 'Kopi', quantity: 2, unitPrice: 92_000 };
  expect(readItems('K-1|Kopi|2|92.000')).toEqual([item]);
  expect(readItems(JSON.stringify([item]))).toEqual([item]);
  expect(readItems('')).toEqual([]);
  for (const bad of ['Kopi', 'K-1|Kopi|0|1', 'K-1|Kopi|2|92.000; sisa', 'K|K|1|1|1', '[1]', '[']) expect(readItems(bad)).toBeNull();
});

test.each([
  [
    'customers',
    ['ID Pelanggan', 'Nama Lengkap', 'No. HP', 'Alamat E-mail', 'Nomor WA', 'Kota/Kabupaten', 'Warna'],
    ['externalId', 'name', 'phone', 'email', 'whatsapp', 'city'],
  ],
  ['customers', ['Customer ID', 'Full Name', 'Phone Number', 'E-Mail', 'phone'], ['externalId', 'name', 'phone', 'email']],
  [
    'orders',
    ['Order ID', 'Order Number', 'Customer ID', 'Order Date', 'Status', 'Grand Total', 'Currency'],
    ['externalId', 'number', 'customerExternalId', 'placedAt', 'state', 'total', 'currency'],
  ],
  ['orders', ['No. Pesanan', 'HP', 'Tgl Pesanan', 'Total Bayar', 'Barang'], ['number', 'customerPhone', 'placedAt', 'total', 'items']],
] as const)('headers of %s are recognized: %j', (kind, columns, fields) => {
  const mapping = suggestMapping(kind, columns);
  expect(Object.values(mapping)).toEqual(fields);
  expect(mappingFits(kind, mapping, columns.length)).toBe(true);
});

test('what our own export guards with an apostrophe comes back without it', () => {
  expect(fieldsOf(["'=1+1", "'+6281234567890", "d'Artagnan", "'quoted'"], { 0: 'name', 1: 'phone', 2: 'company', 3: 'city' })).toEqual({
    ...{ name: '=1+1', phone: '+6281234567890', company: "d'Artagnan", city: "'quoted'" },
  });
});

test('every problem of a row and of a file has its sentence', () => {
  expect(Object.keys(rowProblemText).sort()).toEqual([...ROW_PROBLEMS].sort());
  expect(Object.values<{ id: string; en: string }>(fileProblemText).every(({ id, en }) => id !== '' && en !== '')).toBe(true);
});

test('any cells are read or refused with a known problem, for every mapping', () => {
  const texts = fc.oneof(fc.string({ maxLength: 300 }), fc.constantFrom('0812', 'ya', '2026-01-01', '1.000', 'id', 'paid', '\u0000', '\ud800'));
  fc.assert(
    fc.property(fc.constantFrom(...IMPORT_KINDS), fc.array(texts, { maxLength: 12 }), (kind, cells) => {
      const fields = fieldsOf(cells, Object.fromEntries(IMPORT_FIELDS[kind].map((field, index) => [index, field])));
      const row = kind === 'customers' ? readCustomerRow(fields, 'ID') : readOrderRow(fields, 'ID', 'Asia/Jakarta');
      if ('problem' in row) expect(ROW_PROBLEMS).toContain(row.problem);
    }),
  );
});

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('any bytes are read to their end, or refused with FILE_UNREADABLE; pieces may break anywhere', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    fc
      .array(
        fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }).map((cells) => cells.join(';')),
        { maxLength: 12 },
      )
      .map((lines) => Buffer.from(lines.join('\n'))),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (content, size) => {
      const facts = await analyseFile(() => inPieces(content, size)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(CodedError);
        expect((error as CodedError).code).toBe('FILE_UNREADABLE');
        return null;
      });
      if (facts === null) return;
      let rows = 0;
      for await (const { n } of readRows(() => inPieces(content, 7), facts)) rows = n;
      expect(rows).toBe(facts.total);
    }),
    { numRuns: 200 },
  );
});

test('what a spreadsheet writes is read back cell for cell', async () => {
  const cell = fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\u0000', '').replaceAll('\ufeff', '').toWellFormed());
  const table = fc.array(fc.tuple(fc.constant('k'), cell, cell), { minLength: 1, maxLength: 8 });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), fc.boolean(), async (rows, delimiter, mark) => {
      const lines = [['a', 'b', 'c'].join(delimiter), ...rows.map((row) => row.map(quoted).join(delimiter))];
      const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`);
      const facts = await analyseFile(() => inPieces(bytes, 13));
      const read: (readonly string[])[] = [];
      for await (const { n, cells } of readRows(() => inPieces(bytes, 11), facts)) if (n > 0) read.push(cells);
      expect(read).toEqual(rows);
    }),
  );
});
