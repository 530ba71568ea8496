import { CodedError } from '#shared/contract/errors.ts';

/** `burst` at once, then `perSecond`. */
export type Rate = { readonly burst: number; readonly perSecond: number };

export type RateLimiter = {
  /** Throws RATE_LIMITED with the whole seconds until the next is allowed. */
  take(key: string): void;
};

/** Token buckets of this node, in memory. At most `maxKeys` are kept: the one not used for longest is forgotten first. */
export function createRateLimiter(rate: Rate, monotonic: () => number, maxKeys = 20_000): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key) {
      const now = monotonic();
      const known = buckets.get(key);
      const tokens = known === undefined ? rate.burst : Math.min(rate.burst, known.tokens + ((now - known.at) / 1_000) * rate.perSecond);
      const allowed = tokens >= 1;
      buckets.delete(key);
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
      const oldest = buckets.keys().next();
      if (buckets.size > maxKeys && !oldest.done) buckets.delete(oldest.value);
      if (!allowed) throw new CodedError('RATE_LIMITED', { seconds: Math.max(1, Math.ceil((1 - tokens) / rate.perSecond)) });
    },
  };
}
