import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { WebSocketServer } from 'ws';
import type { Clock } from '#shared/base/clock.ts';
import { CONSOLE_SOCKET_PATH } from '#shared/contract/console/console-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { createPageFiles, type PageFiles } from '../shell/page-files.ts';
import { isOwnHost, isOwnOrigin } from './request-guard.ts';
import { createSocketServer } from './serve-host-socket.ts';

type Options = {
  readonly router: AnyRouter;
  readonly rendererFolder: string;
  /** 0: any free port. */
  readonly port: number;
  readonly token: string;
  readonly clock: Clock;
  readonly maxBufferedBytes?: number;
};

export type WebServer = { readonly port: number; readonly url: string; stop(): Promise<void> };

/** The longest frame a page may send: an attachment chunk of 256 KB in base64, with room. */
const MAX_FRAME_BYTES = 1024 * 1024;
/** Tabs, wall screens and half-dead connections of one computer; more is a fault or an attack. */
const MAX_SOCKETS = 64;

/**
 * Serves the page and its host socket on 127.0.0.1. Requests for another Host, and sockets of another Origin, are refused
 * before anything is read from them. Rejects with CodedError `PORT_TAKEN` (`port`).
 */
export async function startWebServer(options: Options): Promise<WebServer> {
  const serveSocket = createSocketServer(options);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  sockets.on('connection', serveSocket);

  let port = 0;
  let files: PageFiles | null = null;
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    if (files === null || !isOwnHost(request.headers.host, port)) return void response.writeHead(421).end();
    answerPage(files, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => {
    const { origin, host } = request.headers;
    if (request.url !== CONSOLE_SOCKET_PATH) return refuseUpgrade(stream, '404 Not Found');
    if (!isOwnOrigin(origin, host, port)) return refuseUpgrade(stream, '403 Forbidden');
    if (sockets.clients.size >= MAX_SOCKETS) return refuseUpgrade(stream, '503 Service Unavailable');
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new CodedError('PORT_TAKEN', { port: options.port }, { cause: error }) : error),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  files = createPageFiles(options.rendererFolder, `'self' ws://127.0.0.1:${port} ws://localhost:${port}`);

  return {
    port,
    url: `http://127.0.0.1:${port}/#token=${options.token}`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.clients) socket.close(1001);
      server.closeAllConnections();
      for (const socket of sockets.clients) socket.terminate();
      await closed;
    },
  };
}

async function answerPage(files: PageFiles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0] as string;
  const answer = await files(request.method ?? '', path);
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.on('error', () => undefined);
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
