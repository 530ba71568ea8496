import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CodedError } from '#shared/contract/errors.ts';
import { nodeClock } from '../host/adapters/node-clock.ts';
import { nodePorts } from '../host/adapters/node-ports.ts';
import { createHost } from '../host/create-host.ts';
import { productVersion } from '../shell/product-version.ts';
import { readWebConfig, type WebConfig } from './web-config.ts';
import { startWebServer } from './web-server.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** How the process ends, for the launcher: 0 stopped in order, 2 settings, 4 port, 1 anything else. */
const EXIT_CODES: Readonly<Record<string, number>> = { CONFIG_INVALID: 2, PORT_TAKEN: 4 };

/** One JSON line on stdout: `{"ready":true,"url":...}` once the page can be opened, or `{"ready":false,"code":...,"data":{...}}`. */
function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Settles when the process is asked to end, or its launcher is gone. */
function askedToStop({ stopWithParent }: WebConfig): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    if (!stopWithParent) return;
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
    process.stdin.resume();
  });
}

async function run(): Promise<void> {
  const config = readWebConfig(process.env);
  const stop = askedToStop(config);
  const host = await createHost(
    nodePorts({
      dataFolder: config.dataFolder ?? join(homedir(), '.tanggap', 'console'),
      defaultServerUrl: config.serverUrl,
      version: productVersion(PROJECT),
      shell: 'web',
      sqliteBinding: config.sqliteBinding,
    }),
  );
  await host.start();
  const server = await startWebServer({
    router: host.router,
    rendererFolder: join(PROJECT, 'out', 'renderer'),
    port: config.port,
    token: config.token ?? randomBytes(32).toString('base64url'),
    clock: nodeClock,
  });
  tell({ ready: true, url: server.url });
  await stop;
  await server.stop();
  await host.stop();
}

// A launcher that was killed reads no more: that is no reason to end before the ordered stop.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
run().then(
  () => process.exit(0),
  (error: unknown) => {
    const coded = error instanceof CodedError ? error : new CodedError('INTERNAL', {}, { cause: error });
    tell({ ready: false, code: coded.code, data: coded.data });
    if (coded.code === 'INTERNAL') process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(EXIT_CODES[coded.code] ?? 1);
  },
);
