import { expect, test } from 'vitest';
import { createReloader } from './reloader.ts';

function pausedLoads() {
  const waiting: ((value: string | Error) => void)[] = [];
  const load = () => new Promise<string>((resolve, reject) => waiting.push((value) => (value instanceof Error ? reject(value) : resolve(value))));
  const answer = async (value: string | Error) => {
    waiting.shift()?.(value);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { load, answer, waiting };
}

test('many calls while a load runs become one more load, and every answer is reported in order', async () => {
  const { load, answer, waiting } = pausedLoads();
  const seen: string[] = [];
  const reloader = createReloader({ load, onData: (data) => seen.push(data), onError: (error) => seen.push(error.message) });
  reloader.reload();
  reloader.reload();
  reloader.reload();
  expect(waiting).toHaveLength(1);
  await answer('first');
  expect(waiting).toHaveLength(1);
  await answer(new Error('failed'));
  expect(waiting).toHaveLength(0);
  reloader.reload();
  await answer('third');
  expect(seen).toEqual(['first', 'failed', 'third']);
});

test('after stop a late answer is dropped and nothing is loaded', async () => {
  const { load, answer, waiting } = pausedLoads();
  const seen: string[] = [];
  const reloader = createReloader({ load, onData: (data) => seen.push(data), onError: () => seen.push('error') });
  reloader.reload();
  reloader.stop();
  await answer('late');
  reloader.reload();
  expect([seen, waiting]).toEqual([[], []]);
});
