import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import * as z from 'zod';
import { inProject } from '../../scripts/launch/project.ts';
import { type Service, startService } from '../../scripts/launch/service.ts';
import { migrateToLatest } from '../../src-server/db/migrate.ts';
import { loadSample } from '../kit/sample/load-postgres.ts';
import { WEBCHAT_KEY } from '../kit/sample/staff.ts';
import { createTestDatabase } from '../kit/test-database.ts';

export const SAMPLE_TICKETS = 120;
const SAMPLE_SEED = 7;

/** A migrated database with the sample workspace, from which each test gets a copy in a fraction of a second. */
export type SampleDatabase = { copy(): Promise<{ readonly url: string; drop(): Promise<void> }>; drop(): Promise<void> };

export async function prepareSampleDatabase(): Promise<SampleDatabase> {
  const template = await createTestDatabase();
  await migrateToLatest(template.url);
  await loadSample(template.url, { tickets: SAMPLE_TICKETS, seed: SAMPLE_SEED, now: Date.now() });
  const templateName = new URL(template.url).pathname.slice(1);
  const run = async (sql: string): Promise<void> => {
    const server = new URL(template.url);
    server.pathname = '/postgres';
    const client = new pg.Client({ connectionString: server.href });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    async copy() {
      const name = `tanggap_test_${randomBytes(8).toString('hex')}`;
      await run(`create database ${name} template ${templateName}`);
      const url = new URL(template.url);
      url.pathname = `/${name}`;
      return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
    },
    drop: template.drop,
  };
}

export type CentralProcess = {
  /** Stays the same through kills and restarts. */
  readonly address: string;
  readonly chatPage: string;
  readonly databaseUrl: string;
  /** Ends the API at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Starts it again on the same data at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** The real central API as a process of its own. */
export async function startCentralProcess(databaseUrl: string): Promise<CentralProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-e2e-api-'));
  const secretKey = randomBytes(32).toString('hex');
  const open = (port: string) =>
    startService(
      {
        name: 'api',
        command: process.execPath,
        args: [inProject('src-server', 'main.ts')],
        env: { DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: port, SECRET_KEY: secretKey, DATA_DIR: folder, LOG_LEVEL: 'warn', NATS_URL: '' },
        logFolder: folder,
      },
      z.object({ ready: z.literal(true), address: z.url() }),
    );
  const first = await open('0');
  const { address } = first.told;
  let running: Service | null = first;
  return {
    address,
    chatPage: `${address}/chat/${WEBCHAT_KEY}`,
    databaseUrl,
    async kill() {
      running?.kill();
      await running?.exited;
      running = null;
    },
    async start() {
      running ??= await open(new URL(address).port);
    },
    async stop() {
      await running?.stop(5_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
