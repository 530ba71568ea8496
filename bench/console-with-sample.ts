import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { nodeLog } from '../src-main/host/adapters/node-log.ts';
import { nodePorts } from '../src-main/host/adapters/node-ports.ts';
import { createHost } from '../src-main/host/create-host.ts';
import { startCentral } from '../src-server/build-app.ts';
import { readConfig } from '../src-server/config.ts';
import { migrateToLatest } from '../src-server/db/migrate.ts';
import { loadSample } from '../test/kit/sample/load-postgres.ts';
import { createTestDatabase } from '../test/kit/test-database.ts';

/** A real host, signed in at a real central API, with `tickets` of the sample workspace loaded and the network then gone. */
export async function consoleWithSample(tickets: number) {
  const database = await createTestDatabase();
  await migrateToLatest(database.url);
  await loadSample(database.url, { tickets, seed: 1, now: Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  const central = await startCentral(
    readConfig({
      DATABASE_URL: database.url,
      PORT: '0',
      HOST: '127.0.0.1',
      SECRET_KEY: randomBytes(32).toString('hex'),
      DATA_DIR: join(folder, 'server'),
      LOG_LEVEL: 'error',
    }),
  );
  const dataFolder = join(folder, 'console');
  const host = await createHost(nodePorts({ dataFolder, defaultServerUrl: central.address, version: 'bench', shell: 'test', log: nodeLog('error') }));
  await host.start();
  const client = createRouterClient(host.router);
  const ended = new AbortController();
  const batches = await client.app.changes(undefined, { signal: ended.signal });
  await client.session.signIn({ serverUrl: central.address, email: 'admin@nusantara.example', password: 'tanggap-demo' });
  for await (const _batch of batches) {
    if ((await client.sync.status()).connection.state === 'online') break;
  }
  await central.stop();
  const profile = readdirSync(join(dataFolder, 'profiles'))[0];
  if (profile === undefined) throw new Error('the console made no profile');
  return {
    client,
    file: join(dataFolder, 'profiles', profile, 'console.db'),
    folder,
    stop: async () => {
      ended.abort();
      await host.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
