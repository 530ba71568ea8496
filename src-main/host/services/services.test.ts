import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { safeFileName } from '#shared/contract/file-name.ts';
import { fakeClock } from '../../../test/kit/fake-clock.ts';
import { temporaryFolder } from '../../../test/kit/test-host.ts';
import { T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { pictureType } from './attachment-service.ts';
import { createChangeHub } from './change-hub.ts';
import { ticketOfDeepLink } from './deep-link.ts';
import { createPresence } from './presence.ts';
import { serverOrigin } from './server-address.ts';
import { createSettings } from './settings-service.ts';

const folders: ReturnType<typeof temporaryFolder>[] = [];
const folder = () => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

test.each([
  ['tanggap://ticket/00000000-0000-7000-8000-000000000001', uuid(1)],
  ['tanggap://ticket/00000000-0000-7000-8000-000000000001/', uuid(1)],
  ['tanggap://ticket/00000000-0000-7000-8000-000000000001?x=1', null],
  ['tanggap://ticket/00000000-0000-7000-8000-000000000001#--inspect', null],
  ['tanggap://ticket/../settings', null],
  ['tanggap://run/00000000-0000-7000-8000-000000000001', null],
  ['https://ticket/00000000-0000-7000-8000-000000000001', null],
  [' tanggap://ticket/00000000-0000-7000-8000-000000000001', null],
  ['tanggap://ticket/00000000-0000-7000-8000-000000000001\n--no-sandbox', null],
])('the link %j opens %j', (url, ticketId) => {
  expect(ticketOfDeepLink(url)).toBe(ticketId);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\evil.exe', 'evil.exe'],
  ['foto\u202egnp.exe', 'fotognp.exe'],
  ['a\u0000b\u200b.pdf', 'ab.pdf'],
  ['...', 'file'],
  ['.htaccess', 'htaccess'],
  ['CON<>:"|?*.txt', 'CON_______.txt'],
  [`${'x'.repeat(400)}.jpeg`, `${'x'.repeat(195)}.jpeg`],
  ['cafe\u0301.txt', 'café.txt'],
])('the name %j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test.each([
  ['chat.contoh.example', 'https://chat.contoh.example'],
  [' https://contoh.example:8443/path ', 'https://contoh.example:8443'],
  ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['http://localhost:4000', 'http://localhost:4000'],
])('the address %j is %j', (typed, origin) => {
  expect(serverOrigin(typed)).toBe(origin);
});
test.each(['http://contoh.example', 'ftp://contoh.example', '', 'http://localhost.evil.example', 'javascript:alert(1)'])(
  'the address %j is refused',
  (typed) => {
    expect(() => serverOrigin(typed)).toThrow('INVALID_INPUT');
  },
);

test('a picture is known by its first bytes alone', () => {
  const of = (text: string) => pictureType(Buffer.from(text, 'latin1'));
  expect([of('\u0089PNG\r\n\u001a\n'), of('GIF89a'), of('RIFF....WEBP'), of('\u00ff\u00d8\u00ff\u00e0')]).toEqual([
    'image/png',
    'image/gif',
    'image/webp',
    'image/jpeg',
  ]);
  expect([of('<svg xmlns='), of('RIFF....WAVE'), of('')]).toEqual([null, null, null]);
});

describe('settings', () => {
  test('outlive the process, and one bad value costs only itself', () => {
    const path = folder();
    const hub = createChangeHub(fakeClock(T0));
    createSettings(path, hub).set({ language: 'en', theme: 'dark', sound: undefined });
    const file = join(path, 'settings.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), theme: 'pink', unknown: 1 }));
    expect(createSettings(path, hub).get()).toMatchObject({ language: 'en', theme: 'system', sound: true });
    writeFileSync(file, '{"language": "e');
    expect(createSettings(path, hub).get().language).toBe('id');
  });
});

describe('changes', () => {
  test('of 16 ms come as one batch; more than 500 ids come as all', async () => {
    const clock = fakeClock(T0);
    const hub = createChangeHub(clock);
    const end = new AbortController();
    const batches = hub.subscribe(end.signal);
    expect((await batches.next()).value).toMatchObject({ reset: true, n: 0 });
    hub.ticket(uuid(1));
    hub.topic('queue');
    hub.ticket(uuid(1), uuid(2));
    await clock.advance(16);
    expect((await batches.next()).value).toMatchObject({ reset: false, n: 1, topics: ['queue'], tickets: [uuid(1), uuid(2)] });
    hub.ticket(...Array.from({ length: 501 }, (_, n) => uuid(n)));
    await clock.advance(16);
    expect((await batches.next()).value).toMatchObject({ n: 2, tickets: 'all' });
    const last = batches.next();
    end.abort();
    expect(await last).toEqual({ done: true, value: undefined });
  });

  test('a slow subscriber gets a reset that names the newest number, with every notice', async () => {
    const clock = fakeClock(T0);
    const hub = createChangeHub(clock);
    const batches = hub.subscribe(undefined);
    await batches.next();
    for (let n = 0; n < 70; n++) {
      hub.topic('queue');
      if (n === 3) hub.notice({ kind: 'commandsLost', count: 1 });
      await clock.advance(16);
    }
    expect((await batches.next()).value).toMatchObject({ reset: true, n: 65, notices: [{ kind: 'commandsLost' }] });
    expect((await batches.next()).value).toMatchObject({ reset: false, n: 66 });
    await batches.return();
  });

  test('presence is whole for its ticket, and gone with the connection', async () => {
    const clock = fakeClock(T0);
    const presence = createPresence(createChangeHub(clock), clock);
    presence.take({ type: 'viewers', ticketId: uuid(1), viewers: [{ agentId: uuid(51), typing: true }] });
    presence.take({ type: 'customerTyping', ticketId: uuid(1), on: true });
    expect(presence.of(uuid(1))).toMatchObject({ viewers: [{ agentId: uuid(51) }], customerTyping: true });
    await clock.advance(10_000);
    expect(presence.of(uuid(1)).customerTyping).toBe(false);
    presence.clear();
    expect(presence.of(uuid(1)).viewers).toEqual([]);
  });
});
