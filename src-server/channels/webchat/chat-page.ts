import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type PageFile = { readonly type: string; readonly plain: Buffer; readonly gzip: Buffer };

export type ChatPage = {
  readonly html: string;
  readonly widget: PageFile;
  asset(name: string): PageFile | undefined;
};

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

function pageFile(path: string): PageFile {
  const plain = readFileSync(path);
  return { type: types[extname(path)] ?? 'application/octet-stream', plain, gzip: gzipSync(plain, { level: 9 }) };
}

/** The built page (`vite.chat.config.ts`), whole in memory: it is small. Null when it was not built. */
export function loadChatPage(folder: string): ChatPage | null {
  try {
    const assets = new Map(readdirSync(join(folder, 'assets')).map((name) => [name, pageFile(join(folder, 'assets', name))]));
    return {
      html: readFileSync(join(folder, 'index.html'), 'utf8'),
      widget: pageFile(join(folder, 'widget.js')),
      asset: (name) => assets.get(name),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function pageHtml(page: ChatPage, shopName: string): string {
  const name = shopName.replace(/[&<>"']/g, (char) => escapes[char] ?? '');
  return page.html.replaceAll('__SHOP_NAME__', () => name);
}

/** The page's policy: nothing but its own files, pictures that it checked itself, and frames only where the channel says so. */
export function pagePolicy(allowedOrigins: readonly string[]): string {
  const framers = allowedOrigins.filter((origin) => origin === '*' || isOrigin(origin));
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...framers].join(' ')}`,
  ].join('; ');
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}
