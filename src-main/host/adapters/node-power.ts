import type { Clock } from '#shared/base/clock.ts';
import type { Power } from '../ports/host-ports.ts';

const LOOK_EVERY_MS = 5_000;
const JUMP_MS = 15_000;

/** Without the system's own events: a timer that comes far too late means that the machine slept. */
export function nodePower(clock: Clock): Power {
  return {
    onResume: (run) => {
      let last = clock.now();
      const timer = clock.every(LOOK_EVERY_MS, () => {
        const now = clock.now();
        if (now - last > LOOK_EVERY_MS + JUMP_MS) run();
        last = now;
      });
      return () => timer.cancel();
    },
  };
}
