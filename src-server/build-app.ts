import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Clock } from '#shared/base/clock.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { createCentralRouter } from './central-router.ts';
import { registerWebchat, type WebchatOptions } from './channels/webchat/register-webchat.ts';
import type { Config } from './config.ts';
import { createDatabase } from './db/database.ts';
import { migrateToLatest } from './db/migrate.ts';
import { createJobs } from './jobs/jobs.ts';
import { standingJobs } from './jobs/standing-jobs.ts';
import { createLiveChannel } from './live/live-channel.ts';
import { type LiveTimings, usualTimings } from './live/live-timings.ts';
import { createUpgrades } from './live/upgrades.ts';
import { attachmentRoutes } from './modules/attachment/attachment-routes.ts';
import { createAttachmentStore } from './modules/attachment/attachment-store.ts';
import { createPasswordHasher, type PasswordHasher } from './modules/session/password-hasher.ts';
import { createSessionService } from './modules/session/session-service.ts';
import { createSignInThrottle, type ThrottleLimits } from './modules/session/sign-in-throttle.ts';
import { registerSurveyPages, type SurveyLimits } from './modules/survey/survey-page-routes.ts';
import type { Parts } from './parts.ts';
import { installApiDocs } from './plugins/api-docs.ts';
import { toCodedError } from './plugins/coded-error.ts';
import { installErrorEnvelope, refuseBrokenHttp, reportError, sendError } from './plugins/error-envelope.ts';
import { installHealth } from './plugins/health.ts';
import { createMetrics, installMetrics } from './plugins/metrics.ts';
import { mountContract } from './plugins/orpc.ts';
import { installRequestLog, loggerOptions } from './plugins/request-log.ts';
import { installSecurityHeaders } from './plugins/security-headers.ts';
import { PRODUCT_VERSION } from './product-version.ts';
import { createInProcessSignal } from './signal/in-process-signal.ts';
import { createNatsSignal } from './signal/nats-signal.ts';
import { publishCommitted } from './signal/publish-committed.ts';
import type { Signal } from './signal/signal.ts';
import { createSyncHandlers } from './sync-handlers.ts';
import { systemClock } from './system-clock.ts';
import { systemNewId, systemRandomBytes } from './system-ids.ts';

export type Central = {
  /** Where it listens, such as `http://127.0.0.1:4800`. */
  readonly address: string;
  /** Ordered: refuse what is new, tell the sockets, finish requests and jobs, close the pool. Safe to call again. */
  stop(): Promise<void>;
};

/** What tests put in the place of the usual. */
export type CentralOverrides = {
  readonly clock?: Clock;
  readonly hasher?: PasswordHasher;
  readonly throttle?: ThrottleLimits;
  readonly timings?: LiveTimings;
  readonly signal?: Signal;
  readonly webchat?: WebchatOptions;
  readonly surveyLimits?: SurveyLimits;
  readonly logTo?: { write(line: string): void };
};

/** A request that takes longer than this at the stop is cut off. */
const STOP_MS = 10_000;

/**
 * Migrates the database and answers once requests are served.
 * Throws DATABASE_UNREACHABLE, STORE_FROM_FUTURE, PORT_TAKEN; nothing stays open then.
 */
export async function startCentral(config: Config, overrides: CentralOverrides = {}): Promise<Central> {
  await migrateToLatest(config.databaseUrl);
  const app = createHttp(config, overrides);
  const parts = createParts(config, overrides, app);
  const { db, clock, signal, log } = parts;
  const upgrades = createUpgrades(app.server);
  let stopping: Promise<void> | undefined;
  let address = '';

  try {
    await parts.attachments.start();
    const throttle = createSignInThrottle(db, clock, overrides.throttle);
    const sessions = await createSessionService({ ...parts, throttle });

    installErrorEnvelope(app);
    installSecurityHeaders(app, config.publicUrl?.startsWith('https:') === true);
    installRequestLog(app);
    // A connection that is busy when the stop begins would else be kept alive after its answer, and be waited for.
    app.addHook('onSend', async (_request, reply) => {
      if (stopping !== undefined) void reply.header('connection', 'close');
    });
    installMetrics(app, parts.metrics);
    installHealth(app, db, () => stopping !== undefined);
    mountContract(app, createCentralRouter(parts, sessions, createSyncHandlers(parts)));
    await app.register((scope) => attachmentRoutes(scope, parts, sessions));
    installApiDocs(app, () => config.publicUrl ?? address, PRODUCT_VERSION);
    registerSurveyPages(app, parts, overrides.surveyLimits);
    const webchat = registerWebchat(app, parts, upgrades, overrides.webchat);
    const live = createLiveChannel(parts, sessions, upgrades, overrides.timings ?? usualTimings);
    const jobs = createJobs(clock, log, standingJobs(parts, sessions, throttle));
    publishCommitted(db, signal);

    address = await listen(app, config);
    live.start();
    jobs.start();
    log.info({ host: config.host }, 'listening');

    const stop = async (): Promise<void> => {
      upgrades.stop();
      live.stop();
      const cut = clock.after(STOP_MS, () => app.server.closeAllConnections());
      await Promise.all([webchat.stop(), app.close()]);
      cut.cancel();
      await jobs.stop();
      await signal.stop();
      await db.destroy();
      log.info({}, 'stopped');
    };
    return {
      address,
      stop() {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await app.close();
    await signal.stop();
    await db.destroy();
    throw error;
  }
}

function createHttp(config: Config, overrides: CentralOverrides): FastifyInstance {
  const app = Fastify({
    logger: loggerOptions(config.logLevel, overrides.logTo ?? process.stderr),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => systemNewId(),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // An attachment of 20 MB over a slow line.
    requestTimeout: 600_000,
    frameworkErrors: (error, request, reply) => {
      const coded = toCodedError(error);
      reportError(request.log, coded);
      void sendError(reply, coded);
    },
    clientErrorHandler: (_error, socket) => refuseBrokenHttp(socket as Socket),
  });
  // Bodies are JSON, or bytes where a route says so.
  app.removeContentTypeParser('text/plain');
  return app;
}

function createParts(config: Config, overrides: CentralOverrides, app: FastifyInstance): Parts {
  return {
    config,
    db: createDatabase(config.databaseUrl),
    clock: overrides.clock ?? systemClock,
    newId: systemNewId,
    randomBytes: systemRandomBytes,
    log: app.log,
    signal: overrides.signal ?? createSignal(config, app),
    attachments: createAttachmentStore(config.attachmentsDir),
    hasher: overrides.hasher ?? createPasswordHasher(),
    metrics: createMetrics(),
  };
}

function createSignal(config: Config, app: FastifyInstance): Signal {
  return config.natsUrl === null ? createInProcessSignal() : createNatsSignal(config.natsUrl, app.log);
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new CodedError('PORT_TAKEN', { port: config.port }, { cause: error });
    throw error;
  }
}
