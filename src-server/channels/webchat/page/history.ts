import { after } from './browser.ts';
import type { ChatApi } from './chat-api.ts';
import { contiguousSeq, lastAgentSeq, type StateHolder, withHistory } from './chat-state.ts';
import type { OutgoingQueue } from './outgoing-queue.ts';

const RETRY_MS = 5_000;

export type History = {
  /** Fetches what is new. Asked again while it runs, it goes round once more. */
  sync(): void;
  /** The newest messages are in front of the visitor. */
  markRead(): void;
};

export function createHistory(
  api: ChatApi,
  queue: OutgoingQueue,
  state: StateHolder,
  events: { onSessionLost(): void; onAgentMessages(seqAfter: number): void },
): History {
  let running = false;
  let again = false;
  let retry: { cancel(): void } | null = null;
  const told = { delivered: 0, read: 0 };

  async function fetchAll(): Promise<void> {
    for (;;) {
      const before = state.get();
      if (before.session === null) return;
      const afterSeq = contiguousSeq(before.messages);
      const answer = await api.history(afterSeq);
      if (!answer.ok) {
        if (answer.problem.code === 'UNAUTHENTICATED') return events.onSessionLost();
        retry = after(Math.max(RETRY_MS, (answer.problem.seconds ?? 0) * 1_000), sync);
        return;
      }
      if (state.get().session?.token !== before.session.token) return;
      const wasLoaded = before.loaded;
      const agentSeqBefore = lastAgentSeq(before.messages);
      for (const message of answer.value.messages) queue.remove(message.id);
      state.set({ ...withHistory(state.get(), answer.value), outgoing: queue.list() });
      const agentSeq = lastAgentSeq(state.get().messages);
      if (agentSeq > agentSeqBefore) {
        if (wasLoaded) events.onAgentMessages(agentSeqBefore);
        tell('delivered', agentSeq);
      }
      if (!answer.value.more) return;
    }
  }

  function tell(kind: 'delivered' | 'read', upToSeq: number): void {
    if (upToSeq <= told[kind]) return;
    const before = told[kind];
    told[kind] = upToSeq;
    void api.receipt({ kind, upToSeq }).then((answer) => {
      if (!answer.ok && told[kind] === upToSeq) told[kind] = before;
    });
  }

  function sync(): void {
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    retry?.cancel();
    void fetchAll().finally(() => {
      running = false;
      if (again) sync();
    });
  }

  return { sync, markRead: () => tell('read', lastAgentSeq(state.get().messages)) };
}
