import { chatText } from '../../src-shared/text/chat-text.ts';
import { settingsText } from '../../src-shared/text/settings-text.ts';
import { gradeText, questionText, surveyLinkText, surveyPageText, surveySettingsText } from '../../src-shared/text/survey-text.ts';
import { ticketText } from '../../src-shared/text/ticket-text.ts';
import { act, chooseView, openFromQueue, sendReply, ticketPane, timeline, told } from './agent-steps.ts';
import { expectAccessible } from './axe.ts';
import { overflow } from './conduct.ts';
import { say, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';

const CUSTOMER = 'Komang Adiputra';
const SHOP = 'Toko Nusantara';

test('customers answer in the chat and on a page without JavaScript, and a low answer comes back to the lead', async ({
  page,
  signIn,
  customer,
  chromiumBrowser,
}) => {
  test.slow();
  const [chat] = await Promise.all([customer(), signIn('siti')]);
  await chooseView(page, 'unassigned');
  await startChat(chat, CUSTOMER);
  await say(chat, 'Halo, barang saya rusak.');
  await openFromQueue(page, CUSTOMER);
  await sendReply(page, 'Mohon maaf, Kak. Kami kirim penggantinya.');
  await act(page, ticketText.resolve);
  // Once the time to undo it has passed.
  await expect(chat.getByText(told(questionText.csat))).toBeVisible({ timeout: 20_000 });

  const url = await test.step('the agent copies a link for a channel that cannot ask', async () => {
    await act(page, surveyLinkText.action);
    const dialog = page.getByRole('dialog', { name: told(surveyLinkText.title) });
    await dialog.getByRole('button', { name: told(surveyLinkText.create) }).click();
    const field = dialog.getByRole('textbox', { name: told(surveyLinkText.link) });
    await expect(field).toHaveValue(/\/s\/[A-Za-z0-9_-]{22}$/);
    await expectAccessible(page, 'survey link');
    const made = await field.inputValue();
    await page.keyboard.press('Escape');
    return made;
  });

  await test.step('the page works at 320 px without JavaScript, in both languages', async () => {
    const context = await chromiumBrowser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, locale: 'id-ID' });
    const phone = await context.newPage();
    await phone.goto(url);
    await expect(phone.getByRole('heading', { name: told(questionText.csat) })).toBeVisible();
    await expect(phone.getByText(told(surveyPageText.greeting, { name: 'Komang' }))).toBeVisible();
    await phone.getByRole('link', { name: 'English' }).click();
    await expect(phone.getByRole('heading', { name: questionText.csat.en })).toBeVisible();
    await phone.getByRole('link', { name: 'Bahasa Indonesia' }).click();
    await phone.getByRole('radio', { name: told(gradeText[2]) }).check();
    await phone.getByRole('textbox', { name: told(surveyPageText.comment) }).fill('Penggantinya belum jelas.\nMohon ditelepon.');
    await phone.getByRole('button', { name: told(surveyPageText.send) }).click();
    await expect(phone.getByRole('heading', { name: told(surveyPageText.doneTitle) })).toBeVisible();
    await phone.reload();
    await expect(phone.getByText(told(surveyPageText.done))).toBeVisible();
    await context.close();
  });

  await test.step('the ticket is open again for a follow-up, and the chat asks the rest', async () => {
    await expect(timeline(page)).toContainText('Penggantinya belum jelas.');
    await expect(timeline(page)).toContainText(/Dibuka lagi untuk tindak lanjut.*2 dari 5/);
    await expect(ticketPane(page).getByText('tindak-lanjut', { exact: true })).toBeVisible();
    await expect(chat.getByText(told(questionText.ces))).toBeVisible();
    await chat.getByRole('radio', { name: '3', exact: true }).check({ force: true });
    await expectAccessible(chat, 'effort in the chat');
    await chat.getByRole('button', { name: told(chatText.answerSend) }).click();
    await expect(chat.getByText(told(questionText.nps, { shop: SHOP }))).toBeVisible();
    await expect(chat.getByText(told(chatText.rateThanks))).toBeVisible();
    await chat.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(chat)).toBe(0);
    await chat.getByRole('button', { name: told(chatText.rateLater) }).click();
    await expect(chat.getByText(told(questionText.nps, { shop: SHOP }))).toHaveCount(0);
  });

  await test.step('axe finds nothing on any page behind a link', async () => {
    const context = await chromiumBrowser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en-GB' });
    const phone = await context.newPage();
    await act(page, ticketText.resolve);
    await expect(chat.getByText(told(questionText.csat))).toBeVisible({ timeout: 20_000 });
    for (const [index, kind] of (['csat', 'nps'] as const).entries()) {
      await act(page, surveyLinkText.action);
      const dialog = page.getByRole('dialog', { name: told(surveyLinkText.title) });
      await dialog.getByRole('combobox').selectOption(kind);
      await dialog.getByRole('button', { name: told(surveyLinkText.create) }).click();
      const link = await dialog.getByRole('textbox', { name: told(surveyLinkText.link) }).inputValue();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await phone.goto(link);
      await expect(phone.getByRole('radio')).toHaveCount([5, 11][index] ?? 0);
      expect(await overflow(phone)).toBe(0);
      await expectAccessible(phone, `survey page ${kind}`);
    }
    await phone.goto(`${url.slice(0, -22)}${'x'.repeat(22)}`);
    await expect(phone.getByRole('heading', { name: surveyPageText.unknownTitle.en })).toBeVisible();
    await expectAccessible(phone, 'unknown survey');
    await context.close();
  });

  await test.step('the settings show what came of it', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: told(settingsText.surveys) }).click();
    await expect(page.getByText(told(surveySettingsText.readOnly))).toBeVisible();
    const last = page.getByRole('region', { name: told(surveySettingsText.last) });
    await expect(last.getByRole('listitem').first()).toContainText(CUSTOMER);
    await expectAccessible(page, 'survey settings');
  });
});
