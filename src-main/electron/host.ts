import './old-runtime.ts';
import type { MessagePortMain } from 'electron';
import { nodeLog } from '../host/adapters/node-log.ts';
import { nodePorts } from '../host/adapters/node-ports.ts';
import { createHost, type Host } from '../host/create-host.ts';
import { type FromHost, type HostStart, zToHost } from './host-messages.ts';
import { createSecretsFromMain, type SecretsFromMain } from './secrets-from-main.ts';
import { createPortServer, type HostPort } from './serve-port.ts';

/** The host's process: waits for its settings, runs one host, and speaks with main through messages of the schema only. */
const main = process.parentPort;
const log = nodeLog('info');
const resumeListeners = new Set<() => void>();
const send = (message: FromHost): void => main.postMessage(message);

let secrets: SecretsFromMain | null = null;
let running: Promise<{ host: Host; serve: (port: HostPort) => void }> | null = null;

async function begin(start: HostStart): Promise<{ host: Host; serve: (port: HostPort) => void }> {
  secrets = createSecretsFromMain(start.secretBackend, send);
  const host = await createHost(
    nodePorts({
      dataFolder: start.dataFolder,
      defaultServerUrl: start.serverUrl,
      version: start.version,
      shell: 'electron',
      sqliteBinding: start.sqliteBinding,
      secrets,
      notifier: {
        notify: ({ title, body, ticketId }) => send({ type: 'notify', notice: { title: title.slice(0, 500), body: body.slice(0, 2_000), ticketId } }),
        badge: (count) => send({ type: 'badge', count }),
      },
      power: {
        onResume(run) {
          resumeListeners.add(run);
          return () => resumeListeners.delete(run);
        },
      },
      log,
      nativeNotifications: start.nativeNotifications,
      badge: start.badge,
    }),
  );
  await host.start();
  return { host, serve: createPortServer(host.router) };
}

async function stop(): Promise<void> {
  await (await running)?.host.stop();
  process.exit(0);
}

function failed(error: unknown): void {
  log.error('host.failed', { error: error instanceof Error ? error.name : 'unknown' });
  process.exit(1);
}

function receive(message: unknown, ports: readonly MessagePortMain[]): void {
  const parsed = zToHost.safeParse(message);
  if (!parsed.success) {
    log.error('host.badMessage');
    return;
  }
  const told = parsed.data;
  switch (told.type) {
    case 'start':
      running ??= begin(told);
      running.catch(failed);
      return;
    case 'port':
      for (const port of ports) void running?.then(({ serve }) => serve(port));
      return;
    case 'resume':
      for (const run of [...resumeListeners]) run();
      return;
    case 'deepLink':
      void running?.then(({ host }) => host.openDeepLink(told.url));
      return;
    case 'secretAnswer':
      secrets?.answer(told);
      return;
    case 'stop':
      stop().catch(failed);
  }
}

main.on('message', ({ data, ports }) => receive(data, ports));
