import { expect, test } from 'vitest';
import type { Action } from '../../state/actions.ts';
import { type Found, paletteItems } from './palette-items.ts';

const action = (id: string) => ({ id, label: { id, en: id }, keys: '', enabled: true, run: () => undefined }) satisfies Action;
const actions = ['Ke antrean', 'Ke pengaturan', 'Keluar'].map((label) => ({ action: action(label), label }));
const found = { tickets: [{ id: 't1' }], contacts: [{ id: 'c1' }] } as unknown as Found;

test('without words every action is there and nothing else', () => {
  expect(paletteItems('  ', actions, found).map((item) => item.key)).toEqual(['action:Ke antrean', 'action:Ke pengaturan', 'action:Keluar']);
});

test('with words come tickets, customers, then the actions that have them all', () => {
  expect(paletteItems('ANTRE ke', actions, found).map((item) => item.key)).toEqual(['ticket:t1', 'contact:c1', 'action:Ke antrean']);
  expect(paletteItems('ke', actions, undefined)).toHaveLength(3);
});
