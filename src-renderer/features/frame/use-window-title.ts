import { useEffect } from 'react';
import { frameText } from '#shared/text/frame-text.ts';
import { emptyFilter } from '../../state/queue-filter.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';

/** The agent's tickets with something unread stand before the product's name in the window's title. */
export function useWindowTitle(): void {
  const t = useText();
  const { data } = useHostQuery({
    key: 'unread',
    load: async (host) => {
      const { rows } = await host.queue.list({ view: 'mine', filter: emptyFilter, sort: 'newest', offset: 0, limit: 500, generation: 0 });
      return rows.filter((row) => row.unread > 0).length;
    },
    affectedBy: (batch) => batch.topics.includes('queue') || batch.tickets.length > 0,
  });
  const unread = data ?? 0;
  useEffect(() => {
    document.title = unread > 0 ? t(frameText.titleWithUnread, { count: unread }) : t(frameText.product);
    return () => {
      document.title = t(frameText.product);
    };
  }, [unread, t]);
}
