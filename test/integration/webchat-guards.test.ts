import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { usualLimits } from '../../src-server/channels/webchat/webchat-limits.ts';
import { usualTimings } from '../../src-server/live/live-timings.ts';
import { LIVE_CLOSE } from '../../src-shared/contract/central/live.ts';
import { startTestCentral, type TestCentral } from '../kit/central-client.ts';
import { createVisitor, newClientId, startVisitor, type Visitor } from '../kit/chat-visitor.ts';

let central: TestCentral;
let chatUrl: string;
let pageFolder: string;

beforeAll(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), 'tanggap-page-'));
  await mkdir(join(pageFolder, 'assets'));
  await writeFile(join(pageFolder, 'index.html'), '<html data-shop="__SHOP_NAME__">');
  await writeFile(join(pageFolder, 'widget.js'), '/* widget */');
  await writeFile(join(pageFolder, 'assets', 'index-1.js'), '/* page */');
  const limits = { ...usualLimits, socketsPerVisitor: 2, messagesPerVisitor: { burst: 8, perSecond: 0.2 } };
  const timings = { ...usualTimings, helloMs: 300 };
  central = await startTestCentral({ overrides: { webchat: { limits, timings, pageFolder } } });
  chatUrl = `${central.address}/chat/${central.workspace.channel.key}`;
});
afterAll(async () => {
  await central.stop();
  await rm(pageFolder, { recursive: true, force: true });
});

const visit = (url = chatUrl): Promise<Visitor> => startVisitor(url, { name: 'Wati', language: 'id' });
const refused = (code: string, data: Record<string, unknown> = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) });
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${chatUrl}/api/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const problemOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

test('numbers and texts that the database cannot hold are refused at the door', async () => {
  const { token } = await visit();
  const headers = { authorization: `Bearer ${token}` };
  for (const after of ['2147483648', '9007199254740991', '1e400', '-1', '1.5']) {
    expect(await problemOf(await fetch(`${chatUrl}/api/messages?after=${after}`, { headers })), after).toEqual([400, 'INVALID_INPUT']);
  }
  const receipt = JSON.stringify({ kind: 'read', upToSeq: 9_007_199_254_740_991 });
  expect((await post('receipts', receipt, headers)).status).toBeLessThan(500);
  for (const field of ['name', 'email', 'phone']) {
    const start = JSON.stringify({ name: 'Wati', language: 'id', [field]: 'a\u0000b@contoh.id' });
    expect(await problemOf(await post('visitor', start)), field).toEqual([400, 'INVALID_INPUT']);
  }
});

