import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types } from 'pg';
import type { FeedId } from '#shared/domain/sync/change.ts';
import { appUrlOf } from './app-role.ts';
import type { Tables } from './schema.ts';

/** What a committed transaction left behind for others to fetch. */
export type Committed = {
  readonly workspaceId: string;
  readonly feeds: readonly FeedId[];
  /** Conversations whose visitor has something new: a message, a state, a rating question. */
  readonly conversationIds: readonly string[];
};

/** A transaction inside one workspace; see `withWorkspace`. */
export type Trx = Transaction<Tables>;

export type Database = {
  readonly kysely: Kysely<Tables>;
  /** The same connections, for statements that are sent without waiting for each other. */
  readonly pool: Pool;
  /** Called after each commit that changed something; returns its own end. A listener must not throw. */
  onCommitted(listener: (committed: Committed) => void): () => void;
  publishCommitted(committed: Committed): void;
  destroy(): Promise<void>;
};

const INT8 = 20;

function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === INT8) return Number;
  return types.getTypeParser(oid, (format ?? 'text') as 'text');
}

export type DatabaseOptions = { readonly maxConnections?: number };

/** Opens the database as the app role. `databaseUrl` is the owner's connection, as given to `migrateToLatest`. */
export function createDatabase(databaseUrl: string, options: DatabaseOptions = {}): Database {
  const pool = new Pool({
    connectionString: appUrlOf(databaseUrl),
    max: options.maxConnections ?? 12,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'tanggap',
    pipeline: true,
    types: { getTypeParser: getTypeParser as typeof types.getTypeParser },
  });
  // An idle connection that dies is replaced at the next use, which then tells; without a listener it would end the process.
  pool.on('error', () => undefined);
  const listeners = new Set<(committed: Committed) => void>();
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    pool,
    onCommitted(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publishCommitted(committed) {
      for (const listener of listeners) listener(committed);
    },
    // `pool.end` would be left to Kysely, which never ends a pool that it has not used yet.
    destroy: () => pool.end(),
  };
}
