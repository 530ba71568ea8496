import { expect, type Locator, type Page } from '@playwright/test';
import { chatText } from '../../src-shared/text/chat-text.ts';
import { told } from './agent-steps.ts';

/** Gives the chat page a name and waits for the open conversation. */
export async function startChat(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: told(chatText.name), exact: true }).fill(name);
  await page.getByRole('button', { name: told(chatText.start) }).click();
  await expect(page.getByText(told(chatText.connected), { exact: true })).toBeVisible();
}

export const chatField = (page: Page): Locator => page.getByRole('textbox', { name: told(chatText.write) });
export const chatRow = (page: Page, words: string): Locator =>
  page
    .getByRole('region', { name: told(chatText.conversation) })
    .getByRole('listitem')
    .filter({ hasText: words });

/** Writes a message and waits until the server has it. */
export async function say(page: Page, words: string): Promise<void> {
  await chatField(page).fill(words);
  await chatField(page).press('Enter');
  await expect(chatRow(page, words)).toContainText(new RegExp(`${told(chatText.stateSent)}|${told(chatText.stateRead)}`));
}

export async function attach(page: Page, files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await page.locator('form.composer input[type=file]').setInputFiles([...files]);
  await expect(page.getByText(told(chatText.uploadDone))).toHaveCount(files.length);
}
