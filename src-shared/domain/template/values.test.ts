import { describe, expect, test } from 'vitest';
import { dayTimeOf, firstNameOf, moneyText, type TemplateFacts, type TemplateWords, templateValues } from './values.ts';

const words: TemplateWords = {
  orderState: { placed: '', paid: '', packed: '', shipped: 'dikirim', delivered: '', cancelled: '', returned: '' },
  greeting: { morning: 'pagi', noon: 'siang', afternoon: 'sore', night: 'malam' },
};
const facts: TemplateFacts = {
  contact: { name: 'Ibu Rina Wulandari', company: null, city: 'Bandung' },
  ticket: { number: 1042, subject: 'Paket' },
  order: {
    ...{ id: '1', contactId: '2', number: 'TN-7', state: 'shipped', placedAt: Date.UTC(2026, 2, 15, 18), currency: 'IDR', total: 1_250_000, rev: 1 },
    items: [
      { sku: 'a', name: 'Kemeja', quantity: 1, unitPrice: 1 },
      { sku: 'b', name: 'Mug', quantity: 3, unitPrice: 1 },
    ],
  },
  agent: { name: 'Dewi Lestari' },
  workspace: { name: 'Toko Nusantara', timeZone: 'Asia/Jayapura' },
  now: Date.UTC(2026, 2, 15, 22),
};

test('every name has its value, in the language of the template and the zone of the workspace', () => {
  expect(templateValues(facts, 'id', words)).toEqual({
    'contact.name': 'Ibu Rina Wulandari',
    'contact.firstName': 'Rina',
    'contact.company': null,
    'contact.city': 'Bandung',
    'ticket.number': '1042',
    'ticket.subject': 'Paket',
    'order.number': 'TN-7',
    'order.state': 'dikirim',
    'order.total': 'Rp 1.250.000',
    'order.placedAt': '16 Maret 2026',
    'order.items': 'Kemeja, 3× Mug',
    'agent.name': 'Dewi Lestari',
    'agent.firstName': 'Dewi',
    'workspace.name': 'Toko Nusantara',
    'time.greeting': 'pagi',
    'time.date': 'Senin, 16 Maret 2026',
  });
  const english = templateValues(facts, 'en', words);
  expect(english['time.date']).toMatch(/^Monday,? 16 March 2026$/);
  expect(english['order.total']).toBe('Rp 1,250,000');
});

test('without an order, a customer or a workspace nothing is made up', () => {
  const bare = templateValues({ ...facts, order: null, contact: null, workspace: null, ticket: null, agent: null }, 'id', words);
  expect(
    Object.entries(bare)
      .filter(([, value]) => value !== null)
      .map(([name]) => name),
  ).toEqual(['time.greeting', 'time.date']);
  expect(templateValues({ ...facts, workspace: { name: 'x', timeZone: 'Mars/Base' } }, 'id', words)['time.greeting']).toBe('malam');
});

describe('the part of the day', () => {
  const at = (hour: number): number => Date.UTC(2026, 0, 1, hour);
  test.each([
    [3, 'night', 'night'],
    [4, 'morning', 'morning'],
    [10, 'morning', 'morning'],
    [11, 'noon', 'morning'],
    [12, 'noon', 'afternoon'],
    [14, 'noon', 'afternoon'],
    [15, 'afternoon', 'afternoon'],
    [17, 'afternoon', 'afternoon'],
    [18, 'night', 'night'],
    [0, 'night', 'night'],
  ])('at %d o’clock it is %s in Indonesian and %s in English', (hour, id, en) => {
    expect([dayTimeOf(at(hour), 'id', 'UTC'), dayTimeOf(at(hour), 'en', 'UTC')]).toEqual([id, en]);
  });
});

test.each([
  ['Ibu Rina Wulandari', 'Rina'],
  ['Dr. H. Ahmad Fauzi', 'Ahmad'],
  ['Sri', 'Sri'],
  ['Bapak', 'Bapak'],
  ['  ', ''],
])('%j is called %j', (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});

test.each([
  [12.5, 'USD', 'en', '$12.50'],
  [10_000, 'IDR', 'id', 'Rp 10.000'],
  [5, 'poin', 'id', 'poin 5'],
] as const)('%d %s is said as money', (amount, currency, language, said) => {
  expect(moneyText(amount, currency, language)).toBe(said);
});
