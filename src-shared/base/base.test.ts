import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';
import { canonicalJson } from './canonical-json.ts';
import { createIdSource } from './ids.ts';

const noise = (length: number) => new Uint8Array(length).fill(0xa5);

test('ids are version 7, carry the time, and rise even when the clock stands or goes back', () => {
  const times = [1_700_000_000_000, 1_700_000_000_000, 1_699_999_000_000, 1_700_000_000_005];
  let call = 0;
  const next = createIdSource(() => times[Math.min(call++, 3)] as number, noise);
  const made = Array.from({ length: 6_000 }, next);
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt((made[0] as string).replaceAll('-', '').slice(0, 12), 16)).toBe(times[0]);
  expect(made).toEqual([...new Set(made)].sort());
});

test('back-off doubles to its ceiling and never comes sooner than half of it', () => {
  const policy = { firstMs: 1_000, maxMs: 60_000 };
  expect([1, 2, 3, 10].map((attempt) => backOffMs(policy, attempt, 0))).toEqual([500, 1_000, 2_000, 30_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const delay = backOffMs(policy, attempt, random);
      expect(delay).toBeGreaterThanOrEqual(500);
      expect(delay).toBeLessThanOrEqual(60_000);
    }),
  );
});

test('the order of keys does not change the canonical text, and it reads back as the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('what JSON cannot say is refused', () => {
  expect(() => canonicalJson({ n: Number.NaN })).toThrow(/NaN/);
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});
