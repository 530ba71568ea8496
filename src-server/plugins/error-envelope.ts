import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CodedError, ERRORS } from '#shared/contract/errors.ts';
import { envelopeOf, toCodedError, toOrpcError } from './coded-error.ts';

/** Logs what is a fault of ours, with its cause; expected refusals are only counted. */
export function reportError(log: FastifyBaseLogger, error: CodedError): void {
  if (ERRORS[error.code].report) log.error({ code: error.code, fault: faultOf(error.cause ?? error) }, 'request-failed');
}

/** Name, code and stack: messages of drivers may quote a customer's text, so they stay out of the log. */
export function faultOf(cause: unknown): object {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const code = 'code' in cause ? String(cause.code) : undefined;
  const inner = cause.cause instanceof Error && cause.cause !== cause ? faultOf(cause.cause) : undefined;
  return { kind: cause.name, code, at: frames.slice(0, 12).map((line) => line.trim()), inner };
}

export function sendError(reply: FastifyReply, error: CodedError): FastifyReply {
  const { status } = ERRORS[error.code];
  if (error.code === 'SIGN_IN_THROTTLED' || error.code === 'RATE_LIMITED') void reply.header('retry-after', String(error.data.seconds ?? 1));
  const isRpc = reply.request.url.startsWith('/rpc/');
  const body = isRpc ? { json: toOrpcError(error).toJSON() } : envelopeOf(error);
  return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body));
}

const pathOf = (url: string): string => url.split('?')[0] ?? url;

/** One answer for everything that fails: an error of the registry. Call it before routes are added: it learns them for 404 and 405. */
export function installErrorEnvelope(app: FastifyInstance): void {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', (route) => {
    const pattern = route.url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    routes.push({ pattern: new RegExp(`^${pattern.join('/')}$`), methods: [route.method].flat() });
  });

  app.setNotFoundHandler((request: FastifyRequest, reply) => {
    const allowed = new Set(routes.filter((route) => route.pattern.test(pathOf(request.url))).flatMap((route) => route.methods));
    if (allowed.size === 0) return sendError(reply, new CodedError('NOT_FOUND'));
    return sendError(reply.header('allow', [...allowed].sort().join(', ')), new CodedError('METHOD_NOT_ALLOWED'));
  });

  app.setErrorHandler((error, request, reply) => {
    const coded = toCodedError(error, request.routeOptions.bodyLimit);
    reportError(request.log, coded);
    return sendError(reply, coded);
  });
}

/** The same envelope for what is no HTTP at all; Node has no reply then. */
export function refuseBrokenHttp(socket: Socket): void {
  if (!socket.writable) return;
  const body = JSON.stringify(envelopeOf(new CodedError('INVALID_INPUT', { problem: 'HTTP' })));
  socket.end(
    `HTTP/1.1 400 ${STATUS_CODES[400]}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
