import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate } from './fill.ts';

const values = { 'contact.name': 'Rina Wulandari', 'agent.name': 'Dewi', 'ticket.number': '1042' };

test('puts every value in its place, with or without spaces', () => {
  expect(fillTemplate('Halo Kak {{contact.name}}, tiket #{{ ticket.number }}. Salam, {{agent.name}}', values)).toEqual({
    text: 'Halo Kak Rina Wulandari, tiket #1042. Salam, Dewi',
    missing: [],
    unknown: [],
    blanks: [],
  });
});

test('a value that is missing stays as written and is named once', () => {
  const filled = fillTemplate('{{contact.name}} {{contact.name}}', { ...values, 'contact.name': '  ' });
  expect(filled).toEqual({ text: '{{contact.name}} {{contact.name}}', missing: ['contact.name'], unknown: [], blanks: [] });
});

test('unknown names and broken braces stay as written', () => {
  expect(fillTemplate('{{order.total}} {{contact name}} {contact.name} {{}}', values)).toEqual({
    text: '{{order.total}} {{contact name}} {contact.name} {{}}',
    missing: [],
    unknown: ['order.total'],
    blanks: [],
  });
  expect(fillTemplate('{{constructor}}', values).unknown).toEqual(['constructor']);
});

test('a value is never read again: a customer called like a placeholder stays so', () => {
  const filled = fillTemplate('{{contact.name}}', { ...values, 'contact.name': '{{agent.name}} $&' });
  expect(filled.text).toBe('{{agent.name}} $&');
});

test('text without double braces comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('{{'));
      expect(fillTemplate(text, values).text).toBe(text);
    }),
  );
});
