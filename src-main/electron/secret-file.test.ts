import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cipher, openSecretFile } from './secret-file.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tanggap-secrets-'));
  path = join(folder, 'inner', 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const MARK = 0x7f;
const cipher = (backend: string | null, key = 0x5a): Cipher => ({
  backend,
  encrypt: (text) => Buffer.from([MARK, ...Buffer.from(text)].map((byte) => byte ^ key)),
  decrypt(bytes) {
    const [mark, ...rest] = [...bytes].map((byte) => byte ^ key);
    if (mark !== MARK) throw new Error('wrong key');
    return Buffer.from(rest).toString();
  },
});

test('a secret survives the program, unreadable on disk and for nobody else', () => {
  openSecretFile(path, cipher('keychain')).set('token', 'marker-of-the-token');
  expect(readFileSync(path, 'utf8')).not.toContain('marker-of-the-token');
  expect(statSync(path).mode & 0o077).toBe(0);
  const again = openSecretFile(path, cipher('keychain'));
  expect([again.backend, again.get('token'), again.get('other')]).toEqual(['keychain', 'marker-of-the-token', null]);
  again.delete('token');
  expect(openSecretFile(path, cipher('keychain')).get('token')).toBeNull();
});

test('without a keychain nothing touches the disk, and the backend says so', () => {
  const secrets = openSecretFile(path, cipher(null));
  secrets.set('token', 'x');
  expect([secrets.backend, secrets.get('token'), readdirSync(folder)]).toEqual(['memory', 'x', []]);
  expect(openSecretFile(path, cipher(null)).get('token')).toBeNull();
});

test('a file of another keychain, with another key, or damaged holds nothing and does not stop the start', () => {
  openSecretFile(path, cipher('keychain')).set('token', 'x');
  expect(openSecretFile(path, cipher('kwallet6')).get('token')).toBeNull();
  expect(openSecretFile(path, cipher('keychain', 0x11)).get('token')).toBeNull();
  writeFileSync(path, '{"backend":"keychain","items":{"token":');
  const damaged = openSecretFile(path, cipher('keychain'));
  expect(damaged.get('token')).toBeNull();
  damaged.set('token', 'new');
  expect(openSecretFile(path, cipher('keychain')).get('token')).toBe('new');
});
