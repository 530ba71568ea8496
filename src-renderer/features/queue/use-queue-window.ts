import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { QueueFilter } from '#shared/contract/console/console-shapes.ts';
import type { Sort, View } from '#shared/domain/ticket/queue-view.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import { hostFeed } from '../../state/host-feed.ts';
import { createQueueWindow, type QueueWindow } from './queue-window.ts';

export type QueueQuestion = { readonly view: View; readonly filter: QueueFilter; readonly sort: Sort };

/** Changes of one moment are shown by one reload, in milliseconds. */
const SETTLE_MS = 60;

/** The list that answers the question, kept new by the host's batches; another question is another list. */
export function useQueueWindow(question: QueueQuestion): { window: QueueWindow; version: number } {
  const host = useHost();
  const { view, filter, sort } = question;
  const { queue, subscribe } = useMemo(() => {
    const listeners = new Set<() => void>();
    const created = createQueueWindow({
      load: (request) => host.queue.list({ view, filter, sort, ...request }),
      onChange: () => {
        for (const listener of listeners) listener();
      },
    });
    return {
      queue: created,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }, [host, view, filter, sort]);

  useEffect(() => {
    let waiting = false;
    return hostFeed.subscribe((batch) => {
      if (waiting || !(batch.reset || batch.topics.includes('queue') || batch.tickets.length > 0 || batch.contacts.length > 0)) return;
      waiting = true;
      browserClock.after(SETTLE_MS, () => {
        waiting = false;
        queue.refresh();
      });
    });
  }, [queue]);

  const version = useSyncExternalStore(subscribe, queue.version);
  return { window: queue, version };
}
