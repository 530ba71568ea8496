import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPageFiles, NONCE_PLACEHOLDER } from './page-files.ts';

const outside = mkdtempSync(join(tmpdir(), 'tanggap-page-'));
const folder = join(outside, 'renderer');
const serve = createPageFiles(folder, "'self'");
const text = (answer: { body: Uint8Array }) => new TextDecoder().decode(answer.body);

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), `<script nonce="${NONCE_PLACEHOLDER}"></script><style nonce="${NONCE_PLACEHOLDER}"></style>`);
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(folder, '.env.js'), 'hidden');
  writeFileSync(join(outside, 'secret.js'), 'outside');
});
afterAll(() => rmSync(outside, { recursive: true }));

test('each load of the page has its own nonce, in the header and wherever the page needs it', async () => {
  const [first, second] = [await serve('GET', '/'), await serve('GET', '/index.html')];
  const nonces = [first, second].map((answer) => /script-src 'self' 'nonce-([^']+)'/.exec(answer.headers['Content-Security-Policy'] ?? '')?.[1]);
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(text(first)).toBe(`<script nonce="${nonces[0]}"></script><style nonce="${nonces[0]}"></style>`);
  expect(first.headers['Content-Security-Policy']).toContain("default-src 'none'");
  expect(first.headers['Content-Security-Policy']).not.toMatch(/unsafe-(inline|eval)/);
  expect(first.headers['Cache-Control']).toBe('no-store');
});

test('a file is served with its type and never sniffed', async () => {
  const answer = await serve('GET', '/assets/main-1a2b.js');
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({ 'Content-Type': 'text/javascript; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
});

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/assets/../../secret.js',
  '/assets/%2e%2e/%2e%2e/secret.js',
  '/..\\secret.js',
  '/%5c..%5csecret.js',
  '//secret.js',
  '/.env.js',
  '/assets',
  '/assets/',
  '/assets/missing.js',
  '/%00.js',
  '/index.html%00.js',
  '/%zz',
  '/etc/passwd',
  'secret.js',
  '',
])('%j is not found', async (path) => {
  const answer = await serve('GET', path);
  expect(answer.status).toBe(404);
  expect(text(answer)).toBe('Not found\n');
});

test('only reading is served', async () => {
  expect((await serve('POST', '/')).status).toBe(405);
});
