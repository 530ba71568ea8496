import { expect, test } from 'vitest';
import { DEFAULT_SERVER_URL, readConsoleEnv } from './console-env.ts';

test('nothing set: the defaults', () => {
  expect(readConsoleEnv({ CONSOLE_DATA: '' })).toEqual({ dataFolder: null, serverUrl: DEFAULT_SERVER_URL, sqliteBinding: null });
});

test('a server address is kept as its origin', () => {
  expect(readConsoleEnv({ CENTRAL_URL: 'https://tanggap.example/ui?x=1' }).serverUrl).toBe('https://tanggap.example');
});

test.each([
  ['CONSOLE_DATA', 'relative/folder'],
  ['CONSOLE_DATA', '/a\0b'],
  ['CENTRAL_URL', 'file:///etc/passwd'],
  ['CENTRAL_URL', 'not a url'],
  ['CENTRAL_URL', 'https://user:secret@tanggap.example'],
  ['BETTER_SQLITE3_BINDING', '../addon.node'],
])('%s=%j is refused by name, without repeating the value', (name, value) => {
  const refuse = () => readConsoleEnv({ [name]: value });
  expect(refuse).toThrow('CONFIG_INVALID');
  try {
    refuse();
  } catch (error) {
    expect(error).toMatchObject({ data: { name } });
    expect(JSON.stringify((error as { data: unknown }).data)).not.toContain('secret');
  }
});
