import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AGENT_ID, createFakeConsole, type FakeConsole } from './fake-console.ts';
import { type Connection, transports } from './transports.ts';

const list = (generation: number) => ({
  view: 'mine' as const,
  filter: { channels: [], queueIds: [], priorities: [], due: [], tags: [] },
  sort: 'newest' as const,
  offset: 0,
  limit: 50,
  generation,
});
const credentials = { serverUrl: 'https://tanggap.example', email: 'a@b.example', password: 'x' };

describe.each(transports)('the console contract $name', (transport) => {
  let fake: FakeConsole;
  let connection: Connection;
  beforeEach(async () => {
    fake = createFakeConsole();
    connection = await transport.open(fake);
  });
  afterEach(() => connection.disconnect());

  test('a call is answered', async () => {
    expect(await connection.client.queue.list(list(7))).toEqual({ rows: [], total: 0, generation: 7 });
  });

  test('a failure keeps its code and its data', async () => {
    await expect(connection.client.session.signIn(credentials)).rejects.toMatchObject({
      defined: true,
      code: 'SIGN_IN_THROTTLED',
      data: { seconds: 30 },
    });
  });

  test.each([
    ['too many rows', { ...list(1), limit: 501 }],
    ['an unknown view', { ...list(1), view: 'theirs' }],
    ['no object', 'x'],
    ['a key of every object', JSON.parse('{"__proto__":{"limit":1}}')],
  ])('%s is refused as INVALID_INPUT', async (_what, input) => {
    await expect(connection.client.queue.list(input as never)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a procedure that does not exist fails, and the connection lives on', async () => {
    const unknown = connection.client as unknown as { queue: { drop(input: object): Promise<void> } };
    await expect((async () => unknown.queue.drop({}))()).rejects.toThrow();
    expect(await connection.client.queue.list(list(1))).toMatchObject({ generation: 1 });
  });

  test('the caller may give up, and the host learns of it', async () => {
    const giveUp = new AbortController();
    const call = connection.client.sync.now(undefined, { signal: giveUp.signal });
    const outcome = call.then(
      () => 'answered',
      () => 'failed',
    );
    await vi.waitFor(() => expect(fake.seen.waiting).toBe(1));
    giveUp.abort();
    await vi.waitFor(() => expect(fake.seen.aborted).toBe(1));
    await outcome;
  });

  test('a subscription delivers in order and is cleaned up when the subscriber leaves', async () => {
    const received: number[] = [];
    for await (const { n } of await connection.client.app.changes()) {
      received.push(n);
      if (n === 2) break;
    }
    expect(received).toEqual([0, 1, 2]);
    await vi.waitFor(() => expect(fake.seen.subscribers).toBe(0));
  });

  test('much data passes in both directions', async () => {
    const input = { uploadId: AGENT_ID, offset: 0, base64: 'A'.repeat(400_000) };
    expect(await connection.client.attachment.chunk(input)).toEqual({ received: 400_000 });
    const { base64 } = await connection.client.attachment.read({ hash: '0'.repeat(64), offset: 0, length: 262_144 });
    expect(base64.length).toBe(262_144);
  });

  test('a thousand calls at once each get their own answer', async () => {
    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, generation) => connection.client.queue.list(list(generation))));
    expect(answers.map((answer) => answer.generation)).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
  });
});

describe.each(transports.slice(1))('a connection that ends $name', (transport) => {
  test('fails the calls in flight on one side, and ends their work on the other', async () => {
    const fake = createFakeConsole();
    const { client, disconnect } = await transport.open(fake);
    const call = client.sync.now();
    const outcome = call.then(
      () => 'answered',
      () => 'failed',
    );
    const changes = await client.app.changes();
    await changes.next();
    expect(fake.seen.subscribers).toBe(1);
    await disconnect();
    expect(await outcome).toBe('failed');
    await vi.waitFor(() => expect(fake.seen).toMatchObject({ subscribers: 0, aborted: 1 }));
  });
});

describe.each(transports.slice(1))('what is no call $name', (transport) => {
  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a call without an address', '{"i":"1","p":{}}'],
    ['a number as id', '{"i":1,"p":{"u":"/app/changes"}}'],
    ['an address elsewhere', '{"i":"1","p":{"u":"http://["}}'],
    ['an address with steps upwards', '{"i":"1","p":{"u":"/app/../changes"}}'],
    ['a body that is no JSON', '{"i":"1","p":{"u":"/app/changes","h":{"content-type":"multipart/form-data; boundary=x"}}}'],
    ['a stream nobody asked for', '{"i":"1","t":3,"p":{"e":"message"}}'],
    ['bytes', new Uint8Array([123, 125, 255, 0])],
  ])('%s ends this connection and no other', async (_what, frame) => {
    const fake = createFakeConsole();
    const [hostile, other] = [await transport.open(fake), await transport.open(fake)];
    await hostile.sendRaw?.(frame);
    expect(await other.client.queue.list(list(1))).toMatchObject({ generation: 1 });
    expect(fake.seen.produced).toBe(0);
    await other.disconnect();
  });
});
