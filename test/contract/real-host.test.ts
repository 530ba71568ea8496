import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memorySecrets, type TestHost, temporaryFolder, testHost } from '../kit/test-host.ts';
import { type Connection, realClock, transports } from './transports.ts';

const offline = {
  fetch: () => Promise.reject(new TypeError('no network here')),
  openSocket: () => ({ send: () => undefined, close: () => undefined }),
};

describe.each(transports)('the real host $name', (transport) => {
  let folder: ReturnType<typeof temporaryFolder>;
  let host: TestHost;
  let connection: Connection;
  beforeEach(async () => {
    folder = temporaryFolder();
    host = await testHost({ clock: realClock, network: offline, dataFolder: folder.path, secrets: memorySecrets() });
    connection = await transport.open(host.host);
  });
  afterEach(async () => {
    await connection.disconnect();
    await host.stop();
    folder.remove();
  });

  test('says the same about the same', async () => {
    const { client } = connection;
    expect(await client.session.current()).toMatchObject({ state: 'signedOut' });
    expect(await client.app.info()).toMatchObject({ version: 'test', capabilities: { secretBackend: 'memory' } });
    await expect(client.queue.counts()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(client.settings.set({ queueWidth: 5 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(client.settings.set('wide' as never)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const signIn = { serverUrl: 'http://127.0.0.1:1', email: 'a@b.example', password: 'x' };
    await expect(client.session.signIn(signIn)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  });

  test('starts a subscription with a reset, then tells what changed', async () => {
    const changes = await connection.client.app.changes();
    expect((await changes.next()).value).toMatchObject({ reset: true });
    await connection.client.settings.set({ theme: 'dark' });
    expect((await changes.next()).value).toMatchObject({ reset: false, topics: expect.arrayContaining(['settings']) });
    await changes.return?.();
  });
});
