import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function installed(): string | null {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  for (const path of folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next one.
    }
  }
  return null;
}

type Found = { readonly executablePath: string; readonly env: Readonly<Record<string, string>> };

/**
 * The Chromium inside the registry package, with the system libraries it carries for machines that have none. The package unpacks
 * those only where it believes to run on its usual host, which it tells by this variable when it is loaded.
 */
async function packaged(): Promise<Found> {
  const hint = 'AWS_LAMBDA_JS_RUNTIME';
  const before = process.env[hint];
  const libraries = process.env.LD_LIBRARY_PATH;
  process.env[hint] = 'nodejs22.x';
  try {
    const { default: bundle } = await import('@sparticuz/chromium');
    return { executablePath: await bundle.executablePath(), env: { LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') } };
  } finally {
    restore(hint, before);
    restore('LD_LIBRARY_PATH', libraries);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** The machine's Chromium, or the one that the registry package brings. Chromium's own sandbox refuses to run as root. */
export async function launchChromium(): Promise<Browser> {
  const own = installed();
  const found: Found = own === null ? await packaged() : { executablePath: own, env: {} };
  const sandbox = process.getuid?.() === 0 || own === null ? ['--no-sandbox'] : [];
  const env = Object.fromEntries(Object.entries({ ...process.env, ...found.env }).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return chromium.launch({ executablePath: found.executablePath, args: [...sandbox, '--disable-dev-shm-usage'], env });
}
