import { errorText } from '../../src-shared/text/error-text.ts';
import { expect, test } from './fixture.ts';

test('a page without the launch token says how to get in, and gets nothing of the host', async ({ page, chromiumBrowser }) => {
  const address = new URL(page.url());
  const context = await chromiumBrowser.newContext({ locale: 'id-ID' });
  const stranger = await context.newPage();
  await stranger.goto(address.origin);
  await expect(stranger.getByText(errorText.CONSOLE_LINK_INVALID.id)).toBeVisible();
  const wrong = await context.newPage();
  await wrong.goto(`${address.origin}/#token=${'x'.repeat(43)}`);
  await expect(wrong.getByText(errorText.CONSOLE_LINK_INVALID.id)).toBeVisible();
  expect(wrong.url()).not.toContain('token');
  await context.close();
});

test('two tabs share one host: what one sets the other shows', async ({ page, signIn }) => {
  await signIn('siti');
  const second = await page.context().newPage();
  const token = await page.evaluate(() => Object.entries(sessionStorage).map(([, value]) => value)[0]);
  await second.goto(`${new URL(page.url()).origin}/#token=${token}`);
  await expect(second.getByRole('navigation').first()).toBeVisible();
});
