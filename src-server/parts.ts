import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '#shared/base/clock.ts';
import type { IdSource, RandomBytes } from '#shared/base/ids.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { AttachmentStore } from './modules/attachment/attachment-store.ts';
import type { PasswordHasher } from './modules/session/password-hasher.ts';
import type { Metrics } from './plugins/metrics.ts';
import type { Signal } from './signal/signal.ts';

/** The long-lived parts of one central API, made by `build-app.ts` and handed down; nothing is global. */
export type Parts = {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly randomBytes: RandomBytes;
  readonly log: FastifyBaseLogger;
  readonly signal: Signal;
  readonly attachments: AttachmentStore;
  readonly hasher: PasswordHasher;
  readonly metrics: Metrics;
};
