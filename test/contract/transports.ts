import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { type AnyRouter, createRouterClient } from '@orpc/server';
import { WebSocket } from 'ws';
import { createPortServer } from '../../src-main/electron/serve-port.ts';
import { startWebServer, type WebServer } from '../../src-main/web/web-server.ts';
import type { HostClient } from '../../src-renderer/host-client/host-context.tsx';
import type { Clock } from '../../src-shared/base/clock.ts';
import { CONSOLE_SOCKET_PATH } from '../../src-shared/contract/console/console-contract.ts';
import { HOST_READY } from '../../src-shared/contract/console/console-wire.ts';

/** A host, whole or one that knows a few procedures only. */
export type HasRouter = { readonly router: AnyRouter };
export type Connection = {
  readonly client: HostClient;
  disconnect(): Promise<void>;
  /** Sends something beside oRPC; settles when the host ended the connection. Absent where there is no wire. */
  readonly sendRaw?: (frame: unknown) => Promise<void>;
};
export type Transport = { readonly name: string; open(host: HasRouter): Promise<Connection> };

export const TOKEN = 'k'.repeat(43);

export const realClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
  every(intervalMs, run) {
    const timer = setInterval(run, intervalMs);
    return { cancel: () => clearInterval(timer) };
  },
};

export function startWebShellOf(host: HasRouter, maxBufferedBytes?: number): Promise<WebServer> {
  return startWebServer({
    router: host.router,
    rendererFolder: 'test/contract',
    port: 0,
    token: TOKEN,
    clock: realClock,
    ...(maxBufferedBytes === undefined ? {} : { maxBufferedBytes }),
  });
}

/** A socket that showed the token and heard that the host is there. */
export async function openSocket(server: WebServer): Promise<WebSocket> {
  const origin = `http://127.0.0.1:${server.port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${CONSOLE_SOCKET_PATH}`, { origin });
  await new Promise((resolve, reject) => {
    socket.once('open', () => socket.send(TOKEN));
    socket.once('error', reject);
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.once('message', (data) => (data.toString() === HOST_READY ? resolve(null) : reject(new Error('no ready frame'))));
  });
  return socket;
}

const inProcess: Transport = {
  name: 'in the same process',
  open: async ({ router }) => ({ client: createRouterClient(router) as unknown as HostClient, disconnect: async () => undefined }),
};

const messagePort: Transport = {
  name: 'over a message port',
  async open({ router }) {
    const { port1: mine, port2: hosts } = new MessageChannel();
    const ready = new Promise((resolve) => mine.once('message', resolve));
    createPortServer(router)({
      on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => hosts.on(event, (data: unknown) => listener({ data })),
      postMessage: (message) => hosts.postMessage(message),
      start: () => undefined,
      close: () => hosts.close(),
    });
    if ((await ready) !== HOST_READY) throw new Error('no ready frame');
    return {
      client: createORPCClient(new PortLink({ port: mine as unknown as MessagePort })),
      async disconnect() {
        const closed = new Promise((resolve) => hosts.once('close', resolve));
        mine.close();
        await closed;
      },
      async sendRaw(frame) {
        const closed = new Promise((resolve) => mine.once('close', resolve));
        mine.postMessage(frame);
        await closed;
      },
    };
  },
};

const webSocket: Transport = {
  name: "over the web shell's socket",
  async open(host) {
    const server = await startWebShellOf(host);
    const socket = await openSocket(server);
    return {
      client: createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })),
      async disconnect() {
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.close();
        await closed;
        await server.stop();
      },
      async sendRaw(frame) {
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.send(frame as string);
        await closed;
        await server.stop();
      },
    };
  },
};

export const transports: readonly Transport[] = [inProcess, messagePort, webSocket];
