export type BackOffPolicy = { readonly firstMs: number; readonly maxMs: number };

/**
 * Delay in milliseconds before retry number `attempt` (1 is the first retry): doubling from `firstMs` to `maxMs`,
 * then spread over the upper half, so that consoles that lost one server do not come back in step.
 * `random` is in [0, 1).
 */
export function backOffMs(policy: BackOffPolicy, attempt: number, random: number): number {
  const ceiling = Math.min(policy.maxMs, policy.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
