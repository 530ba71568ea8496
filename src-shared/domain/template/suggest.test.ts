import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templatePlan } from '../../../test/kit/sample/templates.ts';
import type { ReplyTemplate } from '../presence/directory.ts';
import { type PastUse, suggestDocument, suggestIndex, suggestTemplates } from './suggest.ts';
import { rootOf, telling } from './words.ts';

const templates = templatePlan.map(
  ({ team: _, ...plan }): ReplyTemplate => ({
    ...{ id: plan.shortcut, teamId: null, agentId: null, attachments: [], status: 'published', version: 1, updatedById: null, updatedAt: 0, rev: 1 },
    ...plan,
  }),
);
const suggest = (message: string, { uses = [], language = 'id' }: { uses?: PastUse[]; language?: 'id' | 'en' | null } = {}) =>
  suggestTemplates(suggestIndex(templates.map(suggestDocument), uses), message, language, 3);
const shortcuts = (...given: Parameters<typeof suggest>) => suggest(...given).map(({ template }) => template.shortcut);

test.each([
  ['Kak kode OTP ga masuk2 dari tadi, gimana ya?', 'otp'],
  ['Min paket sy udah lewat estimasi blm sampai juga, terlambat 3 hari', 'terlambat'],
  ['saya mau lacak paket, resinya mana ya', 'resi'],
  ['Barang yang saya terima rusak, layarnya pecah. Ini fotonya', 'rusak'],
  ['mau tukar ukuran sepatu kak, kekecilan', 'tukar'],
  ['lupa kata sandi akun, mau reset password', 'sandi'],
  ['Refund saya berapa lama masuknya? uangnya belum kembali', 'dana'],
  ['voucher belanja saya tidak bisa dipakai', 'voucher'],
  ['bisa minta faktur pajak untuk kantor?', 'faktur'],
  ['alamat pengiriman salah, mau diubah sebelum paketnya berangkat', 'alamat'],
  ['stok kemeja batik masih tersedia?', 'stok'],
  ['klaim garansi blender gimana caranya', 'garansi'],
  ['pembayaran saya terpotong dua kali, terbayar ganda', 'gandabayar'],
  ['akun saya terkunci karena salah sandi', 'blokir'],
])('%j is answered with "%s" among the first', (message, shortcut) => {
  const found = suggest(message);
  expect(found.map(({ template }) => template.shortcut)).toContain(shortcut);
  for (const { reason } of found) expect(reason).toMatchObject({ kind: 'words', words: expect.arrayContaining([expect.any(String)]) });
});

test('English words find English templates', () => {
  expect(shortcuts('Hi, my parcel is late, it should have been here on Monday', { language: 'en' })[0]).toBe('terlambat-en');
  expect(shortcuts('I forgot my password, can you reset it?', { language: 'en' })[0]).toBe('sandi-en');
});

test('the reason names the customer’s own words', () => {
  const [first] = suggest('kode OTP tidak masuk');
  expect(first?.reason).toMatchObject({ kind: 'words' });
  expect(first?.reason.kind === 'words' && first.reason.words.includes('otp')).toBe(true);
});

test.each([
  [''],
  ['   '],
  ['halo kak selamat pagi'],
  ['ok terima kasih ya'],
  ['Baik, ditunggu'],
  ['🙏🙏🙏'],
  ['12345 67890'],
  ['anak saya ulang tahun besok, doakan ya'],
  ['mau tanya resep kue lebaran yang enak'],
  ['besok saya ke luar kota naik kereta'],
  ['selamat hari raya, mohon maaf lahir batin'],
])('nothing is offered for %j', (message) => {
  expect(shortcuts(message)).toEqual([]);
});

test('what was answered before is offered again for a message alike, and says how often', () => {
  const asked = telling('Kurirnya galak, paket dilempar ke teras');
  const uses = [
    { templateId: 'maaf', asked },
    { templateId: 'maaf', asked: telling('kurir lempar paket saya') },
    { templateId: 'stok', asked: telling('warna biru ready?') },
  ];
  const [first] = suggest('Pak kurir tadi melempar paket ke teras saya', { uses });
  expect([first?.template.shortcut, first?.reason]).toEqual(['maaf', { kind: 'used', times: 2 }]);
  expect(shortcuts('Pak kurir tadi melempar paket ke teras saya')).not.toContain('maaf');
});

test('words are found through their forms', () => {
  expect(['dikirim', 'pengiriman', 'kirimannya', 'mengirimkan'].map(rootOf)).toEqual(['kirim', 'kirim', 'kirim', 'kirim']);
  expect(['pembayaran', 'dibayarkan', 'bayar'].map(rootOf)).toEqual(['bayar', 'bayar', 'bayar']);
  expect(['pengembalian', 'kembali', 'dikembalikan'].map(rootOf)).toEqual(['kembali', 'kembali', 'kembali']);
});

test('any text is answered with at most what was asked for, each once, the same every time', () => {
  const index = suggestIndex(templates.map(suggestDocument), [{ templateId: 'otp', asked: ['otp'] }]);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.lorem({ maxCount: 30 })), fc.nat(10), (message, limit) => {
      const found = suggestTemplates(index, message, null, limit);
      expect(found.length).toBeLessThanOrEqual(limit);
      expect(new Set(found.map(({ template }) => template.id)).size).toBe(found.length);
      expect(suggestTemplates(index, message, null, limit)).toEqual(found);
    }),
  );
});
