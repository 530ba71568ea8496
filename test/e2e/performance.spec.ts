import type { Page } from '@playwright/test';
import { frameText } from '../../src-shared/text/frame-text.ts';
import { chartText, metricText, performanceText, periodText } from '../../src-shared/text/performance-text.ts';
import { reportGroupText, reportText, targetText } from '../../src-shared/text/report-text.ts';
import { settingsText } from '../../src-shared/text/settings-text.ts';
import { ticketText } from '../../src-shared/text/ticket-text.ts';
import { startVisitor } from '../kit/chat-visitor.ts';
import { act, chooseView, connection, openFromQueue, sendReply, ticketPane, told, toldFrom } from './agent-steps.ts';
import { expectAccessible } from './axe.ts';
import { catchFiles } from './catch-files.ts';
import { tabTo } from './conduct.ts';
import { expect, test } from './fixture.ts';

const CUSTOMER = 'Wayan Sudiarta';
/** An event changes the numbers on the screen within it. */
const LIVE_MS = 2_000;

// axe reads every element, in two themes: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const today = (page: Page, name: 'handled' | 'firstResponse') => page.locator(`[data-today="${name}"]`);
const heading = (page: Page, words: string) => page.getByRole('heading', { level: 1, name: words, exact: true });
const numberOf = async (page: Page): Promise<number> => Number(((await today(page, 'handled').textContent()) ?? '').replaceAll(/\D/g, ''));

