import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachmentPath } from '../../src-shared/contract/central/attachments.ts';
import { centralContract } from '../../src-shared/contract/central/central-contract.ts';
import { LIMITS } from '../../src-shared/contract/schemas.ts';
import { CONTRACT_VERSION, OLDEST_SUPPORTED } from '../../src-shared/contract/version.ts';
import type { CommandBody } from '../../src-shared/domain/sync/command.ts';
import { aCommand } from '../kit/a-command.ts';
import { type SignedIn, startTestCentral, type TestCentral } from '../kit/central-client.ts';
import type { TinyWorkspace } from '../kit/tiny-workspace.ts';

let central: TestCentral;
let sari: SignedIn;
let dewi: SignedIn;
const lines: string[] = [];

beforeAll(async () => {
  central = await startTestCentral({ env: { LOG_LEVEL: 'info' }, overrides: { logTo: { write: (line) => lines.push(line) } } });
  sari = await central.signIn('sari@satu.example');
  dewi = await central.signIn('dewi@satu.example');
});
afterAll(() => central.stop());

const at = (path: string) => `${central.address}${path}`;
const bearer = (who: SignedIn) => ({ authorization: `Bearer ${who.session.accessToken}` });
const json = { 'content-type': 'application/json' };

async function answer(response: Response): Promise<{ status: number; body: unknown }> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
const refused = (status: number, code: string, data: object = {}) => ({ status, body: { code, message: expect.any(String), data } });
const request = async (method: string, path: string, init: RequestInit = {}) => answer(await fetch(at(path), { ...init, method }));

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const put = (who: SignedIn, bytes: Uint8Array<ArrayBuffer>, { hash = sha256(bytes), type = 'application/octet-stream' } = {}) =>
  request('PUT', attachmentPath(hash), { body: bytes, headers: { ...bearer(who), 'content-type': type } });

