import type { Page } from '@playwright/test';
import { actionText } from '../../src-shared/text/action-text.ts';
import { composerText } from '../../src-shared/text/composer-text.ts';
import { agentStateText, frameText } from '../../src-shared/text/frame-text.ts';
import { paletteText } from '../../src-shared/text/palette-text.ts';
import { queueText, sortText, viewText } from '../../src-shared/text/queue-text.ts';
import { settingsText } from '../../src-shared/text/settings-text.ts';
import { signInText } from '../../src-shared/text/sign-in-text.ts';
import { statusText, ticketText } from '../../src-shared/text/ticket-text.ts';
import { PASSWORD_OF_ALL } from '../kit/sample/staff.ts';
import { either, expectFocusShown, noteField, queueList, queueRows, replyField, tabTo, ticketRegion } from './conduct.ts';
import { expect, test } from './fixture.ts';

const cursorRow = (page: Page) => page.locator('[role="option"][data-cursor="true"]');
const dialog = (page: Page) => page.getByRole('dialog');
const viewButton = (page: Page) => page.getByRole('button', { name: either(queueText.chooseView) });

async function signInByKeyboard(page: Page): Promise<void> {
  await expect(page.locator('input[name="email"]')).toBeFocused();
  await page.keyboard.type('bagas@nusantara.example');
  await tabTo(page, page.locator('input[name="password"]'));
  await page.keyboard.type(PASSWORD_OF_ALL);
  await page.keyboard.press('Enter');
  await page.locator('input[name="password"]').waitFor({ state: 'detached', timeout: 20_000 });
  await expect(page.getByRole('navigation', { name: frameText.railLabel.id })).toBeVisible();
}

/** An open menu takes the keys once one of its items has the focus. */
const expectMenu = (page: Page) => expect(page.locator('[role^="menuitem"]:focus')).toHaveCount(1);

