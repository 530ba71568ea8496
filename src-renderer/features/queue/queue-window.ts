import type { QueueRow } from '#shared/contract/console/console-shapes.ts';

export type QueueAnswer = { readonly rows: readonly QueueRow[]; readonly total: number; readonly generation: number };

export type QueueWindow = {
  /** Rows in the whole list; null until the first answer. */
  total(): number | null;
  /** Undefined while its page is not here. May be older than the newest answer while a refresh is under way. */
  rowAt(index: number): QueueRow | undefined;
  /** Position among the pages that are here; -1: not among them. */
  indexOf(ticketId: string): number;
  /** Of the newest load; null once one succeeds. */
  error(): Error | null;
  /** Loads what is missing or old between these positions, both included. */
  show(first: number, last: number): void;
  /** What is here may be old: loads the shown pages again. Calls while loading become one. */
  refresh(): void;
  /** Rises with every change of what the others answer. */
  version(): number;
};

export const PAGE_SIZE = 100;
/** Pages kept beside the shown ones, so that scrolling back paints at once. */
const KEPT_PAGES = 20;

type Page = { readonly generation: number; readonly rows: readonly QueueRow[] };

/**
 * A list of any length of which only the pages in sight are loaded. Each refresh is a new generation: an answer of an older
 * one is dropped, so that a late answer never paints over a newer one.
 */
export function createQueueWindow(parts: {
  load(request: { offset: number; limit: number; generation: number }): Promise<QueueAnswer>;
  onChange(): void;
}): QueueWindow {
  const pages = new Map<number, Page>();
  const loading = new Map<number, number>();
  let generation = 0;
  let shown = { first: 0, last: 0 };
  let total: number | null = null;
  let error: Error | null = null;
  let version = 0;
  let dirty = false;

  const changed = () => {
    version += 1;
    parts.onChange();
  };

  function load(page: number): void {
    const asked = generation;
    loading.set(page, asked);
    parts.load({ offset: page * PAGE_SIZE, limit: PAGE_SIZE, generation: asked }).then(
      (answer) => {
        if (answer.generation !== generation) return settle(page, asked);
        pages.set(page, { generation: asked, rows: answer.rows });
        total = answer.total;
        error = null;
        forgetFarPages();
        settle(page, asked);
        changed();
      },
      (thrown: unknown) => {
        if (asked === generation) error = thrown instanceof Error ? thrown : new Error(String(thrown));
        settle(page, asked);
        changed();
      },
    );
  }

  function settle(page: number, asked: number): void {
    if (loading.get(page) === asked) loading.delete(page);
    if (!dirty || loading.size > 0) return;
    dirty = false;
    begin();
  }

  function begin(): void {
    generation += 1;
    loadShown();
  }

  function loadShown(): void {
    const last = total === null ? shown.last : Math.min(shown.last, Math.max(0, total - 1));
    for (let page = Math.floor(shown.first / PAGE_SIZE); page <= Math.floor(last / PAGE_SIZE); page++) {
      if (pages.get(page)?.generation !== generation && loading.get(page) !== generation) load(page);
    }
  }

  function forgetFarPages(): void {
    const middle = (shown.first + shown.last) / 2 / PAGE_SIZE;
    const excess = [...pages.keys()].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(KEPT_PAGES);
    for (const page of excess) pages.delete(page);
  }

  return {
    total: () => total,
    rowAt: (index) => pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE],
    indexOf(ticketId) {
      for (const [page, { rows }] of pages) {
        const at = rows.findIndex((row) => row.id === ticketId);
        if (at >= 0) return page * PAGE_SIZE + at;
      }
      return -1;
    },
    error: () => error,
    show(first, last) {
      shown = { first, last };
      loadShown();
    },
    refresh() {
      if (loading.size > 0) dirty = true;
      else begin();
    },
    version: () => version,
  };
}
