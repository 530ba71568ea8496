import type { KeyValue } from './key-value.ts';
import { type OutgoingMessage, parseOutgoing } from './outgoing-message.ts';

const PREFIX = 'out.';

export type OutgoingQueue = {
  /** Oldest first. */
  list(): OutgoingMessage[];
  put(message: OutgoingMessage): void;
  remove(clientId: string): void;
};

/**
 * Messages written and not yet confirmed by the server. Each has its own key, so that two tabs of one visitor never
 * overwrite each other's; client ids rise with time, so their order is the order of writing.
 */
export function createOutgoingQueue(store: KeyValue): OutgoingQueue {
  return {
    list: () =>
      store
        .names()
        .filter((name) => name.startsWith(PREFIX))
        .sort()
        .flatMap((name) => {
          const message = parseOutgoing(store.get(name));
          if (message === null) store.remove(name);
          return message === null ? [] : [message];
        }),
    put: (message) => store.set(PREFIX + message.clientId, JSON.stringify(message)),
    remove: (clientId) => store.remove(PREFIX + clientId),
  };
}
