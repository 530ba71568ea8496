import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplyTemplate } from '../presence/directory.ts';
import { isTypo, type Preference, pickTemplates, searchable } from './pick.ts';

const aTemplate = (id: string, patch: Partial<ReplyTemplate> = {}): ReplyTemplate => ({
  ...{ id, teamId: null, agentId: null, language: 'id', topic: '', shortcut: id, title: id, body: '', attachments: [], status: 'published' },
  ...{ version: 1, updatedById: null, updatedAt: 0, rev: 1 },
  ...patch,
});
const plain: Preference = { language: null, teamIds: [], agentId: 'me', uses: new Map() };
const pick = (templates: readonly ReplyTemplate[], query: string, preference: Partial<Preference> = {}) =>
  pickTemplates(templates.map(searchable), query, { ...plain, ...preference }, 10).map(({ id }) => id);

test('an exact shortcut comes first, then its beginning, the title, its words, the text, and slips last', () => {
  const templates = [
    aTemplate('slip', { shortcut: 'x1', title: 'Rsei paket' }),
    aTemplate('text', { shortcut: 'x2', title: 'Lacak', body: 'Nomor resi ada di aplikasi' }),
    aTemplate('word', { shortcut: 'x3', title: 'Cara melacak resi' }),
    aTemplate('title', { shortcut: 'x4', title: 'Resi palsu' }),
    aTemplate('begin', { shortcut: 'resi-jne', title: 'JNE' }),
    aTemplate('exact', { shortcut: 'RESI', title: 'Zz' }),
    aTemplate('none', { shortcut: 'dana', title: 'Dana' }),
  ];
  expect(pick(templates, 'resi')).toEqual(['exact', 'begin', 'title', 'word', 'text', 'slip']);
  expect(pick(templates, ' Resi melac ')).toEqual(['word']);
});

test('slips and left-out letters are forgiven, short words are not', () => {
  const templates = [aTemplate('a', { shortcut: 'pengembalian', title: 'Pengembalian dana' }), aTemplate('b', { shortcut: 'otp', title: 'OTP' })];
  expect(pick(templates, 'pengembailan')).toEqual(['a']);
  expect(pick(templates, 'pngmbl')).toEqual(['a']);
  expect(pick(templates, 'opt')).toEqual([]);
  expect(pick(templates, 'zzzz')).toEqual([]);
  expect([isTypo('pakt', 'paket'), isTypo('ppaket', 'paket'), isTypo('paekt', 'paket'), isTypo('dana', 'paket')]).toEqual([true, true, true, false]);
});

test('of equal matches the customer’s language comes first, then the own team, then what is used most', () => {
  const same = { title: 'Resi', shortcut: '' } as const;
  const templates = [
    aTemplate('en', { ...same, language: 'en', teamId: 'mine' }),
    aTemplate('rare', { ...same, teamId: 'mine' }),
    aTemplate('often', { ...same, teamId: 'mine' }),
    aTemplate('all', same),
    aTemplate('own', { ...same, agentId: 'me' }),
  ];
  const uses = new Map([
    ['often', 9],
    ['all', 50],
    ['own', 1],
  ]);
  expect(pick(templates, 'resi', { language: 'id', teamIds: ['mine'], uses })).toEqual(['often', 'own', 'rare', 'all', 'en']);
  expect(pick(templates, '', { language: 'en', teamIds: ['mine'], uses })).toEqual(['en', 'often', 'own', 'rare', 'all']);
});

test('any query is answered, in the same order whatever order the templates come in', () => {
  const words = fc.constantFrom('resi', 'dana', 'Paket', 'kembali', 'ü', '🙂', '.*', '(', '{{contact.name}}', ' ');
  const texts = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(' '));
  const templates = fc.uniqueArray(fc.record({ id: fc.uuid(), shortcut: texts, title: texts, topic: texts, body: texts }), {
    selector: ({ id }) => id,
  });
  fc.assert(
    fc.property(templates, fc.oneof(texts, fc.string()), (given, query) => {
      const rows = given.map(({ id, ...patch }) => aTemplate(id, patch));
      expect(pick(rows.toReversed(), query)).toEqual(pick(rows, query));
      expect(new Set(pick(rows, '')).size).toBe(Math.min(10, rows.length));
    }),
  );
});
