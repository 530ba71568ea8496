import { useCallback, useEffect, useRef, useState } from 'react';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import { hostFeed, touchesAny, touchesContact } from '../../state/host-feed.ts';
import { useLatest } from '../../state/use-latest.ts';
import { type HistoryState, nothingRead, withNewest, withOlder } from './history-pages.ts';

const PAGE = 50;
const SETTLE_MS = 150;

export type History = HistoryState & {
  readonly error: Error | null;
  /** What `items` are the answer to. */
  readonly query: string;
  loadOlder(): void;
};

/** The customer's entries, page by page; what comes new stands at the top by itself. */
export function useHistory(contactId: string, ticketIds: readonly string[], query: string): History {
  const host = useHost();
  const tickets = useLatest(ticketIds);
  const [answer, setAnswer] = useState<{ query: string; state: HistoryState; error: Error | null }>({ query, state: nothingRead, error: null });
  const asked = useRef({ query, busy: false, again: false });

  const load = useCallback(
    (older: HistoryState | null): void => {
      const mine = asked.current;
      if (mine.busy) {
        // Older pages are asked for again when their end comes into sight; what is new must not be missed.
        if (older === null) mine.again = true;
        return;
      }
      mine.busy = true;
      const last = older?.items.at(-1)?.entry;
      const before = last === undefined ? null : { at: last.at, id: last.id };
      const settled = (): boolean => {
        mine.busy = false;
        return mine === asked.current;
      };
      host.customer.history({ contactId, query: mine.query, before, limit: PAGE }).then(
        (page) => {
          if (!settled()) return;
          setAnswer((old) => {
            const state = old.query === mine.query ? old.state : nothingRead;
            return { query: mine.query, state: before === null ? withNewest(state, page) : withOlder(state, page), error: null };
          });
          if (!mine.again) return;
          mine.again = false;
          load(null);
        },
        (thrown: unknown) => {
          if (settled()) setAnswer((old) => ({ ...old, error: thrown instanceof Error ? thrown : new Error(String(thrown)) }));
        },
      );
    },
    [host, contactId],
  );

  useEffect(() => {
    asked.current = { query, busy: false, again: false };
    load(null);
  }, [query, load]);

  useEffect(() => {
    let waiting = false;
    return hostFeed.subscribe((batch) => {
      if (waiting || !(batch.reset || touchesContact(batch, contactId) || touchesAny(batch, tickets.current))) return;
      waiting = true;
      browserClock.after(SETTLE_MS, () => {
        waiting = false;
        load(null);
      });
    });
  }, [contactId, load, tickets]);

  const { state } = answer;
  return {
    ...state,
    error: answer.error,
    query: answer.query,
    loadOlder: () => {
      if (state.more === true && answer.query === asked.current.query) load(state);
    },
  };
}
