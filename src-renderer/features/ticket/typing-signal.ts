import type { Clock, Timer } from '#shared/base/clock.ts';

export type TypingSignal = {
  /** On every keystroke of a reply. */
  typed(): void;
  /** Sent, emptied or left. */
  stop(): void;
};

/** While someone types, `on` is said again this often, so that a lost hint repairs itself. */
const REPEAT_MS = 4_000;
const IDLE_MS = 6_000;

/** Turns keystrokes into few hints: on at the first, again now and then, off after a pause. */
export function createTypingSignal(clock: Clock, tell: (on: boolean) => void): TypingSignal {
  let saidAt: number | null = null;
  let idle: Timer | null = null;

  function stop() {
    idle?.cancel();
    idle = null;
    if (saidAt !== null) tell(false);
    saidAt = null;
  }
  return {
    typed() {
      idle?.cancel();
      idle = clock.after(IDLE_MS, stop);
      const now = clock.monotonic();
      if (saidAt !== null && now - saidAt < REPEAT_MS) return;
      saidAt = now;
      tell(true);
    },
    stop,
  };
}
