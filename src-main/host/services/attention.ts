import type { Clock, Timer } from '#shared/base/clock.ts';
import { SHORTEST_ACTIVITY_MS } from '#shared/domain/metric/place-activity.ts';

/** Without a key, a click or a turn of the wheel for so long nobody is taken to be there. */
export const IDLE_MS = 60_000;

export type Stretch = { readonly ticketId: string; readonly from: number; readonly to: number };

/** Which ticket the agent has in front of them while they are active. */
export type Attention = {
  /** Another ticket came in front, or none. The same one again says nothing new: it is told for what arrives, too. */
  front(ticketId: string | null): void;
  /** The agent did something in the window; `false`: the window is not in front any more. */
  active(on: boolean): void;
  /** Ends what runs, and tells it. */
  stop(): void;
};

/**
 * One stretch from the moment a ticket comes in front until another does, the window goes behind, or the agent is idle: then
 * it ends where they were last taken to be there. Lengths are measured by the clock that nobody can set; `serverNow` only places them.
 */
export function createAttention(clock: Clock, serverNow: () => number, tell: (stretch: Stretch) => void): Attention {
  let front: string | null = null;
  let since: number | null = null;
  let lastInput = 0;
  let timer: Timer | null = null;

  const begin = (): void => {
    lastInput = clock.monotonic();
    since ??= lastInput;
    timer ??= clock.after(IDLE_MS, look);
  };
  const end = (): void => {
    timer?.cancel();
    timer = null;
    if (front === null || since === null) return;
    const now = clock.monotonic();
    const until = Math.min(now, lastInput + IDLE_MS);
    const length = Math.round(until - since);
    since = null;
    if (length < SHORTEST_ACTIVITY_MS) return;
    const to = Math.round(serverNow() - (now - until));
    tell({ ticketId: front, from: to - length, to });
  };
  /** Input does not move the timer, which would cost one for every key: it looks again instead. */
  const look = (): void => {
    timer = null;
    const left = lastInput + IDLE_MS - clock.monotonic();
    if (left <= 0) end();
    else timer = clock.after(left, look);
  };

  return {
    front: (ticketId) => {
      if (ticketId === front) return;
      end();
      front = ticketId;
      if (ticketId !== null) begin();
    },
    active: (on) => {
      if (!on) end();
      else if (front !== null) begin();
    },
    stop: () => {
      end();
      front = null;
    },
  };
}
