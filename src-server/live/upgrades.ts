import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { CodedError, ERRORS } from '#shared/contract/errors.ts';
import { envelopeOf } from '../plugins/coded-error.ts';

export type Upgrade = {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly params: Readonly<Record<string, string>>;
};

/** The one place where an HTTP connection may become a WebSocket. */
export interface Upgrades {
  /** `pattern` matches the whole path; its named groups become `params`. A handler that throws a CodedError answers with it. */
  add(pattern: RegExp, handle: (upgrade: Upgrade) => void): void;
  /** Upgrades that arrive from now on get UNAVAILABLE. */
  stop(): void;
}

export function createUpgrades(server: Server): Upgrades {
  const routes: { pattern: RegExp; handle: (upgrade: Upgrade) => void }[] = [];
  let stopped = false;

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0] ?? '';
    try {
      if (stopped) throw new CodedError('UNAVAILABLE');
      for (const { pattern, handle } of routes) {
        const match = pattern.exec(path);
        if (match !== null) return handle({ request, socket, head, params: { ...match.groups } });
      }
      throw new CodedError('NOT_FOUND');
    } catch (error) {
      refuseUpgrade(socket, error instanceof CodedError ? error : new CodedError('INTERNAL', {}, { cause: error }));
    }
  });

  return {
    add(pattern, handle) {
      routes.push({ pattern: new RegExp(`^(?:${pattern.source})$`), handle });
    },
    stop() {
      stopped = true;
    },
  };
}

export function refuseUpgrade(socket: Duplex, error: CodedError): void {
  const { status } = ERRORS[error.code];
  const body = JSON.stringify(envelopeOf(error));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Whether a page may open a socket here: programs send no `Origin`, browsers send their page's, which must be ours.
 * `publicUrl` is the configured address, or null when the one that was asked for (`Host`) has to do.
 */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
