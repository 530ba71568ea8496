import type { Clock } from '#shared/base/clock.ts';
import type { HostBatch } from '#shared/contract/console/console-shapes.ts';
import type { Topic, Touched } from '../store/touched.ts';

export type Notice = HostBatch['notices'][number];
export type PresenceMark = HostBatch['presence'][number];

/** Told to whoever subscribes first when nobody listened: what a start found is said before a window is there to hear it. */
const LASTING: ReadonlySet<Notice['kind']> = new Set(['damaged', 'commandsLost', 'refused']);
const MAX_LASTING = 20;

/** Gathers what changed and tells every subscriber in numbered batches, at most one per 16 ms. */
export type ChangeHub = {
  touched(touched: Touched): void;
  topic(...topics: Topic[]): void;
  ticket(...ids: string[]): void;
  presence(mark: PresenceMark): void;
  notice(notice: Notice): void;
  /** Ends when `signal` aborts. A subscriber that is too slow gets one batch with `reset` instead of what it missed. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<HostBatch, void, void>;
};

const GATHER_MS = 16;
const MANY_IDS = 500;
const MAX_WAITING = 64;

type Gathered = {
  topics: Set<Topic>;
  tickets: Set<string>;
  contacts: Set<string>;
  drafts: Set<string>;
  presence: Map<string, PresenceMark>;
  notices: Notice[];
};
type Subscriber = { queue: HostBatch[]; wake: (() => void) | null };

export function createChangeHub(clock: Clock): ChangeHub {
  const subscribers = new Set<Subscriber>();
  let gathered = nothing();
  let scheduled = false;
  let unheard: Notice[] = [];
  let n = 0;

  const flush = (): void => {
    scheduled = false;
    n += 1;
    const batch: HostBatch = {
      n,
      reset: false,
      topics: [...gathered.topics],
      tickets: some(gathered.tickets),
      contacts: some(gathered.contacts),
      drafts: [...gathered.drafts],
      presence: [...gathered.presence.values()],
      notices: gathered.notices,
    };
    gathered = nothing();
    if (subscribers.size === 0) unheard = [...unheard, ...batch.notices.filter(({ kind }) => LASTING.has(kind))].slice(-MAX_LASTING);
    for (const subscriber of subscribers) {
      // Notices are announced once, so they survive a collapse; everything else is asked for again.
      const overflown = subscriber.queue.length >= MAX_WAITING;
      const kept = subscriber.queue.flatMap((waiting) => waiting.notices);
      if (overflown) subscriber.queue = [{ ...resetBatch(n), notices: [...kept, ...batch.notices].slice(-MAX_WAITING) }];
      else subscriber.queue.push(batch);
      subscriber.wake?.();
    }
  };
  const gather = (add: (into: Gathered) => void): void => {
    add(gathered);
    if (!scheduled) clock.after(GATHER_MS, flush);
    scheduled = true;
  };

  return {
    touched: (touched) =>
      gather((into) => {
        for (const topic of touched.topics) into.topics.add(topic);
        for (const id of touched.tickets) into.tickets.add(id);
        for (const id of touched.contacts) into.contacts.add(id);
        for (const id of touched.drafts) into.drafts.add(id);
      }),
    topic: (...topics) => gather((into) => topics.forEach((topic) => void into.topics.add(topic))),
    ticket: (...ids) => gather((into) => ids.forEach((id) => void into.tickets.add(id))),
    presence: (mark) => gather((into) => void into.presence.set(mark.ticketId, mark)),
    notice: (notice) => gather((into) => void into.notices.push(notice)),
    async *subscribe(signal) {
      const subscriber: Subscriber = { queue: [{ ...resetBatch(n), notices: unheard }], wake: null };
      unheard = [];
      const wake = (): void => subscriber.wake?.();
      subscribers.add(subscriber);
      signal?.addEventListener('abort', wake);
      try {
        while (signal?.aborted !== true) {
          const batch = subscriber.queue.shift();
          if (batch !== undefined) {
            yield batch;
            continue;
          }
          await new Promise<void>((resolve) => {
            subscriber.wake = resolve;
          });
          subscriber.wake = null;
        }
      } finally {
        subscribers.delete(subscriber);
        signal?.removeEventListener('abort', wake);
      }
    },
  };
}

function nothing(): Gathered {
  return { topics: new Set(), tickets: new Set(), contacts: new Set(), drafts: new Set(), presence: new Map(), notices: [] };
}

function some(ids: ReadonlySet<string>): 'all' | string[] {
  return ids.size > MANY_IDS ? 'all' : [...ids];
}

function resetBatch(n: number): HostBatch {
  return { n, reset: true, topics: [], tickets: 'all', contacts: 'all', drafts: [], presence: [], notices: [] };
}
