import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createImportRunner } from '../../src-server/modules/customer/import-runner.ts';
import { createImportService, type ImportService } from '../../src-server/modules/customer/import-service.ts';
import { IMPORT_LIMITS, type ImportKind, type ImportStatus, type Mapping } from '../../src-shared/contract/customer-schemas.ts';
import { createSyncKit, type SyncKit, type TestAgent } from '../kit/sync-kit.ts';

let kit: SyncKit;
let imports: ImportService;
beforeAll(async () => {
  kit = await createSyncKit();
  imports = createImportService({ db: kit.db, clock: kit.clock, newId: kit.ids });
});
afterAll(() => kit.stop());
afterEach(() => expect(kit.faults).toEqual([]));

const runner = () => createImportRunner({ db: kit.db, clock: kit.clock, newId: kit.ids });
const as = ({ id, role, teamIds }: TestAgent) => ({ workspaceId: kit.workspace.id, actor: { agentId: id, role, teamIds }, deviceId: kit.ids() });
const admin = () => as(kit.workspace.agents.admin);

async function upload(bytes: Buffer, kind: ImportKind = 'customers', chunk: number = IMPORT_LIMITS.chunkBytes): Promise<string> {
  const id = await imports.begin(admin(), kind, 'pelanggan.csv', bytes.length);
  for (let at = 0; at < bytes.length; at += chunk) await imports.chunk(admin(), id, at, bytes.subarray(at, at + chunk));
  return id;
}

async function run(text: string | Buffer, kind: ImportKind = 'customers', mapping?: Mapping): Promise<ImportStatus> {
  const id = await upload(Buffer.from(text), kind);
  const preview = await imports.preview(admin(), id, mapping ?? null);
  await imports.run(admin(), id, preview.mapping);
  await runner().work();
  return imports.status(admin(), id);
}
async function undo(importId: string): Promise<ImportStatus> {
  await imports.undo(admin(), importId);
  await runner().work();
  return imports.status(admin(), importId);
}

const all = () => kit.inWorkspace((trx) => trx.selectFrom('contact').selectAll().orderBy('name').execute());
const byExternalId = async (id: string) => (await all()).find((row) => row.external_id === id);
const refusedText = async (id: string) => (await imports.refusedPage(admin(), id, 'id', 0)).text;

test('a file of an Indonesian spreadsheet: separators, encoding, headers, reasons; the same file again changes nothing', async () => {
  const file = Buffer.from(
    [
      'Kode Pelanggan;Nama;No. HP;Surel;Kota;Keterangan;Izin',
      'K-1;José Álvarez;0812-3456-0001;JOSE@Contoh.ID;Bandung;;ya',
      'K-2;;0812 3456 0002;;;;',
      'K-3;Tono;12;;;;',
      'K-4;"=HYPERLINK(""x"")";;;;;',
      '',
    ].join('\r\n'),
    'latin1',
  );
  const done = await run(file);
  expect(done).toMatchObject({ state: 'done', total: 4, done: 4, created: 2, updated: 0, refused: 2 });
  expect(await byExternalId('K-1')).toMatchObject({ name: 'José Álvarez', city: 'Bandung', consent_marketing: 'granted', rev: 1 });
  const text = await refusedText(done.importId);
  expect(text).toContain('K-2;'.replace(';', ','));
  expect(text).toMatch(/K-3,Tono,12,.*Nomor telepon salah/);
  const again = await run(file);
  expect(again).toMatchObject({ created: 0, updated: 0, refused: 2 });
  expect(await byExternalId('K-1')).toMatchObject({ rev: 1 });
  expect(await byExternalId('K-4')).toMatchObject({ name: '=HYPERLINK("x")' });
});

