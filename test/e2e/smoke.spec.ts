import { signInText } from '../../src-shared/text/sign-in-text.ts';
import { ticketPane } from './agent-steps.ts';
import { expect, test } from './fixture.ts';

test('the console opens on the sign-in screen, in Indonesian, under its content security policy and without a complaint', async ({ desk, page }) => {
  await expect(page.getByRole('heading', { name: signInText.title.id })).toBeVisible();
  await expect(page.locator('input[name="email"]')).toBeFocused();
  expect(page.url()).not.toContain('token');
  const refused = await page.evaluate(async () => {
    const heard = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    );
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken"';
    document.body.append(script);
    return [await heard, document.title];
  });
  expect(refused).toEqual(['script-src-elem', 'Tanggap']);
  expect(desk.pageErrors.splice(0).filter((error) => !error.includes('inline script'))).toEqual([]);
});

test('an agent signs in, and the page comes back after a reload and after the host was killed', async ({ desk, page, signIn, killHost }) => {
  await signIn('bagas');
  await page.reload();
  await expect(page.locator('input[name="password"]')).toHaveCount(0);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await killHost();
  await page.getByTestId('queue-list').getByRole('option').first().click();
  await expect(ticketPane(page)).toBeVisible({ timeout: 20_000 });
  expect(desk.pageErrors.filter((error) => !/WebSocket/.test(error))).toEqual([]);
});
