import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenizeLinks } from './link-tokens.ts';

const links = (text: string) => tokenizeLinks(text).flatMap((token) => (token.kind === 'link' ? [token.href] : []));

test.each([
  ['lihat https://toko.example/p/12?x=1#y.', ['https://toko.example/p/12?x=1#y']],
  ['(https://toko.example/a_(b)) dan https://b.example', ['https://toko.example/a_(b))', 'https://b.example/']],
  ['(https://toko.example/ab)', ['https://toko.example/ab']],
  ['https://toko.example, lalu', ['https://toko.example/']],
  ['HTTPS://Toko.Example/X', ['https://toko.example/X']],
  ['http://toko.example', []],
  ['javascript:alert(1)', []],
  ['data:text/html,x https:evil', []],
  ['https://localhost/x', []],
  ['https://toko.example@evil.example/', []],
  ['https://user:pw@evil.example/', []],
  ['https://gооgle.example/', []],
  ['xhttps://toko.example', []],
  ['https://toko.example/\u202egnp.exe', ['https://toko.example/']],
  ['tidak ada tautan', []],
])('%j links to %j', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test('the tokens are the message, and every link is https', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('https://a.example/', 'https://a.b/(x)', ' ', '.', '@', 'http://'));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const tokens = tokenizeLinks(text);
      expect(tokens.map((token) => token.text).join('')).toBe(text);
      for (const token of tokens) if (token.kind === 'link') expect(new URL(token.href)).toMatchObject({ protocol: 'https:', username: '' });
    }),
  );
});
