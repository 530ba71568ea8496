export type Reloader = {
  /** Loads now, or once more after the load that is under way: loads never pile up. */
  reload(): void;
  /** Nothing is reported after this. */
  stop(): void;
};

export function createReloader<T>(parts: { load(): Promise<T>; onData(data: T): void; onError(error: Error): void }): Reloader {
  let running = false;
  let again = false;
  let stopped = false;

  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      try {
        const data = await parts.load();
        if (!stopped) parts.onData(data);
      } catch (error) {
        if (!stopped) parts.onError(error instanceof Error ? error : new Error(String(error)));
      }
    } while (again && !stopped);
    running = false;
  }

  return {
    reload() {
      if (stopped) return;
      if (running) again = true;
      else void run();
    },
    stop() {
      stopped = true;
    },
  };
}
