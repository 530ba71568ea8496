import type { Page } from '@playwright/test';
import { signInText } from '../../src-shared/text/sign-in-text.ts';
import { type FaultProxy, startFaultProxy } from '../kit/fault-proxy.ts';
import { PASSWORD_OF_ALL } from '../kit/sample/staff.ts';

/** One console with its own data folder, and its own way to the central API that a test can cut. */
export type ConsoleHandle = {
  readonly page: Page;
  /** What the page wrote to its console as an error, and every exception it did not catch. Take out what a test provokes. */
  readonly pageErrors: string[];
  /** Signs in with the sample password and waits until the sign-in screen is gone. `login` is the part before the @. */
  signIn(login: string): Promise<void>;
  readonly network: { cut(): void; restore(): void };
  /** Ends the host at once, in the middle of whatever it does; the shell, or who supervises it, starts it again. */
  killHost(): Promise<void>;
  /** Closes the console in order and opens it again on the same data; `page` is another one afterwards. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

/** What a shell has to be able to do for the tests. */
export type Shell = {
  page(): Page;
  killHost(): Promise<void>;
  reopen(): Promise<void>;
  close(): Promise<void>;
};
export type StartShell = (serverUrl: string) => Promise<Shell>;

export const ACTION_MS = 15_000;

export async function openConsole(start: StartShell, centralAddress: string): Promise<ConsoleHandle> {
  const proxy: FaultProxy = await startFaultProxy(centralAddress);
  const shell = await start(proxy.address);
  const pageErrors: string[] = [];
  const watch = (page: Page) => {
    // An action that cannot be done says so long before the test's own time is up.
    page.setDefaultTimeout(ACTION_MS);
    page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
    page.on('pageerror', (error) => pageErrors.push(String(error)));
  };
  watch(shell.page());
  return {
    get page() {
      return shell.page();
    },
    pageErrors,
    async signIn(login) {
      const page = shell.page();
      await page.locator('input[name="email"]').fill(`${login}@nusantara.example`);
      await page.locator('input[name="password"]').fill(PASSWORD_OF_ALL);
      await page.getByRole('button', { name: new RegExp(`^(${signInText.signIn.id}|${signInText.signIn.en})$`) }).click();
      await page.locator('input[name="password"]').waitFor({ state: 'detached', timeout: 20_000 });
    },
    network: { cut: () => proxy.set('refuse'), restore: () => proxy.heal() },
    killHost: () => shell.killHost(),
    async reopen() {
      await shell.reopen();
      watch(shell.page());
    },
    async close() {
      await shell.close();
      await proxy.stop();
    },
  };
}
