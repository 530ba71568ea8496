import { request } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { WebServer } from '../../src-main/web/web-server.ts';
import type { HostClient } from '../../src-renderer/host-client/host-context.tsx';
import { TOKEN_REFUSED } from '../../src-shared/contract/console/console-wire.ts';
import { createFakeConsole, type FakeConsole } from './fake-console.ts';
import { openSocket, startWebShellOf, TOKEN } from './transports.ts';

const LIMIT = 256 * 1024;
let fake: FakeConsole;
let server: WebServer;
beforeEach(async () => {
  fake = createFakeConsole();
  server = await startWebShellOf(fake, LIMIT);
});
afterEach(() => server.stop());

type Refusal = { readonly status?: number; readonly code?: number };

function attempt(path: string, headers: Record<string, string>, firstFrame: string | Buffer): Promise<Refusal> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('error', () => undefined);
    socket.once('unexpected-response', (_request, response) => {
      resolve({ status: response.statusCode ?? 0 });
      response.resume();
    });
    socket.once('open', () => socket.send(firstFrame));
    socket.once('close', (code) => resolve({ code }));
  });
}

const own = () => ({ Origin: `http://127.0.0.1:${server.port}` });

test.each([
  ['another site', () => ({ Origin: 'https://evil.example' })],
  ['another port of this computer', () => ({ Origin: `http://127.0.0.1:${server.port - 1}` })],
  ['a sandboxed page', () => ({ Origin: 'null' })],
  ['no origin at all', () => ({})],
  ['a name that was rebound to this computer', () => ({ Host: `evil.example:${server.port}`, Origin: `http://evil.example:${server.port}` })],
  ['the other name of this computer than the page came from', () => ({ Origin: `http://localhost:${server.port}` })],
])('a socket from %s is refused before it opens', async (_what, headers) => {
  expect(await attempt('/host', headers() as Record<string, string>, TOKEN)).toEqual({ status: 403 });
});

test('there is one socket address', async () => {
  expect(await attempt('/other', own(), TOKEN)).toEqual({ status: 404 });
  expect(await attempt(`/host?token=${TOKEN}`, own(), TOKEN)).toEqual({ status: 404 });
});

test.each([
  ['a wrong token', 'x'.repeat(43)],
  ['a token cut short', TOKEN.slice(1)],
  ['a token with more behind it', `${TOKEN}k`],
  ['an empty frame', ''],
  ['a call instead of a token', '{"i":"1","p":{"u":"/app/info"}}'],
  ['the token in a binary frame', Buffer.from(TOKEN)],
])('%s closes the socket, and nothing of the host is reached', async (_what, frame) => {
  expect(await attempt('/host', own(), frame)).toEqual({ code: TOKEN_REFUSED });
  expect(fake.seen.produced).toBe(0);
});

test('the page is served only under the names of this computer, and the token is in no answer', async () => {
  const get = (host: string) =>
    new Promise<{ status: number; body: string; headers: object }>((resolve) => {
      request({ host: '127.0.0.1', port: server.port, path: '/', headers: { Host: host } }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
      }).end();
    });
  expect((await get(`evil.example:${server.port}`)).status).toBe(421);
  const answer = await get(`localhost:${server.port}`);
  expect(answer.status).toBe(404);
  expect(JSON.stringify(answer)).not.toContain(TOKEN);
});

test('a page that does not read is dropped at the limit, and its subscription ends', async () => {
  fake.publishes({ padding: 64 * 1024, until: 10_000 });
  const socket = await openSocket(server);
  const client = createORPCClient<HostClient>(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  await client.app.changes();
  const before = process.memoryUsage().arrayBuffers;
  socket.pause();
  await vi.waitFor(() => expect(fake.seen.subscribers).toBe(0), { timeout: 15_000 });
  // What the kernel's own socket buffers take comes on top of our limit.
  expect(fake.seen.produced).toBeLessThan(1_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024);
  socket.terminate();
});