/** Presses a key and looks that the focus is still somewhere and shown. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await expectFocusShown(page, keys.join(' '));
}

test('a whole ticket without the mouse: sign in, queue, claim, reply, note, template, snooze, transfer, resolve', async ({ page }) => {
  await signInByKeyboard(page);
  await expectFocusShown(page, 'signing in');

  // The queue: views by number, rows by J and K.
  await press(page, '6');
  await expect(viewButton(page)).toContainText(viewText.all.id);
  await expect(queueRows(page).first()).toBeVisible();
  await press(page, 'j', 'j');
  await expect(cursorRow(page)).toHaveAttribute('aria-posinset', '2');
  await press(page, 'k');
  await expect(cursorRow(page)).toHaveAttribute('aria-posinset', '1');

  // Another view from its menu, and another order.
  await tabTo(page, viewButton(page), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: viewText.unassigned.id })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewButton(page)).toBeFocused();
  const sort = page.getByRole('button', { name: either(queueText.sort) });
  await tabTo(page, sort);
  await page.keyboard.press('Enter');
  await expectMenu(page);
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitemradio', { name: sortText.newest.id })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Urutkan: ${sortText.newest.id}` })).toBeVisible();
  await expectFocusShown(page, 'choosing another order');

  // The filter.
  await press(page, 'f');
  const filter = dialog(page).filter({ hasText: queueText.filterDue.id });
  await expect(filter).toBeVisible();
  await tabTo(page, filter.getByRole('checkbox', { name: 'Mendesak' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(filter).toHaveCount(0);
  await expectFocusShown(page, 'closing the filter');
  const chip = page.getByRole('button', { name: 'Hapus saringan Mendesak' });
  await tabTo(page, chip);
  await page.keyboard.press('Enter');
  await expect(chip).toHaveCount(0);
  await expectFocusShown(page, 'taking a filter off');

  // Claim one that nobody owns.
  await press(page, '3');
  await expect(viewButton(page)).toContainText(viewText.unassigned.id);
  await expect(queueRows(page).first()).toBeVisible();
  await press(page, 'j', 'Enter');
  const ticket = ticketRegion(page);
  await expect(ticket).toBeVisible();
  await expect(replyField(page)).toBeVisible();
  await press(page, 'a');
  await expect(ticket.locator('.tk-facts')).toContainText(ticketText.you.id);
  await expect(ticket.getByRole('button', { name: ticketText.take.id, exact: true })).toHaveCount(0);

  // Reply: while typing, no letter is a shortcut.
  await press(page, 'r');
  await expect(replyField(page)).toBeFocused();
  await page.keyboard.type('Selamat siang, jaket sudah kami retur? ean g s');
  await expect(replyField(page)).toHaveValue('Selamat siang, jaket sudah kami retur? ean g s');
  await expect(dialog(page)).toHaveCount(0);
  await press(page, 'Control+Enter');
  await expect(replyField(page)).toHaveValue('');
  await expect(ticket.getByText('Selamat siang, jaket sudah kami retur? ean g s')).toBeVisible();
  await press(page, 'Escape');
  await press(page, 'n');
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('Pelanggan minta dihubungi sore');
  await press(page, 'Control+Enter');
  await expect(ticket.getByText('Pelanggan minta dihubungi sore')).toBeVisible();
  await press(page, 'Escape');

  // A template.
  await press(page, 'r');
  await page.keyboard.type('/');
  const templates = page.getByRole('listbox', { name: composerText.templates.id });
  await expect(templates.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(templates).toHaveCount(0);
  await expect(replyField(page)).toBeFocused();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await press(page, '/');
  await expect(templates.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(templates).toHaveCount(0);
  await expect(replyField(page)).not.toHaveValue('');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await press(page, 'Escape');

  // Snooze, transfer, resolve.
  await press(page, 's');
  await expect(dialog(page).getByText(ticketText.snoozeTitle.id)).toBeVisible();
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expectFocusShown(page, 'closing the snooze layer');
  await press(page, 's');
  await expect(dialog(page).getByRole('button', { name: new RegExp(`^${ticketText.snoozeHour.id}`) })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(ticket.getByText(/Ditunda sampai/).first()).toBeVisible();
  await expectFocusShown(page, 'snoozing');

  await press(page, 't');
  await expect(dialog(page).getByText(ticketText.transferTitle.id)).toBeVisible();
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
  await press(page, 'e');
  await expect(ticket.locator('.tk-status')).toHaveText(statusText.resolved.id);
  await press(page, 't');
  const queueField = dialog(page).getByRole('combobox', { name: ticketText.transferQueue.id });
  await expect(queueField).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const submit = dialog(page).getByRole('button', { name: ticketText.transferDo.id });
  await tabTo(page, dialog(page).getByRole('textbox', { name: ticketText.transferNote.id }));
  await page.keyboard.type('Tolong dilanjutkan');
  await tabTo(page, submit);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expectFocusShown(page, 'transferring');
});

test('palette, help, settings, a shortcut of one’s own, my state and signing out without the mouse', async ({ page }) => {
  await signInByKeyboard(page);
  await press(page, '6');
  await expect(queueRows(page).first()).toBeVisible();
  await press(page, 'j', 'Enter');
  await expect(ticketRegion(page)).toBeVisible();
  const name = (await page.locator('.tk-contact').textContent()) ?? '';
  const number = ((await page.locator('.tk-title .tg-numbers').first().textContent()) ?? '').replace('#', '');

  // The palette: a customer, a ticket by number, an action.
  const field = page.getByRole('combobox', { name: paletteText.placeholder.id });
  const chosen = page.locator('#palette-results [role="option"][aria-selected="true"]');
  await page.keyboard.press('u');
  await expect(ticketRegion(page)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.locator('#palette-results [role="option"]', { hasText: name }).first()).toBeVisible();
  await press(page, 'Escape');
  await expect(field).toHaveCount(0);
  await expectFocusShown(page, 'closing the palette');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(`#${number}`);
  await expect(chosen).toContainText(`#${number}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: `Tiket #${number}` })).toBeVisible();
  await expect(field).toHaveCount(0);
  await expectFocusShown(page, 'opening a ticket from the palette');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(actionText.syncLedger.id);
  await expect(chosen).toContainText(actionText.syncLedger.id);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: settingsText.sync.id })).toBeVisible();
  await expect(field).toHaveCount(0);
  await expectFocusShown(page, 'an action of the palette');

  // Help, settings and back.
  await press(page, '?');
  await expect(dialog(page).getByText(paletteText.helpTitle.id)).toBeVisible();
  await expect(dialog(page).getByText(ticketText.keyReply.id)).toBeVisible();
  await page.keyboard.press('j');
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('g');
  await press(page, 'q');
  await expect(queueList(page)).toBeVisible();
  await page.keyboard.press('g');
  await press(page, 's');
  await expect(page.getByRole('heading', { name: settingsText.sync.id })).toBeVisible();

  // A key of one's own for the queue's next ticket.
  const sections = page.getByRole('navigation', { name: settingsText.sections.id });
  await tabTo(page, sections.getByRole('button', { name: settingsText.shortcuts.id }));
  await page.keyboard.press('Enter');
  const change = page.getByRole('button', { name: `Ubah pintasan: ${actionText.nextTicket.id}` });
  await tabTo(page, change);
  await page.keyboard.press('Enter');
  const recorder = page.getByRole('textbox', { name: `Ubah pintasan: ${actionText.nextTicket.id}` });
  await expect(recorder).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByText(`Sudah dipakai “${actionText.previousTicket.id}”.`)).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+t');
  await expect(page.getByText(settingsText.reserved.id)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(recorder).toHaveCount(0);
  await expect(change).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('x');
  await page.keyboard.press('Enter');
  await expect(recorder).toHaveCount(0);
  await expectFocusShown(page, 'keeping a shortcut');
  await page.keyboard.press('g');
  await press(page, 'q');
  await expect(queueRows(page).first()).toBeVisible();
  await press(page, 'x');
  const before = Number(await cursorRow(page).getAttribute('aria-posinset'));
  await press(page, 'x');
  await expect(cursorRow(page)).toHaveAttribute('aria-posinset', String(before + 1));
  await press(page, 'j');
  await expect(cursorRow(page)).toHaveAttribute('aria-posinset', String(before + 1));

  // My state, and out.
  const me = page.getByRole('button', { name: either(frameText.myStateIs) });
  await tabTo(page, me);
  await page.keyboard.press('Enter');
  await expectMenu(page);
  const training = page.getByRole('menuitemradio', { name: agentStateText.training.id });
  for (let presses = 0; presses < 12 && !(await training.evaluate((item) => item === document.activeElement)); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText(agentStateText.training.id);
  await expect(me).toBeFocused();
  await page.keyboard.press('Enter');
  await expectMenu(page);
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: frameText.signOut.id })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(frameText.signOutTitle.id)).toBeVisible();
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expectFocusShown(page, 'not signing out');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(actionText.signOut.id);
  await expect(chosen).toContainText(actionText.signOut.id);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('button', { name: frameText.signOut.id })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: signInText.title.id })).toBeVisible();
  await expectFocusShown(page, 'signing out');
});