test('cells that a spreadsheet would run leave as text in every file we write', async () => {
  const bad = ['=1+1', '+62', '-2', '@SUM(A1)', '\tx', '  =cmd'];
  const done = await run(`externalId,name,phone\n${bad.map((cell, index) => `F-${index},"${cell}",12`).join('\n')}`);
  expect(done.refused).toBe(bad.length);
  for (const line of (await refusedText(done.importId)).split('\r\n').slice(1, -1)) expect(line.split(',')[1]).toMatch(/^"?'/);
});

test('an address finds its customer, a record of a merged customer stays its own, and a quarrel is refused', async () => {
  await run('externalId,name,phone,email\nQ-1,Satu,081299990001,satu@uji.id\nQ-2,Dua,081299990002,');
  expect(await run('name,phone,city\nSatu Baru,+62 812-9999-0001,Solo')).toMatchObject({ updated: 1, created: 0 });
  expect(await byExternalId('Q-1')).toMatchObject({ name: 'Satu Baru', city: 'Solo' });
  const quarrel = await run('externalId,name,phone,email\nQ-2,Dua,081299990001,\n,Siapa,081299990002,satu@uji.id');
  expect(quarrel).toMatchObject({ refused: 2 });
  expect(await refusedText(quarrel.importId)).toMatch(/milik pelanggan lain.*\r\n.*milik beberapa pelanggan/);
  const ani = await kit.device(kit.workspace.agents.ani);
  const [one, two] = [(await byExternalId('Q-1'))?.id ?? '', (await byExternalId('Q-2'))?.id ?? ''];
  await kit.act(ani, { type: 'contact.merge', contactId: two, intoContactId: one });
  // One customer now: the row of the second record brings no quarrel any more.
  expect(await run('externalId,name,phone\nQ-2,Dua,081299990001')).toMatchObject({ refused: 0, created: 0 });
});

test('rows of one file see each other, and the whole import can be taken back', async () => {
  const before = (await all()).length;
  await run('externalId,name,city\nU-0,Lama,Medan');
  const done = await run(
    'externalId,name,city,phone,tags\nU-1,Baru,Bogor,081277770001,vip\nU-1,Baru Sekali,,,"vip;grosir"\nU-0,Lama Diubah,Binjai,081277770002,\n,Lewat Telepon,,081277770001,',
  );
  expect(done).toMatchObject({ created: 1, updated: 3 });
  expect(await byExternalId('U-1')).toMatchObject({ name: 'Lewat Telepon', tags: ['grosir', 'vip'] });
  expect(await undo(done.importId)).toMatchObject({ state: 'undone', kept: 0, done: 4 });
  expect(await byExternalId('U-1')).toBeUndefined();
  expect(await byExternalId('U-0')).toMatchObject({ name: 'Lama', city: 'Medan' });
  expect((await all()).length).toBe(before + 1);
  const left = await kit.inWorkspace((trx) => trx.selectFrom('contact_identity').select('id').where('value', 'like', '+6281277770%').execute());
  expect(left).toEqual([]);
});

test('an undo keeps what was used or changed since, and says so', async () => {
  await run('externalId,name,city\nV-0,Awal,Medan');
  const done = await run('externalId,name,city,phone\nV-1,Dipakai,,081266660001\nV-2,Diubah,,081266660002\nV-0,Akhir,Binjai,');
  const [two, zero] = [await byExternalId('V-2'), await byExternalId('V-0')];
  await run('externalId,number,customerPhone,placedAt,total\nVO-1,VO-1,081266660001,2026-01-02,50000', 'orders');
  const ani = await kit.device(kit.workspace.agents.ani);
  await kit.act(ani, { type: 'contact.edit', contactId: two?.id ?? '', edit: { note: 'Sudah ditelepon', name: 'Diubah Agen' } });
  await kit.act(ani, { type: 'contact.edit', contactId: zero?.id ?? '', edit: { name: 'Nama Agen' } });
  expect(await undo(done.importId)).toMatchObject({ state: 'undone', kept: 3 });
  expect(await byExternalId('V-1')).toMatchObject({ name: 'Dipakai', lifetime_value: 50_000 });
  expect(await byExternalId('V-2')).toMatchObject({ name: 'Diubah Agen', note: 'Sudah ditelepon' });
  expect(await byExternalId('V-0')).toMatchObject({ name: 'Nama Agen', city: 'Medan' });
  const text = await refusedText(done.importId);
  expect(text).toMatch(/V-1,.*sudah dipakai/);
  expect(text).toMatch(/V-0,.*sudah diubah/);
});

test('orders: money, dates and states as people write them; values follow, and their undo too', async () => {
  await run('externalId,name,phone\nW-1,Pembeli,081255550001');
  const head = 'No Pesanan;ID Pelanggan;HP;Tanggal;Status;Total;Mata Uang;Barang';
  const done = await run(
    [
      head,
      'W-A;W-1;;31/07/2026 14:05;selesai;Rp 1.250.000;;"BTK-1|Batik|1|1000000; KOS-2|Kaos|5|50.000"',
      'W-B;;0812 5555 0001;2026-08-01;dibatalkan;900000;;',
      'W-C;W-1;;2026-08-02T10:00:00+09:00;dikirim;10.50;USD;',
      'W-D;tidak-ada;;2026-08-02;dikirim;1;;',
      'W-E;W-1;;31/02/2026;dikirim;1;;',
      'W-F;W-1;;2026-08-02;melayang;1;;',
      'W-G;W-1;;2026-08-02;dikirim;banyak;;',
      'W-H;W-1;;2026-08-02;dikirim;1;;satu kaos',
    ].join('\n'),
    'orders',
  );
  expect(done).toMatchObject({ created: 3, refused: 5 });
  expect(await byExternalId('W-1')).toMatchObject({ lifetime_value: 1_250_000, order_count: 1, last_order_at: Date.UTC(2026, 6, 31, 7, 5) });
  const rows = await kit.inWorkspace((trx) =>
    trx.selectFrom('customer_order').selectAll().where('number', 'like', 'W-%').orderBy('number').execute(),
  );
  expect(rows.map(({ number, state, currency, total }) => [number, state, currency, total])).toEqual([
    ['W-A', 'delivered', 'IDR', 1_250_000],
    ['W-B', 'cancelled', 'IDR', 900_000],
    ['W-C', 'shipped', 'USD', 10.5],
  ]);
  expect(rows[0]?.items).toEqual([
    { sku: 'BTK-1', name: 'Batik', quantity: 1, unitPrice: 1_000_000 },
    { sku: 'KOS-2', name: 'Kaos', quantity: 5, unitPrice: 50_000 },
  ]);
  expect(rows[2]?.placed_at).toBe(Date.UTC(2026, 7, 2, 1));
  expect(await undo(done.importId)).toMatchObject({ state: 'undone', kept: 0 });
  expect(await byExternalId('W-1')).toMatchObject({ lifetime_value: 0, order_count: 0, last_order_at: null });
});

test('another node goes on where the first one stopped, and no row is done twice', async () => {
  const rows = Array.from({ length: 1_300 }, (_, index) => `N-${index},Nama ${index}`);
  const id = await upload(Buffer.from(`externalId,name\n${rows.join('\n')}`), 'customers', 7_001);
  await imports.run(admin(), id, { 0: 'externalId', 1: 'name' });
  // The clock passes the end of the turn during the first batch.
  const started = kit.time.now;
  let asked = 0;
  const hurried = { ...kit.clock, now: () => started + (++asked > 6 ? 1_000 : 0) };
  await createImportRunner({ db: kit.db, clock: hurried, newId: kit.ids }).work();
  const half = await imports.status(admin(), id);
  expect(half.state).toBe('running');
  expect(half.done % 500).toBe(0);
  await runner().work();
  expect((await imports.status(admin(), id)).done).toBe(half.done);
  kit.time.now += 120_000;
  await runner().work();
  expect(await imports.status(admin(), id)).toMatchObject({ state: 'done', done: 1_300, created: 1_300, updated: 0, refused: 0 });
});

describe('files that cannot be read', () => {
  const comma = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`).join(',');
  test.each([
    ['one byte of a mark', Buffer.from('\ufeff'), 'empty'],
    ['a header alone', Buffer.from('name,phone\r\n\r\n'), 'noRows'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 10, 0]), 'notText'],
    ['300 columns', Buffer.from(`${comma(300)}\n1`), 'tooManyColumns'],
    ['an endless line', Buffer.concat([Buffer.from('name,phone\n'), Buffer.alloc(3 * 1024 * 1024, 'a')]), 'lineTooLong'],
    ['a quotation mark never closed', Buffer.from('name,phone\n"Sari,0812'), 'quotes'],
  ])('%s', async (_name, bytes, problem) => {
    const id = await upload(bytes);
    await expect(imports.preview(admin(), id, null)).rejects.toMatchObject({ code: 'FILE_UNREADABLE', data: expect.objectContaining({ problem }) });
    expect(await imports.status(admin(), id)).toMatchObject({ state: 'failed', problem, done: 0 });
  });

  test('an announcement that is too large, pieces out of order, and steps at the wrong time', async () => {
    await expect(imports.begin(admin(), 'customers', 'x.csv', IMPORT_LIMITS.fileBytes + 1)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    const id = await imports.begin(admin(), 'customers', 'x.csv', 20);
    expect(await imports.chunk(admin(), id, 0, Buffer.from('name,pho'))).toBe(8);
    expect(await imports.chunk(admin(), id, 0, Buffer.from('name,pho'))).toBe(8);
    await expect(imports.chunk(admin(), id, 12, Buffer.from('x'))).rejects.toMatchObject({ data: { problem: 'wrongOffset', received: 8 } });
    await expect(imports.chunk(admin(), id, 8, Buffer.alloc(13, 'x'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(imports.preview(admin(), id, null)).rejects.toMatchObject({ data: expect.objectContaining({ problem: 'incomplete' }) });
    await expect(imports.undo(admin(), id)).rejects.toMatchObject({ data: { problem: 'wrongState' } });
    expect(await imports.chunk(admin(), id, 8, Buffer.from('ne\nSari,0812'))).toBe(20);
    await expect(imports.run(admin(), id, { 0: 'name' })).rejects.toMatchObject({ data: { problem: 'noMapping' } });
    await expect(imports.run(admin(), id, { 0: 'phone', 9: 'name' })).rejects.toMatchObject({ data: { problem: 'noMapping' } });
  });

  test('who may not: an agent at all, a lead another’s import', async () => {
    const id = await upload(Buffer.from('name,phone\nSari,081200001111'));
    await expect(imports.begin(as(kit.workspace.agents.ani), 'customers', 'x.csv', 1)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(imports.status(as(kit.workspace.agents.lead), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await imports.list(as(kit.workspace.agents.lead))).toEqual([]);
  });
});

test('UTF-16 and UTF-8 with marks, tabs and quotes are read alike', async () => {
  const text = 'external id\tname\tnote\nE-1\t"Núr ""Hidayah"""\t"baris satu\nbaris dua"\n';
  for (const [index, bytes] of [Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${text}`)].entries()) {
    const done = await run(bytes);
    expect(done).toMatchObject({ total: 1, refused: 0, created: index === 0 ? 1 : 0 });
    expect(await byExternalId('E-1')).toMatchObject({ name: 'Núr "Hidayah"', note: 'baris satu\nbaris dua' });
  }
});
