import { useEffect, useState } from 'react';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { type HostClient, useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';

/** A pause in typing after which the preview follows, in milliseconds. */
const TYPING_MS = 120;

type Filled = Awaited<ReturnType<HostClient['template']['fill']>>;

/** The words filled in; the last preview stays until the next is there, and late answers to earlier words are dropped. */
export function usePreview(
  body: string,
  language: ReplyTemplate['language'],
  ticketId: string | null,
): { filled: Filled | undefined; error: unknown } {
  const host = useHost();
  const [answer, setAnswer] = useState<{ filled: Filled | undefined; error: unknown }>({ filled: undefined, error: null });
  useEffect(() => {
    let stale = false;
    const timer = browserClock.after(TYPING_MS, () => {
      host.template.fill({ source: { kind: 'body', body, language }, ticketId }).then(
        (filled) => {
          if (!stale) setAnswer({ filled, error: null });
        },
        (error: unknown) => {
          if (!stale) setAnswer({ filled: undefined, error });
        },
      );
    });
    return () => {
      stale = true;
      timer.cancel();
    };
  }, [host, body, language, ticketId]);
  return answer;
}
