import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { CodedError } from '#shared/contract/errors.ts';
import type { Database } from '../db/database.ts';

/**
 * `/health/live`: the process answers. `/health/ready`: requests can be served, so that a balancer sends them here; the schema
 * is current, for a process with an older one does not start.
 */
export function installHealth(app: FastifyInstance, db: Database, isStopping: () => boolean): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async () => {
    if (isStopping()) throw new CodedError('UNAVAILABLE');
    await sql`select 1`.execute(db.kysely).catch((cause: unknown) => {
      throw new CodedError('UNAVAILABLE', {}, { cause });
    });
    return { status: 'ready' };
  });
}
