import { useEffect } from 'react';
import { useHost } from '../../host-client/host-context.tsx';

/** Tells the host that this ticket is in front of the agent, and no longer when the window is hidden or another one opens. */
export function useViewing(ticketId: string, newestSeq: number): void {
  const host = useHost();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what arrives while the agent looks on is seen too, so it is told again.
  useEffect(() => {
    if (document.visibilityState === 'visible') tell(ticketId);

    function tell(id: string | null) {
      // A hint that may be lost: the next one repairs it.
      host.ticket.viewing({ ticketId: id }).catch(() => undefined);
    }
  }, [host, ticketId, newestSeq]);

  useEffect(() => {
    const tell = (id: string | null) => {
      host.ticket.viewing({ ticketId: id }).catch(() => undefined);
    };
    const onVisibility = () => tell(document.visibilityState === 'visible' ? ticketId : null);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      tell(null);
    };
  }, [host, ticketId]);
}
