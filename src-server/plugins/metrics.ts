import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  readonly registry: Registry;
  readonly sockets: Gauge<'kind'>;
  readonly droppedFrames: Counter;
  readonly pushedCommands: Counter<'type' | 'outcome'>;
  readonly pulledRows: Counter;
};

/** Labels are routes, codes and kinds: never a person, a workspace or a ticket. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    sockets: new Gauge({ name: 'tanggap_sockets', help: 'Open live sockets', labelNames: ['kind'], registers }),
    droppedFrames: new Counter({ name: 'tanggap_live_dropped_frames_total', help: 'Live frames not written to slow sockets', registers }),
    pushedCommands: new Counter({ name: 'tanggap_pushed_commands_total', help: 'Commands answered', labelNames: ['type', 'outcome'], registers }),
    pulledRows: new Counter({ name: 'tanggap_pulled_rows_total', help: 'Changes sent to consoles', registers }),
  };
}

/** Counts and times every request by its route's pattern, and serves `/metrics` in Prometheus' text form. */
export function installMetrics(app: FastifyInstance, { registry }: Metrics): void {
  const requests = new Counter({
    name: 'tanggap_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'tanggap_http_request_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.inc({ method: request.method, route, status: reply.statusCode });
    durations.observe({ method: request.method, route }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
