import type { HistoryItem } from './customer-types.ts';

export type HistoryState = {
  /** Newest first. */
  readonly items: readonly HistoryItem[];
  /** Whether older entries wait; null: nothing was read yet. */
  readonly more: boolean | null;
};

export const nothingRead: HistoryState = { items: [], more: null };

type Page = { readonly items: readonly HistoryItem[]; readonly more: boolean };

/** An older page behind what is here. An entry that moved meanwhile (its command was accepted) is shown once, where it is now. */
export function withOlder(state: HistoryState, page: Page): HistoryState {
  const known = new Set(page.items.map(({ entry }) => entry.id));
  return { items: [...state.items.filter(({ entry }) => !known.has(entry.id)), ...page.items], more: page.more };
}

/**
 * The newest page again, in front of the older ones that are here: what came since is added, what changed is changed. When it
 * does not reach what is here, so much came that the older part is read anew.
 */
export function withNewest(state: HistoryState, page: Page): HistoryState {
  const last = page.items.at(-1);
  if (last === undefined || !page.more) return page;
  const from = state.items.findIndex(({ entry }) => entry.id === last.entry.id);
  if (from < 0) return page;
  const known = new Set(page.items.map(({ entry }) => entry.id));
  return { items: [...page.items, ...state.items.slice(from + 1).filter(({ entry }) => !known.has(entry.id))], more: state.more };
}
