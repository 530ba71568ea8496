import { randomUUID } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_VERSION, OLDEST_SUPPORTED } from '../../src-shared/contract/version.ts';
import { type CentralClient, startTestCentral, TEST_PASSWORD, type TestCentral } from '../kit/central-client.ts';

let central: TestCentral;
/** The server's clock runs ahead of ours by this much. */
let ahead = 0;

beforeAll(async () => {
  const { systemClock } = await import('../../src-server/system-clock.ts');
  central = await startTestCentral({ overrides: { clock: { ...systemClock, now: () => Date.now() + ahead } } });
});
afterAll(() => central.stop());

const device = { name: 'Komputer uji', platform: 'test' };
const MINUTE = 60_000;

/** The code that a call was refused with, or 'ok'. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  const { error } = await safe(call);
  if (error === null) return 'ok';
  return 'code' in error ? String(error.code) : error.message;
}

const signInAs = (email: string, password = TEST_PASSWORD) =>
  central.client().session.signIn({ email, password, device, contractVersion: CONTRACT_VERSION });
const refresh = (refreshToken: string) => central.client().session.refresh({ refreshToken });
const meOf = (accessToken: string) => central.client(accessToken).session.me();

async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  ahead += ms;
  return work();
}

describe('sign-in', () => {
  test('answers who signed in, where, and on which device', async () => {
    const { sari } = central.workspace.agents;
    const session = await signInAs('  SARI@satu.example ');
    expect(session).toMatchObject({
      agent: { id: sari.id, name: sari.name, email: sari.email, role: 'agent', teamIds: [central.workspace.teams.a], active: true, state: 'offline' },
      workspace: { id: central.workspace.id, timeZone: 'Asia/Jakarta', currency: 'IDR' },
      lastDeviceSeq: 0,
    });
    const me = await meOf(session.accessToken);
    expect(me).toMatchObject({ agent: session.agent, workspace: session.workspace, deviceId: session.deviceId, lastDeviceSeq: 0 });
  });

  test('only hashes of tokens are stored', async () => {
    const session = await signInAs('sari@satu.example');
    const rows = await central.query('select * from session');
    const text = JSON.stringify(rows);
    expect(text).not.toContain(session.accessToken);
    expect(text).not.toContain(session.refreshToken);
  });

  test('a wrong password, an unknown address and an agent who left get the same answer', async () => {
    await central.query("update agent set active = false where email = 'lead-b@satu.example'");
    const answers = await Promise.all([
      safe(signInAs('dewi@satu.example', 'salah')),
      safe(signInAs('nobody@satu.example')),
      safe(signInAs('lead-b@satu.example')),
    ]);
    await central.query("update agent set active = true where email = 'lead-b@satu.example'");
    for (const { error } of answers) expect(error).toMatchObject({ code: 'SIGN_IN_FAILED', status: 401, data: {} });
    expect(isDefinedError(answers[0].error)).toBe(true);
  });

  test('a console that is too old is told so', async () => {
    const input = { email: 'sari@satu.example', password: TEST_PASSWORD, device, contractVersion: OLDEST_SUPPORTED };
    expect(await codeOf(central.client().session.signIn(input))).toBe('ok');
    expect(await codeOf(central.client().session.signIn({ ...input, contractVersion: OLDEST_SUPPORTED - 1 }))).toBe('VERSION_TOO_OLD');
    expect(await codeOf(central.client().session.signIn({ ...input, contractVersion: 0 }))).toBe('INVALID_INPUT');
  });

  test('guessing one e-mail is slowed down, also in parallel; the right password must wait too', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, () => codeOf(signInAs('budi@satu.example', 'tebak'))));
    expect(guesses.filter((code) => code === 'SIGN_IN_FAILED').length).toBeLessThanOrEqual(6);
    const { error } = await safe(signInAs('budi@satu.example'));
    expect(error).toMatchObject({ code: 'SIGN_IN_THROTTLED', status: 429, data: { seconds: expect.any(Number) } });
    await later(MINUTE, async () => {
      expect(await codeOf(signInAs('budi@satu.example', 'tebak'))).toBe('SIGN_IN_FAILED');
      expect(await codeOf(signInAs('budi@satu.example'))).toBe('SIGN_IN_THROTTLED');
    });
    await later(5 * MINUTE, async () => expect(await codeOf(signInAs('budi@satu.example'))).toBe('ok'));
    expect(await codeOf(signInAs('budi@satu.example', 'tebak'))).toBe('SIGN_IN_FAILED');
    expect(await codeOf(signInAs('budi@satu.example'))).toBe('ok');
  });

  test('an address that fails for many e-mails is slowed down, and forgotten after an hour', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 45; i++) codes.push(await codeOf(signInAs(`orang-${i}@satu.example`)));
    expect(codes.at(-1)).toBe('SIGN_IN_THROTTLED');
    expect(await codeOf(signInAs('sari@satu.example'))).toBe('SIGN_IN_THROTTLED');
    expect(JSON.stringify(await central.query('select * from sign_in_throttle'))).not.toMatch(/satu\.example|127\.0\.0\.1/);
    await later(61 * MINUTE, async () => expect(await codeOf(signInAs('sari@satu.example'))).toBe('ok'));
  });
});

describe('devices', () => {
  test('a device that names itself keeps its numbers; one that is not the agent’s is enrolled anew', async () => {
    const first = await signInAs('sari@satu.example');
    await central.query('update device set last_seq = 7 where id = $1', [first.deviceId]);
    const again = await central.signIn('sari@satu.example', { deviceId: first.deviceId });
    expect(again.session).toMatchObject({ deviceId: first.deviceId, lastDeviceSeq: 7 });
    const other = await central.signIn('dewi@satu.example', { deviceId: first.deviceId });
    expect(other.session.deviceId).not.toBe(first.deviceId);
    const lost = await central.signIn('sari@satu.example', { deviceId: randomUUID() });
    expect(lost.session).toMatchObject({ deviceId: expect.not.stringContaining(first.deviceId), lastDeviceSeq: 0 });
  });

  test('a revoked device gets nothing any more, from its next request on', async () => {
    const { session, client } = await central.signIn('sari@satu.example');
    expect(await codeOf(client.session.me())).toBe('ok');
    await central.query('update device set revoked_at = 1 where id = $1', [session.deviceId]);
    expect(await codeOf(client.session.me())).toBe('DEVICE_REVOKED');
    expect(await codeOf(refresh(session.refreshToken))).toBe('DEVICE_REVOKED');
    expect(await codeOf(central.signIn('sari@satu.example', { deviceId: session.deviceId }))).toBe('DEVICE_REVOKED');
  });

  test('an agent who left is out at once', async () => {
    const { session, client } = await central.signIn('lead-b@satu.example');
    await central.query("update agent set active = false where email = 'lead-b@satu.example'");
    expect(await codeOf(client.session.me())).toBe('UNAUTHENTICATED');
    expect(await codeOf(refresh(session.refreshToken))).toBe('UNAUTHENTICATED');
    await central.query("update agent set active = true where email = 'lead-b@satu.example'");
  });
});

describe('refresh', () => {
  test('gives a new pair; the old access token lives one more minute', async () => {
    const first = await signInAs('sari@satu.example');
    const second = await refresh(first.refreshToken);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(await codeOf(meOf(second.accessToken))).toBe('ok');
    expect(await codeOf(meOf(first.accessToken))).toBe('ok');
    await later(61_000, async () => expect(await codeOf(meOf(first.accessToken))).toBe('UNAUTHENTICATED'));
    expect(await codeOf(meOf(second.accessToken))).toBe('ok');
  });

  test('an access token ends after 15 minutes, a refresh token after 30 days', async () => {
    const session = await signInAs('sari@satu.example');
    await later(15 * MINUTE + 1_000, async () => expect(await codeOf(meOf(session.accessToken))).toBe('UNAUTHENTICATED'));
    const next = await refresh(session.refreshToken);
    await later(30 * 24 * 60 * MINUTE, async () => expect(await codeOf(refresh(next.refreshToken))).toBe('UNAUTHENTICATED'));
  });

  test('the answer that was lost may be asked for again within a minute', async () => {
    const first = await signInAs('sari@satu.example');
    await refresh(first.refreshToken);
    await later(30_000, async () => {
      const retried = await refresh(first.refreshToken);
      expect(await codeOf(meOf(retried.accessToken))).toBe('ok');
      expect(await codeOf(refresh(retried.refreshToken))).toBe('ok');
    });
  });

  test.each(['the previous token a minute later', 'a token from long ago', 'both answers of a retry'])('reuse ends the session: %s', async (how) => {
    const first = await signInAs('sari@satu.example');
    const second = await refresh(first.refreshToken);
    let last = second;
    let stolen = first.refreshToken;
    if (how === 'the previous token a minute later') ahead += 61_000;
    if (how === 'a token from long ago') last = await refresh(second.refreshToken);
    if (how === 'both answers of a retry') {
      last = await refresh(first.refreshToken);
      stolen = second.refreshToken;
    }
    expect(await codeOf(refresh(stolen))).toBe('UNAUTHENTICATED');
    expect(await codeOf(meOf(last.accessToken))).toBe('UNAUTHENTICATED');
    expect(await codeOf(refresh(last.refreshToken))).toBe('UNAUTHENTICATED');
  });

  test('two at once get one pair each, and no session ends by it', async () => {
    const first = await signInAs('sari@satu.example');
    const pairs = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
    const codes = await Promise.all(pairs.map((pair) => codeOf(meOf(pair.accessToken))));
    expect(codes).toContain('ok');
  });

  test('signing out ends the session, not the others of the agent', async () => {
    const one = await central.signIn('sari@satu.example');
    const two = await central.signIn('sari@satu.example');
    await one.client.session.signOut();
    expect(await codeOf(one.client.session.me())).toBe('UNAUTHENTICATED');
    expect(await codeOf(refresh(one.session.refreshToken))).toBe('UNAUTHENTICATED');
    expect(await codeOf(two.client.session.me())).toBe('ok');
  });
});

test('without a good token every route that wants one refuses', async () => {
  const hash = '0'.repeat(64);
  const calls: Record<string, (client: CentralClient) => Promise<unknown>> = {
    me: (client) => client.session.me(),
    signOut: (client) => client.session.signOut(),
    push: (client) => client.sync.push({ commands: [], parkedSeqs: [] }),
    pull: (client) => client.sync.pull({ cursor: '' }),
    snapshot: (client) => client.sync.snapshot({ page: null }),
    missing: (client) => client.attachments.missing({ hashes: [hash] }),
    describe: (client) => client.attachments.describe({ hash }),
  };
  for (const token of [undefined, 'x', 'a'.repeat(43)]) {
    for (const [name, call] of Object.entries(calls)) expect([name, await codeOf(call(central.client(token)))]).toEqual([name, 'UNAUTHENTICATED']);
  }
});
