import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/** JSON lines on stderr: stdout belongs to the launcher. The redaction is a second line of defence; nothing logs these on purpose. */
export function loggerOptions(level: Config['logLevel'], stream: { write(line: string): void }) {
  return {
    level,
    stream,
    base: null,
    redact: {
      paths: ['*.authorization', '*.password', '*.email', '*.token', '*.accessToken', '*.refreshToken', '*.body', 'req.headers'],
      censor: '[redacted]',
    },
  };
}

/** One line a request: the route's pattern instead of the address, for an address may name a customer or hold a cursor. */
export function installRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 },
      'request',
    );
  });
}
