import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { HostBatch } from '#shared/contract/console/console-shapes.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import { hostFeed } from '../../state/host-feed.ts';
import { type CustomerPages, createCustomerPages } from './customer-pages.ts';
import type { CustomerQuestion } from './customer-question.ts';

/** Changes of one moment are shown by one reload, in milliseconds. */
const SETTLE_MS = 150;
/** Enough for the first screen of any window before the list is measured. */
const FIRST_ROWS = 40;

const touchesCustomers = (batch: HostBatch): boolean => batch.reset || batch.contacts === 'all' || batch.contacts.length > 0;

/** The list that answers the question, kept new by the host's batches; another question is another list. */
export function useCustomerPages({ query, sort, tags }: CustomerQuestion): { pages: CustomerPages; version: number } {
  const host = useHost();
  const last = useRef<CustomerPages | null>(null);
  const { pages, subscribe } = useMemo(() => {
    const listeners = new Set<() => void>();
    const created = createCustomerPages({
      load: (offset, limit) => host.customer.list({ query, sort, tags: [...tags], offset, limit }),
      onChange: () => {
        for (const listener of listeners) listener();
      },
    });
    return {
      pages: created,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }, [host, query, sort, tags]);

  useEffect(() => {
    let waiting = false;
    return hostFeed.subscribe((batch) => {
      if (waiting || !touchesCustomers(batch)) return;
      waiting = true;
      browserClock.after(SETTLE_MS, () => {
        waiting = false;
        pages.refresh();
      });
    });
  }, [pages]);

  useEffect(() => pages.show(0, FIRST_ROWS), [pages]);
  const version = useSyncExternalStore(subscribe, pages.version);
  const answered = pages.total() !== null || pages.error() !== null;
  useEffect(() => {
    if (answered) last.current = pages;
  }, [pages, answered]);
  // While a word is typed the rows of the word before stay, so that nothing flickers.
  return { pages: answered ? pages : (last.current ?? pages), version };
}