test('the numbers of today follow the work, open down to the ticket, and stay the same without a network', async ({ desk, central }) => {
  const visitor = await startVisitor(central.chatPage, { name: CUSTOMER, language: 'id' });
  await visitor.send('Halo, voucher saya tidak bisa dipakai.');
  const { page } = desk;
  await desk.signIn('bagas');
  await expect(today(page, 'handled')).toBeVisible();
  const before = await numberOf(page);
  await chooseView(page, 'team');
  await openFromQueue(page, CUSTOMER);
  const number = ((await ticketPane(page).getAttribute('aria-label')) ?? '').replaceAll(/\D/g, '');

  await test.step('a reply and the resolution count at once', async () => {
    await sendReply(page, 'Voucher sudah kami perbaiki, Kak.');
    await expect.poll(() => numberOf(page), { timeout: LIVE_MS }).toBe(before + 1);
    await expect(today(page, 'firstResponse')).toContainText(/\d/, { timeout: LIVE_MS });
    await act(page, ticketText.resolve);
  });

  await test.step('the number opens what it was made of, and the ticket', async () => {
    await today(page, 'handled').click();
    await expect(heading(page, told(metricText.contactsHandled))).toBeFocused();
    await expect(page.getByTestId('detail-value')).toHaveText(String(before + 1));
    const row = page.getByRole('row').filter({ hasText: CUSTOMER });
    await expect(row).toContainText(told(performanceText.countedYes));
    await row.getByRole('button', { name: /kejadian/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Bagas Pratama' }).first()).toBeVisible();
    await expectAccessible(page, 'behind a number');
    await row.getByRole('button', { name: told(performanceText.openTicket, { number }) }).click();
    await expect(ticketPane(page).getByRole('heading', { level: 1, name: CUSTOMER })).toBeVisible();
  });

  await test.step('a chart is also a sentence, a table and two files', async () => {
    await press(page, 'Escape', 'g', 'p');
    const files = await catchFiles(page);
    const chart = page.getByRole('figure');
    await expect(chart.locator('canvas')).toBeVisible();
    await tabTo(page, chart.getByRole('button', { name: told(chartText.showTable) }));
    await press(page, 'Tab', 'Enter', 'Tab', 'Enter');
    await expect.poll(async () => Object.keys(await files())).toEqual(['text/csv;charset=utf-8', 'image/png']);
    expect((await files())['text/csv;charset=utf-8']).toContain(told(metricText.contactsHandled));
    expect(Number((await files())['image/png'])).toBeGreaterThan(2_000);
    await press(page, 'Shift+Tab', 'Shift+Tab', 'Enter');
    await expect(chart.getByRole('row').nth(1)).toBeVisible();
  });

  await test.step('the overview holds every number, also without a network', async () => {
    await press(page, 'Escape');
    await expect(heading(page, told(performanceText.title))).toBeVisible();
    await expect(page.locator('[data-metric="contactsHandled"]')).toBeFocused();
    await expectAccessible(page, 'performance');
    const values = () => page.locator('[data-testid^="value-"]').allTextContents();
    const online = (await values())[0];
    desk.network.cut();
    await expect(connection(page)).toContainText(toldFrom(frameText.offlineSince));
    await expect(page.getByText(toldFrom(performanceText.offline))).toBeVisible();
    expect((await values())[0]).toBe(online);
    await page.getByText(told(periodText.week), { exact: true }).click();
    await expect.poll(async () => Number((await values())[0])).toBeGreaterThanOrEqual(before + 1);
  });
});

test('a lead sets a target, reads a report and takes it along', async ({ desk }) => {
  const { page } = desk;
  await desk.signIn('ratna');

  await test.step('the target is kept and stands on the screen of its team', async () => {
    await press(page, 'g', 's');
    await page
      .getByRole('navigation', { name: told(settingsText.sections) })
      .getByRole('button', { name: told(settingsText.targets) })
      .click();
    await page.getByRole('button', { name: told(targetText.add) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: told(targetText.metric) }).fill(told(metricText.contactsHandled));
    await page.getByRole('option', { name: told(metricText.contactsHandled) }).click();
    await dialog.getByRole('textbox', { name: told(targetText.value), exact: true }).fill('banyak');
    await dialog.getByRole('button', { name: told(targetText.save) }).click();
    await expect(dialog.getByText(told(targetText.notNumber))).toBeVisible();
    await expectAccessible(page, 'a target with a mistake');
    await dialog.getByRole('textbox', { name: told(targetText.value), exact: true }).fill('30');
    await press(page, 'Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('row').filter({ hasText: told(metricText.contactsHandled) })).toContainText('30');
    await press(page, 'g', 'p');
    await expect(page.locator('[data-metric="contactsHandled"]')).toContainText('Target 30');
  });

  await test.step('a report by queue, sorted, as a file', async () => {
    await press(page, 'g', 'r');
    await page.getByText(told(periodText.month), { exact: true }).click();
    await page.getByRole('combobox', { name: told(reportText.groupBy) }).click();
    await page.getByRole('option', { name: told(reportGroupText.queue), exact: true }).click();
    await page.getByRole('button', { name: told(reportText.show) }).click();
    const table = page.getByRole('table', { name: told(reportText.table) });
    await expect(table.getByRole('rowheader', { name: 'Umum', exact: true })).toBeVisible({ timeout: 20_000 });
    await table.getByRole('button', { name: told(metricText.contactsHandled) }).click();
    await expect(table.getByRole('columnheader', { name: told(metricText.contactsHandled) })).toHaveAttribute('aria-sort', 'descending');
    const files = await catchFiles(page);
    await page.getByRole('button', { name: told(reportText.csv), exact: true }).click();
    await expect.poll(async () => (await files())['text/csv;charset=utf-8'] ?? '').toMatch(/^\uFEFF?Antrean,Kontak dilayani,.*\r\n/);
    expect((await files())['text/csv;charset=utf-8']).toContain('\r\nUmum,');
    await expectAccessible(page, 'report');
  });

  await test.step('without a network the choice stays and the screen says why it waits', async () => {
    desk.network.cut();
    await expect(page.getByText(told(reportText.offline))).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('button', { name: told(reportText.show) })).toBeDisabled();
    await press(page, 'g', 'q', 'g', 'r');
    await expect(page.getByRole('combobox', { name: told(reportText.groupBy) })).toHaveValue(told(reportGroupText.queue));
  });
});
