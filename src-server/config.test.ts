import { expect, test } from 'vitest';
import { CodedError } from '#shared/contract/errors.ts';
import { readConfig } from './config.ts';

const good = { DATABASE_URL: 'postgres://postgres@127.0.0.1:5432/tanggap', SECRET_KEY: 'ab'.repeat(32) };

test('the least that is needed gives the defaults', () => {
  expect(readConfig(good)).toEqual({
    host: '127.0.0.1',
    port: 4800,
    databaseUrl: good.DATABASE_URL,
    natsUrl: null,
    logLevel: 'info',
    secretKey: Buffer.alloc(32, 0xab),
    publicUrl: null,
    attachmentsDir: 'data/attachments',
    trustedProxies: [],
  });
});

test.each([
  ['DATABASE_URL', undefined],
  ['DATABASE_URL', 'mysql://x'],
  ['DATABASE_URL', 'somewhere'],
  ['PORT', '80a'],
  ['PORT', '-1'],
  ['PORT', '70000'],
  ['NATS_URL', 'http://x'],
  ['LOG_LEVEL', 'loud'],
  ['SECRET_KEY', 'short'],
  ['SECRET_KEY', 'zz'.repeat(32)],
  ['PUBLIC_URL', 'ftp://x'],
  ['TRUSTED_PROXIES', 'all of them'],
])('%s = %s is refused by its name', (name, value) => {
  const read = () => readConfig({ ...good, [name]: value });
  expect(read).toThrow(CodedError);
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({ code: 'CONFIG_INVALID', data: { name, problem: expect.stringMatching(/^(is|has) /) } });
  }
});

test('an empty variable counts as absent, and the public address loses its last slash', () => {
  expect(readConfig({ ...good, PORT: '', PUBLIC_URL: 'https://cs.example/' })).toMatchObject({ port: 4800, publicUrl: 'https://cs.example' });
});
