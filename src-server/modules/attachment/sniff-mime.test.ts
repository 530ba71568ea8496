import { expect, test } from 'vitest';
import { servedMime, sniffMime } from './sniff-mime.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['\x89PNG\r\n\x1a\n....', 'text/html', 'image/png'],
  ['\xff\xd8\xff\xe0', '', 'image/jpeg'],
  ['GIF89a', 'image/png', 'image/gif'],
  ['RIFF....WEBPVP8 ', 'image/webp', 'image/webp'],
  ['RIFF....WAVE', 'audio/wav', 'audio/wav'],
  ['%PDF-1.7', 'application/pdf', 'application/pdf'],
  ['%PDF-1.7', 'Application/PDF; charset=x', 'application/pdf'],
  ['<svg onload=alert(1)>', 'image/svg+xml', 'application/octet-stream'],
  ['plain', 'image/png', 'application/octet-stream'],
  ['plain', 'text/html\r\nSet-Cookie: x', 'application/octet-stream'],
  ['plain', 'nonsense', 'application/octet-stream'],
  ['', '', 'application/octet-stream'],
])('%j declared as %j is kept as %s', (head, declared, kept) => {
  expect(sniffMime(bytes(head), declared)).toBe(kept);
});

test('only pictures are served by their own type', () => {
  expect(servedMime('image/png')).toBe('image/png');
  expect(servedMime('text/html')).toBe('application/octet-stream');
  expect(servedMime('image/svg+xml')).toBe('application/octet-stream');
});
