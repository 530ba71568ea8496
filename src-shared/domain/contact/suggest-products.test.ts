import { expect, test } from 'vitest';
import { uuid } from '../../../test/kit/ticket-factory.ts';
import type { Order, OrderState } from './contact.ts';
import { suggestProducts } from './suggest-products.ts';

const products = ['Kopi', 'Gula', 'Cangkir', 'Teh'].map((name, index) => ({ sku: `S-${index}`, name }));
const pairs = [
  { a: 0, b: 2, together: 9 },
  { a: 0, b: 1, together: 7 },
  { a: 1, b: 3, together: 5 },
];
const order = (state: OrderState, ...skus: string[]): Order => ({
  ...{ id: uuid(1), contactId: uuid(2), number: 'N', state, placedAt: 1, currency: 'IDR', total: 1, rev: 1 },
  items: skus.map((sku) => ({ sku, name: sku, quantity: 1, unitPrice: 1 })),
});

test('what goes with what they have comes first, never what they have already', () => {
  expect(suggestProducts([order('delivered', 'S-0')], { products, pairs })).toEqual([
    { sku: 'S-2', name: 'Cangkir', withName: 'Kopi', together: 9 },
    { sku: 'S-1', name: 'Gula', withName: 'Kopi', together: 7 },
  ]);
  expect(suggestProducts([order('paid', 'S-0', 'S-1')], { products, pairs }, 1)).toEqual([
    { sku: 'S-2', name: 'Cangkir', withName: 'Kopi', together: 9 },
  ]);
});

test('cancelled and returned orders say nothing, and neither do pairs without products', () => {
  expect(suggestProducts([order('cancelled', 'S-0'), order('returned', 'S-1')], { products, pairs })).toEqual([]);
  expect(suggestProducts([order('paid', 'S-0')], { products: [], pairs })).toEqual([]);
});
