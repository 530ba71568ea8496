import { useEffect, useState } from 'react';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import type { Found } from './palette-items.ts';

/** A pause in typing after which the host is asked, in milliseconds. */
const TYPING_MS = 90;
const LIMIT = 12;

export type Search = { readonly found: Found | undefined; readonly error: unknown; readonly done: boolean };

/** What the host finds for the words now typed; answers to earlier words are dropped, the last result stays until the next. */
export function useSearch(query: string): Search {
  const host = useHost();
  const [answer, setAnswer] = useState<{ query: string; found: Found | undefined; error: unknown }>({ query: '', found: undefined, error: null });
  const text = query.trim().slice(0, 200);

  useEffect(() => {
    if (text === '') return setAnswer({ query: '', found: undefined, error: null });
    let stale = false;
    const timer = browserClock.after(TYPING_MS, () => {
      host.search.query({ text, limit: LIMIT }).then(
        (found) => {
          if (!stale) setAnswer({ query: text, found, error: null });
        },
        (error: unknown) => {
          if (!stale) setAnswer((old) => ({ query: text, found: old.found, error }));
        },
      );
    });
    return () => {
      stale = true;
      timer.cancel();
    };
  }, [host, text]);

  return { found: answer.found, error: answer.error, done: answer.query === text };
}
