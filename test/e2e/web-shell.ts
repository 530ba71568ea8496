import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import * as z from 'zod';
import { inProject } from '../../scripts/launch/project.ts';
import { startService } from '../../scripts/launch/service.ts';
import type { Shell } from './console-handle.ts';

export const WINDOW = { width: 1280, height: 800 };

/** The web shell as a process of its own, and a browser context that shows its page. */
export async function startWebShell(browser: Browser, serverUrl: string): Promise<Shell> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-e2e-web-'));
  const token = randomBytes(32).toString('base64url');
  const open = (port: string) =>
    startService(
      {
        name: 'console',
        command: process.execPath,
        args: [inProject('src-main', 'web', 'main.ts')],
        env: { CONSOLE_DATA: join(folder, 'console'), CENTRAL_URL: serverUrl, CONSOLE_PORT: port, LAUNCH_TOKEN: token },
        logFolder: folder,
      },
      z.object({ ready: z.literal(true), url: z.url() }),
    );
  let service = await open('0');
  const { url } = service.told;
  let context: BrowserContext = await newContext(browser);
  let page = await context.newPage();
  await page.goto(url);
  return {
    page: () => page,
    async killHost() {
      service.kill();
      await service.exited;
      service = await open(new URL(url).port);
    },
    async reopen() {
      await context.close();
      await service.stop(10_000);
      service = await open('0');
      context = await newContext(browser);
      page = await context.newPage();
      await page.goto(service.told.url);
    },
    async close() {
      await context.close();
      await service.stop(10_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: WINDOW, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
