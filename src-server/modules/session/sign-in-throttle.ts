import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '#shared/base/clock.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Database } from '../../db/database.ts';

type Limit = { readonly free: number; readonly firstMs: number; readonly maxMs: number };

/** Tries that cost nothing, then a pause that doubles with every further one. */
export type ThrottleLimits = { readonly email: Limit; readonly address: Limit };

const usualLimits: ThrottleLimits = {
  email: { free: 5, firstMs: 5_000, maxMs: 300_000 },
  // Many agents share one office's address.
  address: { free: 30, firstMs: 10_000, maxMs: 900_000 },
};

/** Failures are forgotten when nothing more happened for this long. */
const FORGET_MS = 3_600_000;

export interface SignInThrottle {
  /** Counts a try for the e-mail before its password is looked at, so that parallel guesses count too. Throws SIGN_IN_THROTTLED with `seconds`. */
  admit(email: string, address: string): Promise<void>;
  failed(address: string): Promise<void>;
  succeeded(email: string): Promise<void>;
  /** Takes away what is forgotten anyway. */
  prune(): Promise<void>;
}

/** Counters live in the database, so that they hold over all nodes and a restart; their keys are hashes. */
export function createSignInThrottle(db: Database, clock: Clock, limits: ThrottleLimits = usualLimits): SignInThrottle {
  const keyOf = (kind: keyof ThrottleLimits, value: string) => createHash('sha256').update(`${kind} ${value}`).digest('hex');

  /** Returns when the key is free again, or null when the try was counted. */
  async function count(kind: keyof ThrottleLimits, value: string): Promise<number | null> {
    const { free, firstMs, maxMs } = limits[kind];
    const key = keyOf(kind, value);
    const now = clock.now();
    const failures = sql<number>`case when t.updated_at < ${now - FORGET_MS} then 1 else t.failures + 1 end`;
    const counted = await sql`
      insert into sign_in_throttle as t (key, failures, blocked_until, updated_at) values (${key}, 1, 0, ${now})
      on conflict (key) do update set
        failures = ${failures},
        blocked_until = case when ${failures} <= ${free} then 0
          else ${now} + least(${maxMs}, ${firstMs} * power(2, least(${failures} - ${free} - 1, 20)))::bigint end,
        updated_at = ${now}
      where t.blocked_until <= ${now}
      returning failures`.execute(db.kysely);
    return counted.rows.length > 0 ? null : blockedUntil(key);
  }

  async function blockedUntil(key: string): Promise<number> {
    const row = await db.kysely.selectFrom('sign_in_throttle').select('blocked_until').where('key', '=', key).executeTakeFirst();
    return row?.blocked_until ?? 0;
  }

  function refuseUntil(until: number | null): void {
    const now = clock.now();
    if (until !== null && until > now) throw new CodedError('SIGN_IN_THROTTLED', { seconds: Math.ceil((until - now) / 1000) });
  }

  return {
    async admit(email, address) {
      refuseUntil(await blockedUntil(keyOf('address', address)));
      refuseUntil(await count('email', email));
    },
    async failed(address) {
      await count('address', address);
    },
    async succeeded(email) {
      await db.kysely.deleteFrom('sign_in_throttle').where('key', '=', keyOf('email', email)).execute();
    },
    async prune() {
      await db.kysely
        .deleteFrom('sign_in_throttle')
        .where('updated_at', '<', clock.now() - FORGET_MS)
        .where('blocked_until', '<', clock.now())
        .execute();
    },
  };
}
