import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { buildStale } from '../../scripts/launch/build-stale.ts';
import { type CentralProcess, prepareSampleDatabase, type SampleDatabase, startCentralProcess } from './central-process.ts';
import { launchChromium } from './chromium.ts';
import { ACTION_MS, type ConsoleHandle, openConsole, type StartShell } from './console-handle.ts';
import { type DesktopShell, startDesktopShell } from './desktop-shell.ts';
import { findRuntimeFolder, prepareRuntime } from './electron-runtime.ts';
import { startWebShell, WINDOW } from './web-shell.ts';

export type ShellName = 'web' | 'desktop';

export type E2eOptions = { readonly shell: ShellName };

export type E2eFixtures = {
  /** The central API of this test alone: sample workspace, own database, own address. */
  central: CentralProcess;
  /** The console of the test; `page`, `signIn`, `network` and `killHost` are its parts. */
  desk: ConsoleHandle;
  signIn: ConsoleHandle['signIn'];
  network: ConsoleHandle['network'];
  killHost: ConsoleHandle['killHost'];
  /** Another agent's console, signed in, with a network of its own. */
  newConsole: (login: string) => Promise<ConsoleHandle>;
  /** A customer's browser on the chat page. */
  customer: () => Promise<Page>;
  /** Kills the API and starts it again on the same data. */
  restartCentral: () => Promise<void>;
  /** Electron itself, for tests of the desktop only. */
  electron: DesktopShell;
};

type Desks = { readonly open: () => Promise<ConsoleHandle>; readonly shells: DesktopShell[] };

/**
 * One set of specs for both shells: everything here is real (API, PostgreSQL, host, window). A test that ends has no console
 * with an exception nobody caught or a break of the content security policy, else it fails.
 */
export const test = base.extend<
  E2eFixtures & { desks: Desks },
  E2eOptions & { chromiumBrowser: Browser; sampleDatabase: SampleDatabase; built: null }
>({
  shell: ['web', { option: true, scope: 'worker' }],

  built: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
    async ({}, use) => {
      await buildStale({ force: false, onBuild: () => undefined });
      await use(null);
    },
    { scope: 'worker', timeout: 180_000, auto: true },
  ],

  chromiumBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  sampleDatabase: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const database = await prepareSampleDatabase();
      await use(database);
      await database.drop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  central: async ({ sampleDatabase }, use) => {
    const database = await sampleDatabase.copy();
    const central = await startCentralProcess(database.url);
    await use(central);
    await central.stop();
    await database.drop();
  },

  desks: async ({ shell, central, chromiumBrowser }, use, info) => {
    const open: ConsoleHandle[] = [];
    const shells: DesktopShell[] = [];
    const startDesktop: StartShell = async (serverUrl) => {
      const folder = findRuntimeFolder();
      if (folder === null) throw new Error('no Electron runtime: set ELECTRON_OVERRIDE_DIST_PATH');
      const started = await startDesktopShell(prepareRuntime(folder), serverUrl);
      shells.push(started);
      return started;
    };
    const start: StartShell = shell === 'desktop' ? startDesktop : (serverUrl) => startWebShell(chromiumBrowser, serverUrl);
    await use({
      shells,
      async open() {
        const console = await openConsole(start, central.address);
        open.push(console);
        return console;
      },
    });
    for (const [i, console] of open.entries()) {
      if (info.status !== info.expectedStatus) {
        const picture = await console.page.screenshot({ timeout: 5_000 }).catch(() => null);
        if (picture !== null) await info.attach(`console-${i + 1}`, { body: picture, contentType: 'image/png' });
      }
      await console.close();
    }
    const faults = open.flatMap(({ pageErrors }) =>
      pageErrors.filter((error) => /Error:|Content Security Policy/.test(error) && !/WebSocket/.test(error)),
    );
    expect(faults).toEqual([]);
  },

  desk: async ({ desks }, use) => use(await desks.open()),
  page: async ({ desk }, use) => use(desk.page),
  signIn: async ({ desk }, use) => use(desk.signIn),
  network: async ({ desk }, use) => use(desk.network),
  killHost: async ({ desk }, use) => use(desk.killHost),

  newConsole: async ({ desks }, use) =>
    use(async (login) => {
      const console = await desks.open();
      await console.signIn(login);
      return console;
    }),

  customer: async ({ central, chromiumBrowser }, use) => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = [];
    await use(async () => {
      const context = await chromiumBrowser.newContext({ viewport: WINDOW, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
      contexts.push(context);
      context.setDefaultTimeout(ACTION_MS);
      const page = await context.newPage();
      await page.goto(central.chatPage);
      return page;
    });
    for (const context of contexts) await context.close();
  },

  restartCentral: async ({ central }, use) =>
    use(async () => {
      await central.kill();
      await central.start();
    }),

  electron: async ({ desk, desks, shell }, use) => {
    const started = desks.shells[0];
    if (shell !== 'desktop' || desk === null || started === undefined) throw new Error('this test is for the desktop only');
    await use(started);
  },
});

export { expect };
