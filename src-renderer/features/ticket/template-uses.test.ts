import { expect, test } from 'vitest';
import type { HostClient } from '../../host-client/host-context.tsx';
import { templateMemory } from './template-memory.ts';
import { usesIn } from './template-uses.ts';

const late = { templateId: 'late', text: 'Halo Kak Rina, paket lewat [[kurir]] tiba paling lambat [[hari]]. Mohon ditunggu ya.' };
const filled = 'Halo Kak Rina, paket lewat JNE tiba paling lambat Senin. Mohon ditunggu ya.';
const thanks = { templateId: 'thanks', text: 'Terima kasih sudah menghubungi kami.' };

test('a template whose blanks were filled is unchanged, also among other words', () => {
  expect(usesIn(filled, [late])).toEqual([{ templateId: 'late', edited: false }]);
  expect(usesIn(`Selamat siang!\n\n${filled}\n\nSalam`, [late])).toEqual([{ templateId: 'late', edited: false }]);
});

test('words that were changed or left out make it edited', () => {
  expect(usesIn(filled.replace('Mohon ditunggu ya.', 'Sabar ya.'), [late])).toEqual([{ templateId: 'late', edited: true }]);
  expect(usesIn(filled.replace('Halo', 'Hai'), [late])).toEqual([{ templateId: 'late', edited: true }]);
});

test('one that is gone but for a few words does not count', () => {
  expect(usesIn('Halo Kak, saya cek dulu ya.', [late])).toEqual([]);
  expect(usesIn('', [late])).toEqual([]);
});

test('several in one text each count for themselves, one twice counts once', () => {
  expect(usesIn(`${filled}\n\nTerima kasih banyak sudah menghubungi kami.`, [late, thanks])).toEqual([
    { templateId: 'late', edited: false },
    { templateId: 'thanks', edited: true },
  ]);
  expect(usesIn(`${thanks.text} ${thanks.text}`, [thanks, thanks])).toEqual([{ templateId: 'thanks', edited: false }]);
});

test('the memory lasts through leaving the ticket, and a sent text that comes back keeps its templates', () => {
  const host = {} as HostClient;
  const memory = () => templateMemory(host, 'me', 'ticket');
  memory().inserted(late);
  expect(memory().usesIn(filled)).toHaveLength(1);
  memory().sent(filled);
  // The next reply has the same words by chance: it was not made from the template.
  expect(memory().usesIn(`${filled} Kami kabari.`)).toEqual([]);
  expect(memory().usesIn(filled)).toHaveLength(1);
  memory().givenBack(`${filled}\n`);
  expect(memory().usesIn(`${filled} Kami kabari.`)).toEqual([{ templateId: 'late', edited: false }]);
  expect(templateMemory(host, 'me', 'another').usesIn(filled)).toEqual([]);
  expect(templateMemory(host, 'other agent', 'ticket').usesIn(filled)).toEqual([]);
});
