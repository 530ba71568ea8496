import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createHost, type Host } from '../../src-main/host/create-host.ts';
import type { DesktopNotice, HostPorts, Secrets } from '../../src-main/host/ports/host-ports.ts';
import type { Clock } from '../../src-shared/base/clock.ts';
import type { HostBatch } from '../../src-shared/contract/console/console-shapes.ts';

export function memorySecrets(): Secrets & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    backend: 'memory',
    kept,
    get: async (name) => kept.get(name) ?? null,
    set: async (name, value) => void kept.set(name, value),
    delete: async (name) => void kept.delete(name),
  };
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tanggap-host-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export type TestHostOptions = Partial<HostPorts> & Pick<HostPorts, 'network' | 'dataFolder'> & { readonly clock: Clock };

/** A host with ports that a test can look into. */
export async function testHost(options: TestHostOptions) {
  const notices: DesktopNotice[] = [];
  const badges: number[] = [];
  const logged: string[] = [];
  const resume = new Set<() => void>();
  const note = (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields ?? {})}`);
  const ports: HostPorts = {
    randomBytes: (length) => randomFillSync(new Uint8Array(length)),
    secrets: memorySecrets(),
    notifier: { notify: (notice) => void notices.push(notice), badge: (count) => void badges.push(count) },
    power: {
      onResume: (run) => {
        resume.add(run);
        return () => resume.delete(run);
      },
    },
    log: { info: note, warn: note, error: note },
    sqliteBinding: null,
    defaultServerUrl: 'http://127.0.0.1:1',
    version: 'test',
    capabilities: { shell: 'test', nativeNotifications: true, badge: true },
    ...options,
  };
  const host: Host = await createHost(ports);
  const client = createRouterClient(host.router);
  const batches: HostBatch[] = [];
  const ended = new AbortController();
  const reading = (async () => {
    for await (const batch of await client.app.changes(undefined, { signal: ended.signal })) batches.push(batch);
  })().catch(() => undefined);
  return {
    host,
    client,
    ports,
    notices,
    badges,
    logged,
    batches,
    resume: () => {
      for (const run of resume) run();
    },
    signIn: (name = 'sari', serverUrl = 'http://127.0.0.1:1') =>
      client.session.signIn({ serverUrl, email: `${name}@nusantara.example`, password: 'tanggap-demo' }),
    stop: async () => {
      ended.abort();
      await reading;
      await host.stop();
    },
  };
}
export type TestHost = Awaited<ReturnType<typeof testHost>>;
