import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

function limiterAt(start = 0, maxKeys?: number) {
  let now = start;
  const limiter = createRateLimiter({ burst: 3, perSecond: 0.5 }, () => now, maxKeys);
  return {
    take: (key = 'a') => limiter.take(key),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

test('a burst is allowed, then the pace, and the refusal says how long to wait', () => {
  const { take, wait } = limiterAt();
  for (let i = 0; i < 3; i++) take();
  expect(() => take()).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', data: { seconds: 2 } }));
  wait(1_000);
  expect(() => take()).toThrow(expect.objectContaining({ data: { seconds: 1 } }));
  wait(1_000);
  take();
  wait(3_600_000);
  for (let i = 0; i < 3; i++) take();
  expect(() => take()).toThrow();
});

test('keys do not share their allowance', () => {
  const { take } = limiterAt();
  for (let i = 0; i < 3; i++) take('a');
  take('b');
  expect(() => take('a')).toThrow();
});

test('memory is bounded: the key not used for longest is forgotten', () => {
  const { take } = limiterAt(0, 2);
  for (let i = 0; i < 3; i++) take('a');
  take('b');
  take('c');
  take('a');
  take('c');
  take('c');
  expect(() => take('c')).toThrow();
});
