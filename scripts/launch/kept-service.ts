import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from './service.ts';

export type KeptService = {
  /** The process that runs now. */
  current(): Service;
  stop(): Promise<void>;
  kill(): void;
};

type Options = {
  readonly start: () => Promise<Service>;
  readonly onRestart: (service: Service) => void;
  /** It ended too often, or did not start again. */
  readonly onGone: () => void;
};

const MOST_RESTARTS = 5;
const WITHIN_MS = 60_000;

/** Starts a service and starts it again when it ends by itself, unless it does so all the time. */
export async function keepService({ start, onRestart, onGone }: Options): Promise<KeptService> {
  let service = await start();
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const ends: number[] = [];

  const watch = (watched: Service): void => {
    void watched.exited.then(() => {
      if (!stopping) restarting = again().catch(onGone);
    });
  };
  const again = async (): Promise<void> => {
    const now = performance.now();
    ends.push(now);
    const recent = ends.filter((end) => now - end < WITHIN_MS).length;
    if (recent > MOST_RESTARTS) return onGone();
    await sleep(200 * recent);
    if (stopping) return;
    service = await start();
    if (stopping) return service.stop();
    onRestart(service);
    watch(service);
  };
  watch(service);

  return {
    current: () => service,
    async stop() {
      stopping = true;
      await service.stop();
      await restarting;
    },
    kill: () => service.kill(),
  };
}
