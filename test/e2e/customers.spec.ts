import { contextText } from '../../src-shared/text/context-text.ts';
import { customerText } from '../../src-shared/text/customer-text.ts';
import { everythingSent, told, toldFrom } from './agent-steps.ts';
import { expectAccessible } from './axe.ts';
import { catchFiles } from './catch-files.ts';
import { expect, test } from './fixture.ts';

test('a customer is found, read, merged with a duplicate, taken apart again and exported', async ({ page, signIn }) => {
  await signIn('admin');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const list = page.locator('#customer-list');
  const rows = list.getByRole('option');
  await expect(rows.nth(1)).toBeVisible();
  // Both at one moment: rows move while others write.
  const seen = await rows.evaluateAll((all) => all.slice(0, 2).map((row) => [row.querySelector('[dir="auto"]')?.textContent ?? '', row.textContent]));
  const [[name = ''] = [], [other = '', words = ''] = []] = seen;
  const phone = words.match(/08\d\d-[\d-]{6,}/)?.[0] ?? '';
  expect(phone).not.toBe('');

  // Found by a part of the name, opened by keyboard.
  await page.keyboard.press('/');
  await page.getByRole('searchbox', { name: told(customerText.search) }).fill(name);
  await expect(rows.filter({ hasNotText: name })).toHaveCount(0);
  await expect(rows.first()).toContainText(name);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('article', { name });
  const history = detail.getByRole('region', { name: told(customerText.history) });
  await expect(history.locator('[data-entry]').first()).toBeVisible();

  // The history, narrowed to a word that stands in it.
  const word = (((await history.locator('[data-kind="message"] p').last().textContent()) ?? '').match(/[a-z]{5,}/i) ?? [''])[0];
  await page.keyboard.press('h');
  await history.getByRole('searchbox', { name: told(customerText.historySearch) }).fill(word);
  await expect(history.locator('mark').first()).toHaveText(new RegExp(`^${word}`, 'i'));
  await expect(history.locator('[data-kind="event"]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(history.locator('mark')).toHaveCount(0);

  // A number in the note is what another record has.
  await detail.getByRole('button', { name: toldFrom(contextText.note) }).click();
  const note = detail.getByRole('textbox', { name: told(contextText.note) });
  await note.fill(`Menelepon dari ${phone}`);
  await note.press('Control+Enter');
  const duplicates = detail.getByRole('region', { name: told(customerText.duplicates) });
  await expect(duplicates).toContainText(other);
  await expectAccessible(page, 'customer');

  await duplicates.getByRole('listitem').filter({ hasText: other }).getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(phone);
  await expectAccessible(page, 'merge');
  await dialog.getByRole('button', { name: told(customerText.merge), exact: true }).click();
  const merged = detail.getByRole('region', { name: told(customerText.merged) });
  await expect(merged).toContainText(other);
  await expect(detail.getByRole('region', { name: told(contextText.identities) })).toContainText(phone);
  await everythingSent(page);
  await merged.getByRole('button', { name: told(customerText.undoMergeOf, { name: other }) }).click();
  await expect(merged).toHaveCount(0);
  await expect(duplicates).toContainText(other);
  await everythingSent(page);

  await page.getByRole('button', { name: told(customerText.more) }).click();
  const files = await catchFiles(page);
  await page.getByRole('menuitem', { name: told(customerText.export) }).click();
  await expect.poll(async () => Object.values(await files()).join('\n'), { timeout: 20_000 }).toContain(name);
});
