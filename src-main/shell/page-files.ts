import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { contentSecurityPolicy, FIXED_HEADERS } from './content-security-policy.ts';

/** Vite's `html.cspNonce`: stands in the built page wherever a load's own nonce belongs. */
export const NONCE_PLACEHOLDER = 'TANGGAP-CSP-NONCE';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

export type PageAnswer = {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
};

export type PageFiles = (method: string, path: string) => Promise<PageAnswer>;

/**
 * Serves the built renderer from one folder, the same for both shells. `path` is the path of a URL as it came, still
 * percent-encoded. What is not a file of a known type inside the folder is a 404, whatever the path tries.
 */
export function createPageFiles(folder: string, connect: string): PageFiles {
  const root = resolve(folder);
  const refused = (status: 404 | 405): PageAnswer => ({
    status,
    headers: { ...FIXED_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
    body: new TextEncoder().encode(status === 404 ? 'Not found\n' : 'Method not allowed\n'),
  });

  return async (method, path) => {
    if (method !== 'GET' && method !== 'HEAD') return refused(405);
    const file = fileOf(root, path);
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || type === undefined) return refused(404);
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await readFile(file));
    } catch {
      return refused(404);
    }
    const headers = { ...FIXED_HEADERS, 'Content-Type': type };
    if (extname(file) !== '.html') {
      return { status: 200, headers: { ...headers, 'Cache-Control': cacheOf(path), 'Content-Security-Policy': "default-src 'none'" }, body: bytes };
    }
    const nonce = randomBytes(18).toString('base64');
    return {
      status: 200,
      headers: { ...headers, 'Cache-Control': 'no-store', 'Content-Security-Policy': contentSecurityPolicy(nonce, connect) },
      body: new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(NONCE_PLACEHOLDER, nonce)),
    };
  };
}

function cacheOf(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** The file that a URL path names, or null when it is not plainly one inside `root`. */
export function fileOf(root: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded === '/') return join(root, 'index.html');
  if (!/^(\/[\w.@-]+)+$/.test(decoded) || decoded.split('/').some((part) => part.startsWith('.'))) return null;
  const file = join(root, decoded);
  return file.startsWith(root + sep) ? file : null;
}
