import type { FastifyBaseLogger } from 'fastify';
import { expect, test } from 'vitest';
import type { Clock } from '#shared/base/clock.ts';
import { createJobs } from './jobs.ts';

function handClock() {
  const timers = new Set<{ run: () => void }>();
  const clock: Clock = {
    now: () => 0,
    monotonic: () => 0,
    after: () => ({ cancel: () => {} }),
    every(_ms, run) {
      const timer = { run };
      timers.add(timer);
      return { cancel: () => timers.delete(timer) };
    },
  };
  return {
    clock,
    tick: () => {
      for (const timer of timers) timer.run();
    },
  };
}

function logOf(lines: string[]): FastifyBaseLogger {
  const note = (_fields: unknown, event: unknown) => lines.push(String(event));
  return { error: note } as unknown as FastifyBaseLogger;
}

test('a job never overlaps itself, survives its failures and is waited for at the stop', async () => {
  const { clock, tick } = handClock();
  const lines: string[] = [];
  let runs = 0;
  let gate = Promise.withResolvers<void>();
  const jobs = createJobs(clock, logOf(lines), [
    {
      name: 'slow',
      everyMs: 1_000,
      run: () => {
        runs += 1;
        return gate.promise;
      },
    },
  ]);
  jobs.start();
  tick();
  tick();
  expect(runs).toBe(1);
  gate.reject(new Error('no'));
  await new Promise(setImmediate);
  expect(lines).toEqual(['job-failed']);

  gate = Promise.withResolvers();
  tick();
  expect(runs).toBe(2);
  let stopped = false;
  const stopping = jobs.stop().then(() => {
    stopped = true;
  });
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  gate.resolve();
  await stopping;
  tick();
  expect(runs).toBe(2);
});
