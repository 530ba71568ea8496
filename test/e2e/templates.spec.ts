import type { Page } from '@playwright/test';
import { composerText } from '../../src-shared/text/composer-text.ts';
import { frameText } from '../../src-shared/text/frame-text.ts';
import { macroText, templateStatusText, templateText } from '../../src-shared/text/template-text.ts';
import { statusText, ticketText } from '../../src-shared/text/ticket-text.ts';
import { chooseView, entryOf, everythingSent, openFromQueue, replyField, ticketPane, told } from './agent-steps.ts';
import { expectAccessible } from './axe.ts';
import { chatRow, say, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const dialog = (page: Page) => page.getByRole('dialog');
const suggestions = (page: Page) => page.getByRole('listbox', { name: told(composerText.templates) });
const button = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true });
const field = (page: Page, label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });
const undo = (page: Page) => page.getByTestId('undo');

/** Finds the macro by its words and waits until everything it would do is on screen. */
async function showMacro(page: Page, words: string): Promise<void> {
  await press(page, 'm');
  await expect(dialog(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(dialog(page).getByText('Kabari besok pagi')).toBeVisible();
}

/** axe reads every element, in two themes: on a busy machine that takes its time. */
test.describe.configure({ timeout: 180_000 });

test('an agent proposes a template, a lead publishes it, and the agent answers with it', async ({ customer, page, signIn, newConsole }) => {
  const chat = await customer();
  await startChat(chat, 'Rani Wijaya');
  await say(chat, 'Paket saya dikirim lewat kurir apa ya?');

  await signIn('bagas');
  await press(page, 'g', 't');
  await expect(page.getByTestId('template-list').getByRole('option').first()).toBeVisible();
  await expectAccessible(page, 'library of templates');
  await press(page, 'c');
  await page.keyboard.type('Kurir dan perkiraan tiba');
  await field(page, told(templateText.fieldShortcut)).fill('kurirapa');
  await field(page, told(templateText.fieldBody)).fill('Halo Kak {{contact.name}}, paketnya lewat [[kurir]] dan tiba [[hari]]. {{nama}}');
  await expect(page.getByText(told(templateText.problemUnknown, { names: 'nama' }))).toBeVisible();
  await expect(button(page, told(templateText.propose))).toBeDisabled();
  await field(page, told(templateText.fieldBody)).fill('Halo Kak {{contact.name}}, paketnya lewat [[kurir]] dan tiba [[hari]].');
  await expect(page.getByRole('region', { name: told(templateText.preview) })).toContainText('paketnya lewat [[kurir]]');
  await expectAccessible(page, 'editor of a template');
  // Leaving the screen keeps what is not saved.
  await press(page, 'Tab');
  await page.getByRole('button', { name: told(frameText.queue), exact: true }).click();
  await page.getByRole('button', { name: told(frameText.templates), exact: true }).click();
  await expect(field(page, told(templateText.fieldTitle))).toHaveValue('Kurir dan perkiraan tiba');
  await button(page, told(templateText.propose)).click();
  await expect(
    page.getByText(told(templateText.savedAs, { title: 'Kurir dan perkiraan tiba', status: told(templateStatusText.proposed) })),
  ).toBeVisible();

  const lead = (await newConsole('ratna')).page;
  await press(lead, 'g', 't');
  await lead.getByRole('tab', { name: told(templateText.proposalsCount, { count: 1 }) }).click();
  await lead.getByTestId('template-list').getByText('Kurir dan perkiraan tiba').click();
  await expect(button(lead, told(templateText.sendBack))).toBeVisible();
  await button(lead, told(templateText.publish)).click();
  await expect(
    lead.getByText(told(templateText.savedAs, { title: 'Kurir dan perkiraan tiba', status: told(templateStatusText.published) })),
  ).toBeVisible();
  await button(lead, told(templateText.versionsShow)).click();
  await lead.getByRole('button', { name: new RegExp(told(templateText.version, { number: 2 })) }).click();
  await expect(lead.getByText(told(templateText.versionSame))).toBeVisible();

  await press(page, 'g', 'q');
  await chooseView(page, 'all');
  await openFromQueue(page, 'Rani Wijaya');
  await press(page, 'a', 'r');
  await expect(replyField(page)).toBeFocused();
  await page.keyboard.type('/kurirapa');
  await expect(suggestions(page).getByRole('option').filter({ hasText: '/kurirapa' })).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page, 'picker with a preview');
  await press(page, 'Enter');
  await expect(replyField(page)).toHaveValue('Halo Kak Rani Wijaya, paketnya lewat [[kurir]] dan tiba [[hari]].');
  // Open blanks stop the reply; the first one is chosen, and Tab goes on to the next.
  await press(page, 'Control+Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'kurir' })).toBeVisible();
  await expect(button(page, told(composerText.sendAnyway))).toHaveCount(0);
  await page.keyboard.type('JNE');
  await press(page, 'Tab');
  await page.keyboard.type('besok');
  await press(page, 'Control+Enter');
  await expect(entryOf(page, 'paketnya lewat JNE dan tiba besok.')).toHaveCount(1);
  await expect(chatRow(chat, 'Halo Kak Rani Wijaya, paketnya lewat JNE dan tiba besok.')).toBeVisible();
});

test('a macro is set up, shown, undone, and run for good', async ({ customer, page, signIn }) => {
  const chat = await customer();
  await startChat(chat, 'Tono Sudirman');
  await say(chat, 'Saya tunggu kabarnya');

  await signIn('bagas');
  await press(page, 'g', 't');
  await page.getByRole('tab', { name: told(templateText.macros) }).click();
  await press(page, 'c');
  await page.keyboard.type('Tunggu pelanggan');
  const addStep = async (what: string) => {
    await button(page, told(macroText.addStep)).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await addStep(told(macroText.stepClaim));
  await addStep(told(macroText.stepNote));
  await page.getByRole('textbox', { name: told(macroText.note) }).fill('Kabari besok pagi');
  await addStep(told(macroText.stepStatus));
  await page.getByRole('combobox', { name: told(macroText.status) }).click();
  await page.getByRole('option', { name: told(statusText.waiting) }).click();
  await expectAccessible(page, 'editor of a macro');
  await button(page, told(templateText.saveOwn)).click();
  await expect(page.getByText(told(macroText.saved, { name: 'Tunggu pelanggan' }))).toBeVisible();

  await press(page, 'Tab');
  await page.getByRole('button', { name: told(frameText.queue), exact: true }).click();
  await chooseView(page, 'all');
  await openFromQueue(page, 'Tono Sudirman');
  await showMacro(page, 'tunggu pelanggan');
  await expectAccessible(page, 'macros of a ticket');
  await press(page, 'Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(entryOf(page, 'Kabari besok pagi')).toHaveCount(1);
  await expect(undo(page)).toContainText('Tunggu pelanggan');
  await press(page, 'Control+z');
  await expect(entryOf(page, 'Kabari besok pagi')).toHaveCount(0);
  await expect(page.getByText(told(frameText.undone), { exact: true })).toBeVisible();
  await expect(ticketPane(page).getByText(told(statusText.waiting), { exact: true })).toHaveCount(0);

  await showMacro(page, 'tunggu pelanggan');
  await press(page, 'Enter');
  await expect(undo(page)).toBeVisible();
  // The time to think passes by itself, and everything goes out in its order.
  await expect(undo(page)).toHaveCount(0, { timeout: 15_000 });
  await everythingSent(page);
  await expect(entryOf(page, 'Kabari besok pagi')).toHaveCount(1);
  await expect(ticketPane(page).getByText(told(statusText.waiting), { exact: true })).toBeVisible();
  await expect(ticketPane(page).getByTitle(told(ticketText.assignee), { exact: true })).toContainText(told(ticketText.you));
});
