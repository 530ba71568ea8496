import type { CustomerRow } from '#shared/contract/console/customer-contract.ts';

export type CustomerPages = {
  /** Null until the first answer. */
  total(): number | null;
  /** Undefined while its page is not here. */
  rowAt(index: number): CustomerRow | undefined;
  error(): Error | null;
  /** Loads what is missing or old between these positions, both included. */
  show(first: number, last: number): void;
  /** What is here may be old: the shown pages are loaded again, the old rows stay until then. */
  refresh(): void;
  version(): number;
};

export const PAGE_SIZE = 100;
/** Pages kept, those in sight included. */
const KEPT = 30;

/** A list of any length of which only the pages in sight are loaded. An answer to an older question never paints over a newer one. */
export function createCustomerPages(parts: {
  load(offset: number, limit: number): Promise<{ rows: readonly CustomerRow[]; total: number }>;
  onChange(): void;
}): CustomerPages {
  const pages = new Map<number, { readonly asked: number; readonly rows: readonly CustomerRow[] }>();
  const loading = new Map<number, number>();
  let generation = 0;
  let shown = { first: 0, last: 0 };
  let total: number | null = null;
  let error: Error | null = null;
  let version = 0;

  function changed(): void {
    version += 1;
    parts.onChange();
  }

  function load(page: number): void {
    const asked = generation;
    loading.set(page, asked);
    const settle = (): boolean => {
      if (loading.get(page) === asked) loading.delete(page);
      return asked === generation;
    };
    parts.load(page * PAGE_SIZE, PAGE_SIZE).then(
      (answer) => {
        if (!settle()) return;
        pages.set(page, { asked, rows: answer.rows });
        total = answer.total;
        error = null;
        forgetFar();
        changed();
      },
      (thrown: unknown) => {
        if (!settle()) return;
        error = thrown instanceof Error ? thrown : new Error(String(thrown));
        changed();
      },
    );
  }

  function loadShown(): void {
    const last = total === null ? shown.last : Math.min(shown.last, Math.max(0, total - 1));
    for (let page = Math.floor(shown.first / PAGE_SIZE); page <= Math.floor(last / PAGE_SIZE); page++) {
      if (pages.get(page)?.asked !== generation && loading.get(page) !== generation) load(page);
    }
  }

  function forgetFar(): void {
    const middle = (shown.first + shown.last) / 2 / PAGE_SIZE;
    for (const page of [...pages.keys()].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(KEPT)) pages.delete(page);
  }

  return {
    total: () => total,
    rowAt: (index) => pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE],
    error: () => error,
    show: (first, last) => {
      shown = { first, last };
      loadShown();
    },
    refresh: () => {
      generation += 1;
      loadShown();
    },
    version: () => version,
  };
}
