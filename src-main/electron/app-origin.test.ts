import { expect, test } from 'vitest';
import { APP_ORIGIN, APP_PAGE, isTrustedFrame } from './app-origin.ts';

const own = { url: APP_PAGE, origin: APP_ORIGIN, parent: null };

test('our page in the top frame is trusted, with any fragment', () => {
  expect(isTrustedFrame(own)).toBe(true);
  expect(isTrustedFrame({ ...own, url: `${APP_PAGE}#x` })).toBe(true);
});

test.each([
  ['a destroyed frame', null],
  ['a frame inside our page', { ...own, parent: {} }],
  ['another origin', { ...own, origin: 'https://tanggap.example' }],
  ['an opaque origin', { ...own, origin: 'null' }],
  ['another address under our origin', { ...own, url: `${APP_ORIGIN}/assets/evil.html` }],
  ['a data address', { ...own, url: 'data:text/html,x' }],
  ['a blob of our origin', { ...own, url: `blob:${APP_ORIGIN}/1` }],
  ['a look-alike host', { ...own, url: 'app://tanggap.evil/index.html' }],
  ['a name before our host', { ...own, url: 'app://tanggap@evil/index.html' }],
  ['no address', { ...own, url: '' }],
])('%s is not', (_what, frame) => {
  expect(isTrustedFrame(frame)).toBe(false);
});
