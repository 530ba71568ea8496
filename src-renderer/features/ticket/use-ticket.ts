import { useCallback, useRef, useState } from 'react';
import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';
import { type HostClient, useHost } from '../../host-client/host-context.tsx';
import { touchesContact, touchesTicket } from '../../state/host-feed.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { mergeTimeline, prependPage } from './merge-timeline.ts';

export type OpenTicket = Awaited<ReturnType<HostClient['ticket']['open']>>;

const PAGE = 60;
const MOST_AT_ONCE = 200;

export type TicketQuery = {
  readonly open: OpenTicket | undefined;
  readonly error: Error | null;
  readonly items: readonly TimelineItem[];
  readonly moreBefore: boolean;
  readonly loadingOlder: boolean;
  reload(): void;
  loadOlder(): void;
};

type Known = { readonly source: OpenTicket | undefined; readonly items: readonly TimelineItem[]; readonly moreBefore: boolean };

/** A ticket from the local store, kept up to date, with as many older pages as were asked for. For one ticket per mount. */
export function useTicket(ticketId: string): TicketQuery {
  const host = useHost();
  const shown = useRef(PAGE);
  const contact = useRef<string | null>(null);
  const query = useHostQuery<OpenTicket>({
    key: `ticket:${ticketId}`,
    load: async (client) => {
      const open = await client.ticket.open({ ticketId, entries: Math.min(MOST_AT_ONCE, shown.current) });
      contact.current = open.contact.id;
      return open;
    },
    affectedBy: (batch) =>
      touchesTicket(batch, ticketId) || batch.topics.includes('outbox') || (contact.current !== null && touchesContact(batch, contact.current)),
  });

  const [known, setKnown] = useState<Known>({ source: undefined, items: [], moreBefore: false });
  const current = query.data !== undefined && query.data !== known.source ? takeIn(known, query.data) : known;
  if (current !== known) setKnown(current);

  const [loadingOlder, setLoadingOlder] = useState(false);
  const first = current.items[0]?.entry.id;
  const loadOlder = useCallback(() => {
    if (first === undefined || loadingOlder) return;
    setLoadingOlder(true);
    host.ticket
      .before({ ticketId, entryId: first, entries: PAGE })
      .then((page) =>
        setKnown((old) => {
          const items = prependPage(old.items, page.timeline);
          shown.current = Math.max(PAGE, items.length);
          return { ...old, items, moreBefore: page.moreBefore };
        }),
      )
      // The same page is asked for again by the next scroll; what is on screen stays.
      .catch(() => undefined)
      .finally(() => setLoadingOlder(false));
  }, [host, ticketId, first, loadingOlder]);

  return {
    open: current.source,
    error: query.error,
    items: current.items,
    moreBefore: current.moreBefore,
    loadingOlder,
    reload: query.reload,
    loadOlder,
  };
}

function takeIn(known: Known, open: OpenTicket): Known {
  const items = mergeTimeline(known.items, open.timeline);
  const keepsOlder = items.length > 0 && items[0]?.entry.id !== open.timeline[0]?.entry.id;
  return { source: open, items, moreBefore: keepsOlder ? known.moreBefore : open.moreBefore };
}
