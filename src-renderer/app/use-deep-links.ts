import { useEffect } from 'react';
import { useHost } from '../host-client/host-context.tsx';
import { hostFeed } from '../state/host-feed.ts';
import { useView } from '../state/view-state.ts';

/** Opens the ticket of a `tanggap://` link that was followed before this window could take it, or while it was open. */
export function useDeepLinks(): void {
  const host = useHost();
  useEffect(() => {
    const take = () =>
      host.app.takeDeepLink().then(
        ({ ticketId }) => {
          if (ticketId !== null) useView.getState().openTicket(ticketId);
        },
        () => undefined,
      );
    void take();
    return hostFeed.subscribe((batch) => {
      if (batch.reset || batch.topics.includes('session')) void take();
    });
  }, [host]);
}
