import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../src-server/embedded-postgres/embedded-postgres.ts';
import { startTestPostgres } from './test-postgres.ts';

export type TestDatabase = {
  /** Connection of a superuser to a database that is empty and ours alone. */
  readonly url: string;
  drop(): Promise<void>;
};

let shared: Promise<EmbeddedPostgres> | null = null;

/**
 * A fresh database on the server that `TEST_DATABASE_URL` names, else on an embedded PostgreSQL that starts with the first
 * database this process asks for and ends with the process. Names of roles are per server: what runs beside it sees them.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `tanggap_test_${randomBytes(8).toString('hex')}`;
  await runAlone(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runAlone(server, `drop database if exists ${name} with (force)`) };
}

async function serverUrl(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return given;
  shared ??= startTestPostgres();
  return (await shared).url;
}

async function runAlone(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