describe('who a visitor is', () => {
  test.each([
    ['no token', () => ''],
    ['nonsense', () => 'abc'],
    ['a changed token', (token: string) => `${token.slice(0, -3)}AAA`],
    [
      'claims with another signature',
      (token: string) => token.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ c: randomUUID() })).toString('base64url')}.`),
    ],
  ])('%s is nobody on every route', async (_name, forge) => {
    const { token, visitorId } = await visit();
    const forged = createVisitor(chatUrl, { token: forge(token) || 'x', visitorId });
    const hash = 'a'.repeat(64);
    for (const call of [
      () => forged.history(),
      () => forged.send('x'),
      () => forged.receipt({ kind: 'read', upToSeq: 1 }),
      () => forged.answer({ id: newClientId(), score: 5, comment: '' }),
      () => forged.upload(new Uint8Array([1]), 'text/plain'),
      () => forged.download(hash),
    ]) {
      await expect(call()).rejects.toEqual(refused('UNAUTHENTICATED'));
    }
  });

  test('a token of one channel opens nothing in another, of the same workspace or not', async () => {
    const other = await central.addWorkspace();
    const visitor = await visit();
    await visitor.send('rahasia');
    const sibling = `lain-${randomUUID()}`;
    await central.query(
      `insert into channel (workspace_id, id, kind, name, public_key, default_queue_id, created_at)
       select workspace_id, $1, kind, 'Lain', $2, default_queue_id, 0 from channel where id = $3`,
      [randomUUID(), sibling, central.workspace.channel.id],
    );
    for (const key of [other.channel.key, sibling]) {
      const elsewhere = createVisitor(`${central.address}/chat/${key}`, visitor);
      await expect(elsewhere.history()).rejects.toEqual(refused('UNAUTHENTICATED'));
    }
  });

  test('an unknown or switched-off channel is not there', async () => {
    const other = await central.addWorkspace();
    const url = `${central.address}/chat/${other.channel.key}`;
    await central.query('update channel set active = false where id = $1', [other.channel.id]);
    await expect(visit(url)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(visit(`${central.address}/chat/tidak-ada`)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(visit(`${central.address}/chat/%2e%2e`)).rejects.toMatchObject({ status: 404 });
  });
});

describe('what a visitor may send', () => {
  test.each([
    ['visitor', { name: '   ', language: 'id' }, 'name'],
    ['visitor', { name: '\u202e\u200b', language: 'id' }, 'name'],
    ['visitor', { name: 'x'.repeat(121), language: 'id' }, 'name'],
    ['visitor', { name: 'a\u0000b', language: 'id' }, 'name'],
    ['visitor', { name: 'Wati', language: 'fr' }, 'language'],
    ['visitor', { name: 'Wati', language: 'id', email: 'wati' }, 'email'],
    ['visitor', { name: 'Wati', language: 'id', email: 'a@b.c, d@e.f' }, 'email'],
    ['visitor', { name: 'Wati', language: 'id', phone: '12' }, 'phone'],
    ['visitor', { name: 'Wati', language: 'id', phone: 'telepon saya' }, 'phone'],
    ['visitor', [], 'body'],
    ['messages', { clientId: 'x', text: 'a', attachments: [] }, 'clientId'],
    ['messages', { clientId: newClientId(), text: '  ', attachments: [] }, 'text'],
    ['messages', { clientId: newClientId(), text: 'a\u0000', attachments: [] }, 'text'],
    ['messages', { clientId: newClientId(), text: 'x'.repeat(10_001), attachments: [] }, 'text'],
    ['messages', { clientId: newClientId(), text: 'a', attachments: [{ hash: 'a'.repeat(64), name: 'x', mime: 'a/b', size: 1 }] }, 'attachments'],
    ['receipts', { kind: 'seen', upToSeq: 1 }, 'kind'],
    ['receipts', { kind: 'read', upToSeq: -1 }, 'upToSeq'],
    ['answer', { id: newClientId(), score: 11, comment: '' }, 'score'],
  ])('%s %j is refused, naming %s', async (path, body, field) => {
    const { token } = await visit();
    const response = await post(path, JSON.stringify(body), { authorization: `Bearer ${token}` });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'INVALID_INPUT', data: { field } });
  });

  test('ten thousand characters of any script fit, markup stays text', async () => {
    const visitor = await visit();
    const long = '\u{1f600}'.repeat(5_000);
    expect((await visitor.send(long)).text).toBe(long);
    const markup = '<img src=x onerror=alert(1)> \ud800 ';
    expect((await visitor.send(markup)).text).toBe('<img src=x onerror=alert(1)> \ufffd ');
  });

  test('a body that is no JSON, of another type or too large is refused in the envelope', async () => {
    expect(await problemOf(await post('visitor', '{"name":'))).toEqual([400, 'INVALID_INPUT']);
    expect(await problemOf(await post('visitor', 'name=x', { 'content-type': 'text/plain' }))).toEqual([415, 'UNSUPPORTED_TYPE']);
    expect(await problemOf(await post('visitor', JSON.stringify({ name: 'x'.repeat(9_000) })))).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(await problemOf(await fetch(`${chatUrl}/api/visitor`))).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(await problemOf(await fetch(`${chatUrl}/api/nothing`))).toEqual([404, 'NOT_FOUND']);
  });

  test('an attachment must be what its name says, not empty, and at most 20 MB', async () => {
    const visitor = await visit();
    const bytes = new Uint8Array(randomBytes(100));
    await expect(visitor.upload(bytes, 'text/plain', 'b'.repeat(64))).rejects.toEqual(refused('ATTACHMENT_CHANGED'));
    await expect(visitor.upload(new Uint8Array(0), 'text/plain')).rejects.toEqual(refused('ATTACHMENT_EMPTY'));
    await expect(visitor.upload(bytes, 'text/plain', 'not-a-hash')).rejects.toEqual(refused('INVALID_INPUT', { field: 'hash' }));
    await expect(visitor.upload(new Uint8Array(20 * 1024 * 1024 + 1), 'text/plain')).rejects.toMatchObject({
      code: expect.stringMatching(/PAYLOAD_TOO_LARGE|NO_ANSWER/),
    });
    const most = new Uint8Array(randomBytes(20 * 1024 * 1024));
    expect(await visitor.upload(most, 'text/plain')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('too many messages are held off with the seconds to wait, and nothing is kept of them', async () => {
    const visitor = await visit();
    for (let i = 0; i < 8; i++) await visitor.send(`pesan ${i}`);
    await expect(visitor.send('kesembilan')).rejects.toEqual(refused('RATE_LIMITED', { seconds: expect.any(Number) }));
    expect((await visitor.history()).messages).toHaveLength(8);
    const other = await visit();
    await other.send('orang lain tidak ikut terhambat');
  });
});

describe('the socket', () => {
  const open = (path = '/live', headers: Record<string, string> = {}) => new WebSocket(`${chatUrl.replace('http', 'ws')}${path}`, { headers });
  const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));
  const frame = (socket: WebSocket) => new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
  const greet = async (visitor: Visitor): Promise<WebSocket> => {
    const socket = open();
    socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', token: visitor.token })));
    expect(JSON.parse(await frame(socket))).toEqual({ type: 'welcome' });
    return socket;
  };

  test('a visitor who does not say who they are is closed', async () => {
    expect(await closeCode(open())).toBe(LIVE_CLOSE.silent);
  });

  test('a forged hello is closed', async () => {
    const { token } = await visit();
    const socket = open();
    socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', token: `${token.slice(0, -3)}AAA` })));
    expect(await closeCode(socket)).toBe(LIVE_CLOSE.unauthenticated);
  });

  test.each([
    ['no JSON', 'hello'],
    ['an unknown frame', '{"type":"admin"}'],
    ['typing before hello', '{"type":"typing","on":true}'],
    ['a binary frame', Buffer.from([1, 2, 3])],
  ])('%s closes it', async (_name, data) => {
    const socket = open();
    socket.once('open', () => socket.send(data));
    expect(await closeCode(socket)).toBe(LIVE_CLOSE.badFrame);
  });

  test('a frame beyond the limit, a flood, and a second hello close it', async () => {
    const large = await greet(await visit());
    large.send(JSON.stringify({ type: 'hello', token: 'x'.repeat(10_000) }));
    expect(await closeCode(large)).toBe(1009);
    const flood = await greet(await visit());
    for (let i = 0; i < 40; i++) flood.send('{"type":"ping"}');
    expect(await closeCode(flood)).toBe(LIVE_CLOSE.badFrame);
    const visitor = await visit();
    const twice = await greet(visitor);
    twice.send(JSON.stringify({ type: 'hello', token: visitor.token }));
    expect(await closeCode(twice)).toBe(LIVE_CLOSE.badFrame);
  });

  test('a visitor has a few sockets, not many, and hears only of their own conversation', async () => {
    const visitor = await visit();
    const sockets = [await greet(visitor), await greet(visitor)];
    const third = open();
    third.once('open', () => third.send(JSON.stringify({ type: 'hello', token: visitor.token })));
    expect(await closeCode(third)).toBe(LIVE_CLOSE.slow);
    const stranger = await greet(await visit());
    const heardByStranger: string[] = [];
    stranger.on('message', (data) => heardByStranger.push(String(data)));
    const heard = Promise.all(sockets.map(frame));
    await visitor.send('halo');
    expect((await heard).map((text) => JSON.parse(text))).toEqual([{ type: 'changed' }, { type: 'changed' }]);
    expect(heardByStranger).toEqual([]);
    for (const socket of [...sockets, stranger]) socket.terminate();
  });

  test('another site’s page cannot open it, an unknown path is not there', async () => {
    const refusal = (socket: WebSocket) =>
      new Promise<number | undefined>((resolve) => {
        socket.on('error', () => undefined);
        socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      });
    expect(await refusal(open('/live', { origin: 'https://evil.example' }))).toBe(403);
    expect(await refusal(open('/lives'))).toBe(404);
  });
});

describe('the page', () => {
  const page = () => fetch(chatUrl);

  test('it runs only its own files, sets no cookie, and names the shop as text', async () => {
    const shop = await central.addWorkspace();
    await central.query("update workspace set name = 'Toko <Uji>' where id = $1", [shop.id]);
    const other = await fetch(`${central.address}/chat/${shop.channel.key}`);
    const policy = other.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|data:|https?:/);
    expect(policy).toMatch(/frame-ancestors 'self'$/);
    expect(other.headers.get('set-cookie')).toBeNull();
    expect(other.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await other.text()).toBe('<html data-shop="Toko &lt;Uji&gt;">');
  });

  test('only listed origins may frame it', async () => {
    const shop = await central.addWorkspace();
    await central.query("update channel set allowed_origins = '{https://toko.example}' where id = $1", [shop.channel.id]);
    const answer = await fetch(`${central.address}/chat/${shop.channel.key}?embed=1`);
    expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self' https:\/\/toko\.example$/);
  });

  test('its files are served compressed and for good, the widget to any site', async () => {
    const asset = await fetch(`${central.address}/chat/assets/index-1.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(await asset.text()).toBe('/* page */');
    const widget = await fetch(`${chatUrl}/widget.js`);
    expect(widget.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(widget.headers.get('content-type')).toContain('text/javascript');
    expect((await fetch(`${central.address}/chat/assets/..%2findex.html`)).status).toBe(404);
    expect((await fetch(`${central.address}/chat/tidak-ada/widget.js`)).status).toBe(404);
    expect((await fetch(`${chatUrl}/?embed=1`)).url).toBe(`${chatUrl}?embed=1`);
    expect((await page()).status).toBe(200);
  });
});
