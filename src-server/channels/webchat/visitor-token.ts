import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { zId, zTime } from '#shared/contract/schemas.ts';

/** Who a visitor is: proven by our signature, kept by the page, never stored here. */
export type Visitor = {
  readonly channelId: string;
  /** The visitor's conversation and the value of their `webchat` identity. */
  readonly visitorId: string;
  readonly contactId: string;
  readonly issuedAt: number;
};

const zClaims = z.strictObject({ c: zId, v: zId, k: zId, i: zTime });
const LIFETIME_MS = 365 * 86_400_000;
/** How far ahead of ours another node's clock may be. */
const CLOCK_SKEW_MS = 10 * 60_000;

export type VisitorTokens = {
  issue(visitor: Visitor): string;
  /** The visitor, or null when the token is not ours, was changed, or is older than a year. */
  read(token: string, now: number): Visitor | null;
};

/** Tokens are `v1.<claims>.<HMAC-SHA-256>`; the key is derived, so that no other use of the secret makes one. */
export function createVisitorTokens(secretKey: Uint8Array): VisitorTokens {
  const key = createHmac('sha256', secretKey).update('tanggap webchat visitor v1').digest();
  const sign = (claims: string): Buffer => createHmac('sha256', key).update(claims).digest();
  return {
    issue({ channelId, visitorId, contactId, issuedAt }) {
      const claims = Buffer.from(JSON.stringify({ c: channelId, v: visitorId, k: contactId, i: issuedAt })).toString('base64url');
      return `v1.${claims}.${sign(claims).toString('base64url')}`;
    },
    read(token, now) {
      const [, claims, signature] = /^v1\.([A-Za-z0-9_-]{1,500})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
      if (claims === undefined || signature === undefined) return null;
      if (!timingSafeEqual(sign(claims), Buffer.from(signature, 'base64url'))) return null;
      const parsed = zClaims.safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
      if (!parsed.success) return null;
      const { c, v, k, i } = parsed.data;
      return now - i > LIFETIME_MS || i - now > CLOCK_SKEW_MS ? null : { channelId: c, visitorId: v, contactId: k, issuedAt: i };
    },
  };
}
