import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';

export type LibraryAnswer = { readonly rows: readonly ReplyTemplate[]; readonly total: number; readonly topics: readonly string[] };

export type LibraryState = {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly topics: readonly string[];
  /** By position; those that were not asked for yet are absent. */
  readonly rows: ReadonlyMap<number, ReplyTemplate>;
  readonly error: Error | null;
};

const PAGE = 100;
export const emptyLibrary: LibraryState = { total: null, topics: [], rows: new Map(), error: null };

/**
 * A list of which only the pages in sight are asked for. `refresh` keeps what is shown until the new answer is there; what an
 * older question answers late is dropped.
 */
export function createLibraryWindow(
  load: (page: { offset: number; limit: number }) => Promise<LibraryAnswer>,
  onState: (state: LibraryState) => void,
) {
  let state = emptyLibrary;
  let generation = 0;
  let shown = { first: 0, last: 0 };
  const asked = new Map<number, number>();

  const set = (next: LibraryState) => {
    state = next;
    onState(state);
  };
  function ask(page: number): void {
    if (asked.get(page) === generation) return;
    const mine = generation;
    asked.set(page, mine);
    load({ offset: page * PAGE, limit: PAGE }).then(
      (answer) => {
        if (mine !== generation) return;
        const rows = new Map(state.rows);
        for (let at = 0; at < PAGE; at++) {
          const row = answer.rows[at];
          if (row === undefined) rows.delete(page * PAGE + at);
          else rows.set(page * PAGE + at, row);
        }
        set({ total: answer.total, topics: answer.topics, rows, error: null });
      },
      (thrown: unknown) => {
        if (mine !== generation) return;
        asked.delete(page);
        set({ ...state, error: thrown instanceof Error ? thrown : new Error(String(thrown)) });
      },
    );
  }
  function askShown(): void {
    const last = Math.min(shown.last, Math.max(0, (state.total ?? 1) - 1));
    for (let page = Math.floor(shown.first / PAGE); page <= Math.floor(last / PAGE); page++) ask(page);
  }
  return {
    show(first: number, last: number) {
      shown = { first, last };
      askShown();
    },
    refresh() {
      generation += 1;
      askShown();
    },
    stop() {
      generation += 1;
    },
  };
}
