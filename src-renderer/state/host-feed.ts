import type { HostBatch } from '#shared/contract/console/console-shapes.ts';

type Listener = (batch: HostBatch) => void;

export type HostFeed = {
  /** Takes the next batch of a subscription; a missed number turns it into a `reset` that touches everything. */
  accept(batch: HostBatch): void;
  /** Calls back for every batch; returns how to stop. */
  subscribe(listener: Listener): () => void;
};

const everyTopic: HostBatch['topics'] = ['session', 'sync', 'directory', 'settings', 'outbox', 'templates', 'queue', 'performance'];

/** The renderer's end of the host's numbered batches. There is one for the window: `hostFeed`. */
export function createHostFeed(): HostFeed {
  const listeners = new Set<Listener>();
  let last: number | null = null;
  return {
    accept(batch) {
      const reset = batch.reset || last === null || batch.n !== last + 1;
      last = batch.n;
      const whole: HostBatch = reset ? { ...batch, reset, topics: everyTopic, tickets: 'all', contacts: 'all' } : batch;
      for (const listener of [...listeners]) listener(whole);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const hostFeed = createHostFeed();

export function touchesTicket(batch: HostBatch, ticketId: string): boolean {
  return batch.tickets === 'all' || batch.tickets.includes(ticketId) || batch.presence.some((mark) => mark.ticketId === ticketId);
}

export function touchesContact(batch: HostBatch, contactId: string): boolean {
  return batch.contacts === 'all' || batch.contacts.includes(contactId);
}

/** Whether one of these tickets changed; who looks at it does not count. */
export function touchesAny(batch: HostBatch, ticketIds: readonly string[]): boolean {
  return batch.tickets === 'all' || batch.tickets.some((id) => ticketIds.includes(id));
}
