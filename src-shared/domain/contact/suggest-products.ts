import type { Order } from './contact.ts';

/** Pairs name products by their place in `products`; `together` orders hold both. The most frequent first. */
export type ProductPairs = {
  readonly products: readonly { readonly sku: string; readonly name: string }[];
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly together: number }[];
};

export type ProductSuggestion = {
  readonly sku: string;
  readonly name: string;
  /** Something the customer bought, and how many orders held both: the one line that explains the suggestion. */
  readonly withName: string;
  readonly together: number;
};

/**
 * What others bought together with what this customer has, and they do not have yet; the most frequent first. `orders` are
 * those of all the customer's records; cancelled and returned ones say nothing.
 */
export function suggestProducts(orders: readonly Order[], { products, pairs }: ProductPairs, limit = 3): ProductSuggestion[] {
  const owned = new Set<string>();
  for (const order of orders) {
    if (order.state === 'cancelled' || order.state === 'returned') continue;
    for (const item of order.items) owned.add(item.sku);
  }
  if (owned.size === 0) return [];
  const best = new Map<string, ProductSuggestion>();
  const offer = (have: number, other: number, together: number): void => {
    const [mine, next] = [products[have], products[other]];
    if (mine === undefined || next === undefined || !owned.has(mine.sku) || owned.has(next.sku)) return;
    if ((best.get(next.sku)?.together ?? 0) < together) best.set(next.sku, { ...next, withName: mine.name, together });
  };
  for (const { a, b, together } of pairs) {
    offer(a, b, together);
    offer(b, a, together);
  }
  return [...best.values()].sort((a, b) => b.together - a.together || (a.sku < b.sku ? -1 : 1)).slice(0, limit);
}
