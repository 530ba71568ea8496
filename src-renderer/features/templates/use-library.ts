import { useEffect, useMemo, useRef, useState } from 'react';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import { hostFeed } from '../../state/host-feed.ts';
import type { LibraryFilter } from './library-filter.ts';
import { createLibraryWindow, emptyLibrary, type LibraryState } from './library-window.ts';

/** A pause in typing after which the host is asked, in milliseconds. */
const TYPING_MS = 80;

/** The templates that a filter leaves, page by page; the last list stays on screen until the next is there. */
export function useLibrary(filter: LibraryFilter): LibraryState & { show(first: number, last: number): void; reload(): void } {
  const host = useHost();
  const [state, setState] = useState<LibraryState>(emptyLibrary);
  const { query, topic, language, scope, status } = filter;
  const list = useRef<ReturnType<typeof createLibraryWindow> | null>(null);
  const shown = useRef({ first: 0, last: 20 });
  const begun = useRef(false);

  useEffect(() => {
    const question = { query: query.trim().slice(0, 100), topic, language, scope, status };
    const timer = browserClock.after(begun.current ? TYPING_MS : 0, () => {
      begun.current = true;
      list.current?.stop();
      list.current = createLibraryWindow((page) => host.template.library({ ...question, ...page }), setState);
      list.current.show(shown.current.first, shown.current.last);
    });
    return () => timer.cancel();
  }, [host, query, topic, language, scope, status]);

  useEffect(() => {
    const unsubscribe = hostFeed.subscribe((batch) => {
      if (batch.reset || batch.topics.includes('templates')) list.current?.refresh();
    });
    return () => {
      unsubscribe();
      list.current?.stop();
    };
  }, []);

  const calls = useMemo(
    () => ({
      show(first: number, last: number) {
        shown.current = { first, last };
        list.current?.show(first, last);
      },
      reload: () => list.current?.refresh(),
    }),
    [],
  );
  return { ...state, ...calls };
}
