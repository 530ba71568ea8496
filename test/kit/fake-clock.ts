import type { Clock, Timer } from '../../src-shared/base/clock.ts';

export type FakeClock = Clock & {
  /** Lets time pass, running what falls due in order; promises settle between timers. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock without letting time pass. */
  jump(ms: number): void;
};

export function fakeClock(start: number): FakeClock {
  let monotonic = 0;
  let offset = start;
  const due = new Set<{ at: number; readonly every: number | null; readonly run: () => void }>();
  const add = (delayMs: number, every: number | null, run: () => void): Timer => {
    const item = { at: monotonic + delayMs, every, run };
    due.add(item);
    return { cancel: () => void due.delete(item) };
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 30; turn++) await new Promise<void>((resolve) => void setImmediate(resolve));
  };
  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    after: (delayMs, run) => add(delayMs, null, run),
    every: (intervalMs, run) => add(intervalMs, intervalMs, run),
    jump: (ms) => {
      offset += ms;
    },
    advance: async (ms) => {
      const end = monotonic + ms;
      await settle();
      for (;;) {
        const next = [...due].filter((item) => item.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        if (next.every === null) due.delete(next);
        monotonic = Math.max(monotonic, next.at);
        if (next.every !== null) next.at += next.every;
        next.run();
        await settle();
      }
      monotonic = end;
      await settle();
    },
  };
}