describe('one envelope', () => {
  test.each([
    ['GET', '/nothing', 404, 'NOT_FOUND'],
    ['GET', '/api/v1/nothing', 404, 'NOT_FOUND'],
    ['GET', '/rpc/session/signIn', 405, 'METHOD_NOT_ALLOWED'],
    ['PUT', '/api/v1/session', 405, 'METHOD_NOT_ALLOWED'],
    ['HEAD', '/api/v1/server', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/api/docs', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/%zz', 400, 'INVALID_INPUT'],
    ['POST', '/rpc/nothing/here', 404, 'NOT_FOUND'],
  ])('%s %s: %i %s', async (method, path, status, code) => {
    const response = await fetch(at(path), { method });
    expect(response.status).toBe(status);
    const text = await response.text();
    if (method === 'HEAD') return;
    const body = JSON.parse(text) as { code?: string; json?: { code: string } };
    expect(body.json?.code ?? body.code).toBe(code);
  });

  test('405 says what is allowed', async () => {
    const response = await fetch(at('/api/v1/session'), { method: 'PATCH' });
    expect(response.headers.get('allow')).toBe('DELETE, GET, POST');
  });

  test.each([
    ['{"email":', json, 400, 'INVALID_INPUT', { problem: 'JSON' }],
    ['', json, 400, 'INVALID_INPUT', { problem: 'JSON' }],
    ['{"__proto__":{"x":1}}', json, 400, 'INVALID_INPUT', { problem: 'JSON' }],
    ['email=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_TYPE', {}],
    ['hello', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_TYPE', {}],
    ['{}', json, 400, 'INVALID_INPUT', { problem: 'email' }],
    ['[]', json, 400, 'INVALID_INPUT', { problem: 'body' }],
    ['null', json, 400, 'INVALID_INPUT', { problem: 'body' }],
    [
      JSON.stringify({ email: 'a@b', password: 'x', device: { name: 'a\u0000', platform: 'x' }, contractVersion: CONTRACT_VERSION }),
      json,
      400,
      'INVALID_INPUT',
      { problem: 'device.name' },
    ],
    [JSON.stringify({ email: 'x'.repeat(70_000) }), json, 413, 'PAYLOAD_TOO_LARGE', { limit: 65_536 }],
  ])('POST /api/v1/session with %.30j', async (body, headers, status, code, data) => {
    expect(await request('POST', '/api/v1/session', { body, headers })).toEqual(refused(status, code, data));
  });

  test('the typed client sees the same codes', async () => {
    const { error } = await safe(sari.client.attachments.missing({ hashes: ['nonsense'] }));
    expect(error).toMatchObject({ code: 'INVALID_INPUT', data: { problem: 'hashes.0' }, defined: true });
    const large = await safe(sari.client.sync.pull({ cursor: 'x'.repeat(70_000) }));
    expect(large.error).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });

  test('what is no HTTP is refused in it too', async () => {
    const { port, hostname } = new URL(central.address);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
      let got = '';
      socket.on('data', (piece) => {
        got += piece.toString();
      });
      socket.on('close', () => resolve(got)).on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a push may be large, but not larger than 512 KB', async () => {
    const { ticketId } = await central.customerWrites({ text: 'Halo' });
    const body: CommandBody = { type: 'ticket.note', ticketId, text: 'x'.repeat(LIMITS.noteText), attachments: [] };
    const commands = Array.from({ length: 20 }, (_, index) => aCommand(body, index + 1));
    const pushed = await sari.client.sync.push({ commands, parkedSeqs: [] });
    expect(pushed).toMatchObject({ stopped: null, lastDeviceSeq: 20 });
    const { error } = await safe(
      sari.client.sync.push({ commands: Array.from({ length: 50 }, (_, index) => aCommand(body, index + 21)), parkedSeqs: [] }),
    );
    expect(error).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', data: { limit: 524_288 } });
  });
});

/** The paths of every procedure of a contract. */
function contractPaths(node: object): string[] {
  return Object.values(node).flatMap((part) => {
    const path = (part as { '~orpc'?: { route?: { path?: string } } })['~orpc']?.route?.path;
    return path === undefined ? contractPaths(part as object) : [path];
  });
}

test('REST answers as the contract says', async () => {
  const info = await request('GET', '/api/v1/server');
  expect(info).toEqual({
    status: 200,
    body: {
      product: 'tanggap',
      version: '0.1.0',
      contractVersion: CONTRACT_VERSION,
      oldestSupported: OLDEST_SUPPORTED,
      serverTime: expect.any(Number),
    },
  });
  const me = await request('GET', '/api/v1/session', { headers: bearer(sari) });
  expect(me.body).toMatchObject({ agent: { email: 'sari@satu.example' } });
  const snapshot = await request('POST', '/api/v1/sync/snapshot', { headers: { ...bearer(sari), ...json }, body: JSON.stringify({ page: null }) });
  expect(snapshot.status).toBe(200);
  const { cursor } = snapshot.body as { cursor: string };
  const pull = await request('GET', `/api/v1/sync/pull?cursor=${encodeURIComponent(cursor)}&limit=10`, { headers: bearer(sari) });
  expect(pull.body).toMatchObject({ feedsAdded: [], feedsDropped: [], more: expect.any(Boolean) });
  expect(await request('GET', '/api/v1/sync/pull?cursor=nonsense', { headers: bearer(sari) })).toEqual(refused(400, 'CURSOR_INVALID'));
});

describe('attachments', () => {
  const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(2_000)]);

  test('are stored once by their content, and come back as a download', async () => {
    const hash = sha256(picture);
    expect(await sari.client.attachments.missing({ hashes: [hash, hash] })).toEqual({ missing: [hash] });
    expect(await put(sari, picture, { type: 'text/html' })).toEqual({ status: 201, body: { hash, size: picture.length, mime: 'image/png' } });
    expect((await put(sari, picture)).status).toBe(200);
    expect(await sari.client.attachments.missing({ hashes: [hash] })).toEqual({ missing: [] });
    expect(await sari.client.attachments.describe({ hash })).toEqual({ hash, size: picture.length, mime: 'image/png' });
    const response = await fetch(at(attachmentPath(hash)), { headers: bearer(sari) });
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="${hash.slice(0, 16)}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  test('a page is kept, but never served as one', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    expect(await put(sari, page, { type: 'text/html' })).toMatchObject({ status: 201, body: { mime: 'text/html' } });
    const response = await fetch(at(attachmentPath(sha256(page))), { headers: bearer(sari) });
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('a JSON body is bytes here, whatever it holds', async () => {
    expect(await put(sari, Buffer.from('{"half":'), { type: 'application/json' })).toMatchObject({ status: 201 });
  });

  test.each([
    ['empty', Buffer.alloc(0), undefined, 422, 'ATTACHMENT_EMPTY', {}],
    ['other bytes than it says', Buffer.from('lain'), 'a'.repeat(64), 422, 'ATTACHMENT_CHANGED', {}],
    ['too large', Buffer.alloc(LIMITS.attachmentBytes + 1), undefined, 413, 'PAYLOAD_TOO_LARGE', { limit: LIMITS.attachmentBytes }],
  ])('%s: refused, and nothing is kept', async (_name, bytes, hash, status, code, data) => {
    const name = hash ?? sha256(bytes);
    expect(await put(sari, bytes, { hash: name })).toEqual(refused(status, code, data));
    expect(await sari.client.attachments.missing({ hashes: [name] })).toEqual({ missing: [name] });
  });

  test('of an upload without a length the limit holds while it streams', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_048_576;
        if (sent > 64 * 1_048_576) controller.close();
        else controller.enqueue(new Uint8Array(1_048_576));
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body, duplex: 'half', headers: bearer(sari) };
    const outcome = await fetch(at(attachmentPath('b'.repeat(64))), init).then(answer, () => 'cut off');
    if (outcome !== 'cut off') expect(outcome).toEqual(refused(413, 'PAYLOAD_TOO_LARGE', { limit: LIMITS.attachmentBytes }));
    expect(sent).toBeLessThan(40 * 1_048_576);
  });

  test('twenty megabytes pass', async () => {
    const bytes = randomBytes(LIMITS.attachmentBytes);
    expect((await put(sari, bytes)).status).toBe(201);
    const response = await fetch(at(attachmentPath(sha256(bytes))), { headers: bearer(sari) });
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(sha256(bytes));
  });

  test.each(['..%2f..%2fetc%2fpasswd', '%2e%2e', 'A'.repeat(64), '0'.repeat(63), `${'0'.repeat(64)}.exe`, '%00'.repeat(8), 'CON'])(
    'the name %s is refused',
    async (name) => {
      for (const method of ['GET', 'PUT']) {
        const init = method === 'PUT' ? { body: 'x', headers: bearer(sari) } : { headers: bearer(sari) };
        expect([400, 404]).toContain((await request(method, attachmentPath(name), init)).status);
      }
    },
  );

  test('who may not see it, or is nobody, gets the same as for what is not there', async () => {
    const bytes = randomBytes(100);
    const hash = sha256(bytes);
    await put(sari, bytes);
    for (const name of [hash, 'c'.repeat(64)]) {
      expect(await request('GET', attachmentPath(name), { headers: bearer(dewi) })).toEqual(refused(404, 'NOT_FOUND'));
      expect(await request('GET', attachmentPath(name))).toEqual(refused(401, 'UNAUTHENTICATED'));
    }
    expect((await safe(dewi.client.attachments.describe({ hash }))).error).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('used in a ticket it is seen by that team and by no other', async () => {
    const bytes = randomBytes(100);
    const hash = sha256(bytes);
    await put(sari, bytes, { type: 'application/pdf' });
    const { ticketId } = await central.customerWrites({ text: 'Mohon kirim bukti' });
    const note: CommandBody = {
      type: 'ticket.note',
      ticketId,
      text: 'bukti',
      attachments: [{ hash, name: 'bukti.pdf', mime: 'application/pdf', size: 100 }],
    };
    const at = await central.signIn('sari@satu.example');
    const pushed = await at.client.sync.push({ commands: [aCommand(note, 1)], parkedSeqs: [] });
    expect(pushed.outcomes[0]).toMatchObject({ status: 'accepted' });
    for (const [email, status] of [
      ['budi@satu.example', 200],
      ['admin@satu.example', 200],
      ['dewi@satu.example', 404],
    ] as const) {
      const who = await central.signIn(email);
      expect([email, (await fetch(`${central.address}${attachmentPath(hash)}`, { headers: bearer(who) })).status]).toEqual([email, status]);
    }
  });
});

describe('another workspace', () => {
  let other: TinyWorkspace;
  let stranger: SignedIn;
  beforeAll(async () => {
    other = await central.addWorkspace();
    stranger = await central.signIn(other.agents.admin.email);
  });

  test('its ids look like ids that do not exist', async () => {
    const mine = await central.customerWrites({ text: 'Rahasia dapur' });
    const bytes = randomBytes(64);
    await put(sari, bytes);
    const bodies: CommandBody[] = [mine.ticketId, randomUUID()].flatMap((ticketId) => [
      { type: 'ticket.claim', ticketId },
      { type: 'ticket.note', ticketId, text: 'x', attachments: [] },
      { type: 'ticket.merge', ticketId, intoTicketId: ticketId },
    ]);
    const contacts: CommandBody[] = [mine.contactId, randomUUID()].map((contactId) => ({ type: 'contact.edit', contactId, edit: { name: 'x' } }));
    const commands = [...bodies, ...contacts].map((body, index) => aCommand(body, index + 1));
    const { outcomes } = await stranger.client.sync.push({ commands, parkedSeqs: [] });
    const shown = outcomes.map(({ commandId: _, ...outcome }) => outcome);
    expect(shown.slice(0, 3)).toEqual(shown.slice(3, 6));
    expect(shown[6]).toEqual(shown[7]);
    expect(shown.every((outcome) => outcome.status === 'refused')).toBe(true);
    const hash = sha256(bytes);
    expect(await request('GET', attachmentPath(hash), { headers: bearer(stranger) })).toEqual(refused(404, 'NOT_FOUND'));
    expect(await stranger.client.attachments.missing({ hashes: [hash] })).toEqual({ missing: [hash] });
  });

  test('its snapshot and its cursor are its own', async () => {
    const mine = await sari.client.sync.snapshot({ page: null });
    const theirs = await stranger.client.sync.snapshot({ page: null });
    const ids = new Set(mine.changes.map((change) => (change.op === 'upsert' ? change.entity.id : change.id)));
    expect(theirs.changes.length).toBeGreaterThan(0);
    expect(theirs.changes.some((change) => change.op === 'upsert' && ids.has(change.entity.id))).toBe(false);
    expect((await safe(stranger.client.sync.pull({ cursor: mine.cursor }))).error).toMatchObject({ code: 'CURSOR_INVALID' });
    expect((await safe(stranger.client.sync.snapshot({ page: null, cursor: mine.cursor }))).error).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  test('its device cannot be taken over', async () => {
    const taken = await central.signIn(other.agents.sari.email, { deviceId: sari.session.deviceId });
    expect(taken.session.deviceId).not.toBe(sari.session.deviceId);
  });
});

describe('operations', () => {
  test('health, and metrics that name nobody', async () => {
    expect(await request('GET', '/health/live')).toEqual({ status: 200, body: { status: 'live' } });
    expect(await request('GET', '/health/ready')).toEqual({ status: 200, body: { status: 'ready' } });
    const metrics = await (await fetch(at('/metrics'))).text();
    expect(metrics).toMatch(/tanggap_http_requests_total\{method="GET",route="\/health\/live",status="200"\} 1/);
    expect(metrics).toMatch(/tanggap_pushed_commands_total\{type="ticket\.note",outcome="accepted"\} \d+/);
    expect(metrics).toMatch(/tanggap_pulled_rows_total [1-9]/);
    expect(metrics).not.toMatch(/satu\.example|Sari|[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('the log has one line a request and nothing personal', async () => {
    await signInOnce();
    const text = lines.join('');
    expect(lines.some((line) => JSON.parse(line).route === '/rpc/session/signIn')).toBe(true);
    expect(text).not.toMatch(/satu\.example|rahasia-uji|Bearer|Rahasia dapur/);
    expect(text).not.toContain(sari.session.accessToken);
    expect(lines.filter((line) => line.includes('reqId')).join('')).not.toContain('127.0.0.1');
  });
  const signInOnce = () => central.signIn('sari@satu.example');

  test('every answer has the strict headers, none lets another origin in', async () => {
    for (const path of ['/api/v1/server', '/nothing', '/api/docs', '/health/live']) {
      const { headers } = await fetch(at(path), { headers: { origin: 'https://evil.example' } });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('the OpenAPI document names every route, and the page shows it without anything from elsewhere', async () => {
    const document = (await request('GET', '/api/openapi.json')).body as {
      openapi: string;
      servers: { url: string }[];
      paths: Record<string, Record<string, { responses: Record<string, unknown>; security?: unknown }>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document.servers).toEqual([{ url: at('/api/v1') }]);
    // Bytes and the socket travel beside the contract.
    const beside = ['/attachments/{hash}', '/live'];
    expect(Object.keys(document.paths).sort()).toEqual([...new Set([...contractPaths(centralContract), ...beside])].sort());
    expect(document.paths['/session']?.get?.security).toEqual([{ bearer: [] }]);
    expect(document.paths['/session']?.post?.security).toBeUndefined();
    expect(Object.keys(document.paths['/sync/pull']?.get?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '410', '500']),
    );
    const page = await (await fetch(at('/api/docs'))).text();
    expect(page).toContain('/sync/pull');
    expect(page).toContain('CURSOR_TOO_OLD');
    expect(page).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)/);
  });
});
