import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createVisitorTokens } from './visitor-token.ts';

const secret = Buffer.alloc(32, 7);
const tokens = createVisitorTokens(secret);
const day = 86_400_000;
const visitor = {
  channelId: '0198a000-0000-7000-8000-000000000001',
  visitorId: '0198a000-0000-7000-8000-000000000002',
  contactId: '0198a000-0000-7000-8000-000000000003',
  issuedAt: 1_800_000_000_000,
};

test('a token says who it was issued to, and fits the wire', () => {
  const token = tokens.issue(visitor);
  expect(tokens.read(token, visitor.issuedAt + day)).toEqual(visitor);
  expect(token.length).toBeLessThanOrEqual(600);
});

test('a token of another secret, or a changed one, is nobody', () => {
  const token = tokens.issue(visitor);
  const [version, claims, signature] = token.split('.') as [string, string, string];
  const forged = Buffer.from(JSON.stringify({ c: visitor.channelId, v: visitor.contactId, k: visitor.contactId, i: visitor.issuedAt })).toString(
    'base64url',
  );
  for (const bad of [
    createVisitorTokens(Buffer.alloc(32, 8)).issue(visitor),
    `${version}.${forged}.${signature}`,
    `${version}.${claims}.${signature.slice(0, -2)}AA`,
    `v2.${claims}.${signature}`,
    `${version}.${claims}`,
    `${token}x`,
    '',
    'null',
  ]) {
    expect(tokens.read(bad, visitor.issuedAt)).toBeNull();
  }
});

test('claims that are signed but not ours are nobody', () => {
  const key = createHmac('sha256', secret).update('tanggap webchat visitor v1').digest();
  const claims = Buffer.from(JSON.stringify({ c: 'x', v: 1 })).toString('base64url');
  expect(tokens.read(`v1.${claims}.${createHmac('sha256', key).update(claims).digest('base64url')}`, visitor.issuedAt)).toBeNull();
});

test('a token ends after a year and is not taken from the future', () => {
  const token = tokens.issue(visitor);
  expect(tokens.read(token, visitor.issuedAt + 364 * day)).not.toBeNull();
  expect(tokens.read(token, visitor.issuedAt + 366 * day)).toBeNull();
  expect(tokens.read(token, visitor.issuedAt - day)).toBeNull();
});
