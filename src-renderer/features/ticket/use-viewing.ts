import { useEffect } from 'react';
import { useHost } from '../../host-client/host-context.tsx';

const TELL_ACTIVE_MS = 10_000;
const INPUTS = ['focus', 'keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

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
    const active = (on: boolean) => void host.ticket.active({ ticketId, on }).catch(() => undefined);
    let told = 0;
    const onInput = (event: Event) => {
      // Attention is measured in minutes: now and then is enough.
      if (event.timeStamp - told < TELL_ACTIVE_MS) return;
      told = event.timeStamp;
      active(true);
    };
    const onBlur = () => {
      told = 0;
      active(false);
    };
    document.addEventListener('visibilitychange', onVisibility);
    for (const type of INPUTS) window.addEventListener(type, onInput, { passive: true, capture: true });
    window.addEventListener('blur', onBlur);
    return () => {
      for (const type of INPUTS) window.removeEventListener(type, onInput, { capture: true });
      window.removeEventListener('blur', onBlur);
      document.removeEventListener('visibilitychange', onVisibility);
      tell(null);
    };
  }, [host, ticketId]);
}
