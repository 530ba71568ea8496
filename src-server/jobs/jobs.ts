import type { FastifyBaseLogger } from 'fastify';
import type { Clock, Timer } from '#shared/base/clock.ts';

export type Job = { readonly name: string; readonly everyMs: number; run(): Promise<unknown> };

export interface Jobs {
  start(): void;
  /** Starts nothing more, and waits for what runs. */
  stop(): Promise<void>;
}

/**
 * Work that comes round. A job never overlaps itself; one that fails is logged and comes round again. All nodes run all jobs:
 * each job must share its work by what it locks.
 */
export function createJobs(clock: Clock, log: FastifyBaseLogger, jobs: readonly Job[]): Jobs {
  const running = new Map<string, Promise<void>>();
  let timers: Timer[] = [];

  function tick(job: Job): void {
    if (running.has(job.name)) return;
    const run = job
      .run()
      .then(() => undefined)
      .catch((error: unknown) => {
        log.error({ job: job.name, kind: error instanceof Error ? error.name : typeof error, code: codeOf(error) }, 'job-failed');
      })
      .finally(() => running.delete(job.name));
    running.set(job.name, run);
  }

  return {
    start() {
      timers = jobs.map((job) => clock.every(job.everyMs, () => tick(job)));
    },
    async stop() {
      for (const timer of timers) timer.cancel();
      await Promise.all(running.values());
    },
  };
}

const codeOf = (error: unknown): string | null => (error instanceof Error && 'code' in error ? String(error.code) : null);
