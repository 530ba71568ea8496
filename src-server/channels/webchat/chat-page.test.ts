import { expect, test } from 'vitest';
import { pageHtml, pagePolicy } from './chat-page.ts';

const file = { type: 'text/javascript', plain: Buffer.alloc(0), gzip: Buffer.alloc(0) };

test('the shop’s name is text in the page, whatever it holds', () => {
  const page = { html: '<html data-shop="__SHOP_NAME__"><title>__SHOP_NAME__</title>', widget: file, asset: () => undefined };
  expect(pageHtml(page, `Budi's "<b>" & $& Co`)).toBe(
    '<html data-shop="Budi&#39;s &quot;&lt;b&gt;&quot; &amp; $&amp; Co"><title>Budi&#39;s &quot;&lt;b&gt;&quot; &amp; $&amp; Co</title>',
  );
});

test('only origins may frame the page, and nothing else gets into the header', () => {
  const framers = (origins: string[]) => /frame-ancestors (.*)$/.exec(pagePolicy(origins))?.[1];
  expect(framers([])).toBe("'self'");
  expect(framers(['https://toko.example', '*'])).toBe("'self' https://toko.example *");
  expect(framers(['https://toko.example/path', 'javascript:alert(1)', 'x; script-src *', 'https://a.example\r\nSet-Cookie: x'])).toBe("'self'");
});
