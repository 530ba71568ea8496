import { backOffMs } from '#shared/base/back-off.ts';
import { after, newId, now, random } from './browser.ts';
import { type ChatApi, worthRetrying } from './chat-api.ts';
import { mergeMessages, type StateHolder } from './chat-state.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import type { OutgoingQueue } from './outgoing-queue.ts';

const BACK_OFF = { firstMs: 1_000, maxMs: 20_000 };

export type Sender = {
  /** Keeps the message, shows it, and sends it in its turn. */
  write(text: string, attachments: OutgoingMessage['attachments']): void;
  /** Sends what waits, oldest first; called when the network may be back. */
  flush(): void;
  /** A refused message goes again, as a new one. */
  again(clientId: string): void;
  discard(clientId: string): void;
};

/** One message in flight at a time, so that they arrive in the order they were written. Its id was made when it was written. */
export function createSender(api: ChatApi, queue: OutgoingQueue, state: StateHolder, onSessionLost: () => void): Sender {
  let busy = false;
  let attempt = 0;
  let retry: { cancel(): void } | null = null;

  const show = (): void => state.set({ outgoing: queue.list() });

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    retry?.cancel();
    for (;;) {
      const next = queue.list().find((message) => message.failed === null);
      if (next === undefined || state.get().session === null) break;
      state.set({ sendingId: next.clientId });
      const answer = await api.send(next);
      if (answer.ok) {
        attempt = 0;
        queue.remove(next.clientId);
        state.set({ messages: mergeMessages(state.get().messages, [answer.value], 0), outgoing: queue.list(), sendingId: null });
        continue;
      }
      state.set({ sendingId: null });
      if (answer.problem.code === 'UNAUTHENTICATED') {
        onSessionLost();
        break;
      }
      if (worthRetrying(answer.problem)) {
        attempt++;
        const waitMs = answer.problem.seconds === null ? backOffMs(BACK_OFF, attempt, random()) : answer.problem.seconds * 1_000;
        retry = after(waitMs, () => void run());
        break;
      }
      queue.put({ ...next, failed: answer.problem.code });
      show();
    }
    busy = false;
  }

  const put = (text: string, attachments: OutgoingMessage['attachments']): void => {
    queue.put({ clientId: newId(), text, attachments, at: now(), failed: null });
    show();
    void run();
  };

  return {
    write: put,
    flush() {
      attempt = 0;
      void run();
    },
    again(clientId) {
      const message = queue.list().find((one) => one.clientId === clientId);
      if (message === undefined) return;
      queue.remove(clientId);
      put(message.text, message.attachments);
    },
    discard(clientId) {
      queue.remove(clientId);
      show();
    },
  };
}
