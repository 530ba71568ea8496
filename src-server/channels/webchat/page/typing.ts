import type { ChatLiveIn } from '#shared/contract/central/chat.ts';
import { after, now } from './browser.ts';
import type { StateHolder } from './chat-state.ts';

const REPEAT_MS = 4_000;
const IDLE_MS = 5_000;
/** A hint of typing that is not repeated is over. */
const FADE_MS = 9_000;

/** Both directions of "is typing". */
export function createTyping(send: (frame: ChatLiveIn) => void, state: StateHolder) {
  let toldAt = 0;
  let idle: { cancel(): void } | null = null;
  let fade: { cancel(): void } | null = null;

  function stop(): void {
    idle?.cancel();
    if (toldAt === 0) return;
    toldAt = 0;
    send({ type: 'typing', on: false });
  }

  return {
    stop,
    wrote(text: string): void {
      if (text === '') {
        stop();
        return;
      }
      if (now() - toldAt > REPEAT_MS) {
        toldAt = now();
        send({ type: 'typing', on: true });
      }
      idle?.cancel();
      idle = after(IDLE_MS, stop);
    },
    heard(on: boolean, name: string): void {
      fade?.cancel();
      state.set({ agentTyping: on ? name : null });
      if (on) fade = after(FADE_MS, () => state.set({ agentTyping: null }));
    },
  };
}
