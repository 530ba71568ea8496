import { chatText } from '../../src-shared/text/chat-text.ts';
import { composerText } from '../../src-shared/text/composer-text.ts';
import { frameText } from '../../src-shared/text/frame-text.ts';
import { queueText } from '../../src-shared/text/queue-text.ts';
import { gradeText, questionText } from '../../src-shared/text/survey-text.ts';
import { statusText, ticketText } from '../../src-shared/text/ticket-text.ts';
import { timelineText } from '../../src-shared/text/timeline-text.ts';
import {
  act,
  assignee,
  chooseView,
  entryOf,
  everythingSent,
  openFromQueue,
  replyField,
  rowOf,
  sendReply,
  showField,
  ticketPane,
  timeline,
  told,
  writeNote,
} from './agent-steps.ts';
import { attach, chatField, chatRow, say, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';

const CUSTOMER = 'Wayan Kusumawati';
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: PICTURE });
const textFile = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });

test('a customer writes in the web chat and an agent answers, to the rating and back', async ({ page, signIn, customer }) => {
  test.slow();
  const [chat] = await Promise.all([customer(), signIn('siti')]);
  await chooseView(page, 'unassigned');
  await startChat(chat, CUSTOMER);
  await say(chat, 'Halo, pesanan TN-2481907 saya belum sampai.');

  await test.step('the ticket appears by itself, in Unassigned and in My team', async () => {
    await expect(rowOf(page, CUSTOMER)).toContainText('pesanan TN-2481907');
    await expect(rowOf(page, CUSTOMER)).toContainText(told(queueText.unread, { count: 1 }));
    await chooseView(page, 'team');
    await expect(rowOf(page, CUSTOMER)).toHaveCount(1);
  });

  await test.step('the agent answers by keyboard and the customer sees it once', async () => {
    await openFromQueue(page, CUSTOMER);
    await expect(ticketPane(page).getByText(told(statusText.new), { exact: true })).toBeVisible();
    await sendReply(page, 'Halo Kak Wayan, saya periksa dulu ya.');
    await expect(chatRow(chat, 'saya periksa dulu ya')).toHaveCount(1);
    await expect(chatRow(chat, 'saya periksa dulu ya')).toContainText('Siti Maesaroh');
    await expect(assignee(page)).toContainText(told(ticketText.you));
    await expect(ticketPane(page).getByText(told(statusText.open), { exact: true })).toBeVisible();
    await chooseView(page, 'mine');
    await expect(rowOf(page, CUSTOMER)).toHaveCount(1);
    await expect(rowOf(page, CUSTOMER)).not.toContainText(told(queueText.unread, { count: 1 }));
  });

  await test.step('what each has read reaches the other', async () => {
    await expect(chatRow(chat, 'belum sampai')).toContainText(told(chatText.stateRead));
    await expect(entryOf(page, 'saya periksa dulu ya').locator('[data-delivery]')).toHaveAttribute('data-delivery', 'read');
  });

  await test.step('each sees the other type', async () => {
    await chatField(chat).pressSequentially('Baik');
    await expect(timeline(page).getByText(told(timelineText.customerTyping, { name: CUSTOMER }))).toBeVisible();
    await say(chat, 'Baik, saya tunggu.');
    await expect(timeline(page).getByText(told(timelineText.customerTyping, { name: CUSTOMER }))).toHaveCount(0);
    await replyField(page).pressSequentially('Sebentar');
    await expect(chat.getByText(told(chatText.typing, { name: 'Siti Maesaroh' }))).toBeVisible();
    await expect(ticketPane(page).getByText(told(composerText.draftSaved))).toBeVisible();
    await replyField(page).fill('');
    await expect(chat.getByText(told(chatText.typing, { name: 'Siti Maesaroh' }))).toHaveCount(0);
  });

  await test.step('a note stays inside', async () => {
    await writeNote(page, 'Kurir bilang alamatnya tidak lengkap.');
    await everythingSent(page);
  });

  await test.step('the customer sends a picture and a text file', async () => {
    await attach(chat, [picture('paket.png'), textFile('bukti.txt', 'Bukti bayar 125.000')]);
    await say(chat, 'Ini foto dan buktinya.');
    await expect(
      entryOf(page, 'Ini foto dan buktinya.').getByRole('button', { name: told(timelineText.openPicture, { name: 'paket.png' }) }),
    ).toBeVisible();
    await expect(entryOf(page, 'Ini foto dan buktinya.').getByText('bukti.txt')).toBeVisible();
    await entryOf(page, 'Ini foto dan buktinya.')
      .getByRole('button', { name: told(timelineText.openPicture, { name: 'paket.png' }) })
      .click();
    await expect(page.getByRole('dialog').getByRole('img', { name: told(timelineText.picture, { name: 'paket.png' }) })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('the agent sends a picture and a text file', async () => {
    await showField(page, false);
    await page
      .getByRole('region', { name: told(composerText.region) })
      .locator('input[type=file]')
      .setInputFiles([picture('resi.png'), textFile('lacak.txt', 'Resi JNE 8812')]);
    await expect(page.getByRole('button', { name: told(composerText.removeAttachment, { name: 'resi.png' }) })).toBeVisible();
    await expect(page.getByRole('button', { name: told(composerText.removeAttachment, { name: 'lacak.txt' }) })).toBeVisible();
    await sendReply(page, 'Ini resinya, Kak.');
    const row = chatRow(chat, 'Ini resinya, Kak.');
    await expect(row.getByRole('button', { name: told(chatText.openPicture, { name: 'resi.png' }) })).toBeVisible();
    const [download] = await Promise.all([chat.waitForEvent('download'), row.getByRole('button', { name: 'lacak.txt' }).click()]);
    expect(download.suggestedFilename()).toBe('lacak.txt');
    const saved: Buffer[] = [];
    for await (const part of await download.createReadStream()) saved.push(part as Buffer);
    expect(Buffer.concat(saved).toString()).toBe('Resi JNE 8812');
    await expect(chatRow(chat, 'alamatnya tidak lengkap')).toHaveCount(0);
    await expect(chatRow(chat, 'saya periksa dulu ya')).toHaveCount(1);
  });

  await test.step('the agent resolves, the customer rates, and the rating is in the conversation', async () => {
    await act(page, ticketText.resolve);
    await expect(ticketPane(page).getByText(told(statusText.resolved), { exact: true })).toBeVisible();
    await chat.getByText(told(questionText.csat)).waitFor();
    await chat.getByRole('radio', { name: told(gradeText[5]) }).check({ force: true });
    await chat.getByRole('textbox', { name: told(chatText.rateComment) }).fill('Cepat sekali');
    await chat.getByRole('button', { name: told(chatText.rateSend) }).click();
    await expect(chat.getByText(told(chatText.rateThanks))).toBeVisible();
    await expect(timeline(page)).toContainText(told(timelineText.ratedWith, { rating: 5, comment: 'Cepat sekali' }));
  });

  await test.step('the customer writes again, and the same ticket opens again', async () => {
    await expect(rowOf(page, CUSTOMER)).toHaveCount(0);
    await say(chat, 'Ternyata isinya kurang satu.');
    await expect(ticketPane(page).getByText(told(statusText.open), { exact: true })).toBeVisible();
    await expect(entryOf(page, 'isinya kurang satu')).toHaveCount(1);
    await expect(timeline(page)).toContainText(told(timelineText.reopened));
    await expect(rowOf(page, CUSTOMER)).toHaveCount(1);
    await expect(page.getByTestId('connection')).toContainText(told(frameText.online));
  });

  await test.step('after a reload of the chat page the conversation is there, once', async () => {
    await chat.reload();
    await expect(chatRow(chat, 'saya periksa dulu ya')).toHaveCount(1);
    await expect(chatRow(chat, 'Ini resinya, Kak.')).toHaveCount(1);
    await expect(chatRow(chat, 'isinya kurang satu')).toHaveCount(1);
  });
});
