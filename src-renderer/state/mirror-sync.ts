import { backOffMs } from '#shared/base/back-off.ts';
import type { Clock } from '#shared/base/clock.ts';
import type { HostBatch } from '#shared/contract/console/console-shapes.ts';
import type { HostClient } from '../host-client/host-context.tsx';
import type { HostFeed } from './host-feed.ts';
import { emptyMirror, type Mirror, type TicketPresence, useMirror } from './mirror.ts';
import { createReloader, type Reloader } from './reloader.ts';
import { setClockOffset } from './server-time.ts';

type Topic = HostBatch['topics'][number];
type Part = 'session' | 'settings' | 'sync' | 'directory' | 'myState' | 'counts';

const topicsOf: Record<Part, readonly Topic[]> = {
  session: ['session'],
  settings: ['settings'],
  sync: ['sync', 'outbox', 'session'],
  directory: ['directory', 'session'],
  myState: ['directory', 'outbox', 'session'],
  counts: ['queue', 'session'],
};

/** Waits between attempts to reach a host that is gone, in milliseconds. */
const RECONNECT = { firstMs: 250, maxMs: 3_000 } as const;

/**
 * Keeps the mirror equal to the host: one subscription, and for every batch the parts whose topics it names are asked again.
 * When the subscription ends the host is `gone`; it is asked until it answers, and the first batch then resets everything.
 */
export function startMirror(parts: { host: HostClient; feed: HostFeed; clock: Clock }): { stop(): void } {
  const { host, feed, clock } = parts;
  const abort = new AbortController();

  const whenSignedIn = async <T>(load: () => Promise<T>): Promise<T | null> => {
    const session = await host.session.current();
    return session.state === 'signedIn' ? load() : null;
  };
  const keep = (patch: Partial<Mirror>) => useMirror.setState(patch);
  const reloader = <T>(load: () => Promise<T>, onData: (data: T) => void): Reloader =>
    // A part that cannot be read keeps its old value: the subscription's end says that the host is gone.
    createReloader<T>({ load, onData, onError: () => undefined });

  const reloaders: Record<Part, Reloader> = {
    session: reloader(
      () => host.session.current(),
      (session) => keep(session.state === 'signedIn' ? { session } : { session, directory: null, myState: null, counts: null, presence: new Map() }),
    ),
    settings: reloader(
      () => host.settings.get(),
      (settings) => keep({ settings }),
    ),
    sync: reloader(
      () => host.sync.status(),
      (sync) => {
        setClockOffset(sync.clockOffsetMs);
        keep({ sync });
      },
    ),
    directory: reloader(
      () => whenSignedIn(() => host.directory.get()),
      (directory) => keep({ directory }),
    ),
    myState: reloader(
      () => whenSignedIn(() => host.agent.state()),
      (myState) => keep({ myState }),
    ),
    counts: reloader(
      () => whenSignedIn(() => host.queue.counts()),
      (counts) => keep({ counts }),
    ),
  };
  const info = reloader(
    () => host.app.info(),
    (value) => keep({ info: value }),
  );

  const unsubscribe = feed.subscribe((batch) => {
    if (batch.reset) info.reload();
    for (const [part, topics] of Object.entries(topicsOf) as [Part, readonly Topic[]][]) {
      if (batch.reset || topics.some((topic) => batch.topics.includes(topic))) reloaders[part].reload();
    }
    if (batch.reset || batch.presence.length > 0) {
      keep({ presence: foldPresence(batch.reset ? emptyMirror.presence : useMirror.getState().presence, batch.presence) });
    }
  });

  async function follow(): Promise<void> {
    let failures = 0;
    while (!abort.signal.aborted) {
      try {
        for await (const batch of await host.app.changes(undefined, { signal: abort.signal })) {
          failures = 0;
          keep({ host: 'ready' });
          feed.accept(batch);
        }
      } catch {
        // What went wrong does not matter here: either way the host is not there and is asked again.
      }
      if (abort.signal.aborted) return;
      keep({ host: 'gone' });
      failures += 1;
      const delay = backOffMs(RECONNECT, failures, 0.5);
      await new Promise<void>((resolve) => clock.after(delay, resolve));
    }
  }
  void follow();

  return {
    stop() {
      abort.abort();
      unsubscribe();
      for (const item of [info, ...Object.values(reloaders)]) item.stop();
    },
  };
}

/** Marks are whole for each ticket they name; a ticket without anyone leaves the map. */
export function foldPresence(old: ReadonlyMap<string, TicketPresence>, marks: HostBatch['presence']): ReadonlyMap<string, TicketPresence> {
  const next = new Map(old);
  for (const { ticketId, viewers, customerTyping } of marks) {
    if (viewers.length === 0 && !customerTyping) next.delete(ticketId);
    else next.set(ticketId, { viewers, customerTyping });
  }
  return next;
}
