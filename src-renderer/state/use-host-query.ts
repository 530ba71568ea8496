import { useCallback, useEffect, useRef, useState } from 'react';
import type { HostBatch } from '#shared/contract/console/console-shapes.ts';
import { type HostClient, useHost } from '../host-client/host-context.tsx';
import { hostFeed } from './host-feed.ts';
import { createReloader, type Reloader } from './reloader.ts';
import { useLatest } from './use-latest.ts';

export type HostQuery<T> = {
  /** Undefined until the first answer for this key; kept while a newer one is fetched. */
  readonly data: T | undefined;
  /** Of the newest load; null once one succeeds. */
  readonly error: Error | null;
  reload(): void;
};

/**
 * Asks the host and asks again whenever a batch touches the answer. A new `key` is a new question: old data is not shown for it,
 * and late answers to the old one are dropped.
 */
export function useHostQuery<T>(query: {
  key: string;
  load: (host: HostClient) => Promise<T>;
  affectedBy: (batch: HostBatch) => boolean;
}): HostQuery<T> {
  const host = useHost();
  const { key } = query;
  const latest = useLatest(query);
  const [answer, setAnswer] = useState<{ key: string; data: T | undefined; error: Error | null }>({ key, data: undefined, error: null });
  const reloader = useRef<Reloader | null>(null);

  useEffect(() => {
    const current = createReloader<T>({
      load: () => latest.current.load(host),
      onData: (data) => setAnswer({ key, data, error: null }),
      onError: (error) => setAnswer((old) => ({ key, data: old.key === key ? old.data : undefined, error })),
    });
    reloader.current = current;
    current.reload();
    const unsubscribe = hostFeed.subscribe((batch) => {
      if (batch.reset || latest.current.affectedBy(batch)) current.reload();
    });
    return () => {
      unsubscribe();
      current.stop();
    };
  }, [host, key, latest]);

  const reload = useCallback(() => reloader.current?.reload(), []);
  const current = answer.key === key;
  return { data: current ? answer.data : undefined, error: current ? answer.error : null, reload };
}
