import type { Signal, SignalMessage } from './signal.ts';

/** The signal of a single node: nothing leaves the process. */
export function createInProcessSignal(): Signal {
  const handlers = new Set<(message: SignalMessage) => void>();
  let stopped = false;
  return {
    lossy: false,
    publish(message) {
      if (stopped) return;
      queueMicrotask(() => {
        for (const handle of [...handlers]) handle(message);
      });
    },
    subscribe(handle) {
      handlers.add(handle);
      return () => handlers.delete(handle);
    },
    async stop() {
      stopped = true;
      handlers.clear();
    },
  };
}
