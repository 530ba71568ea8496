import { chatText } from '../../src-shared/text/chat-text.ts';
import { composerText } from '../../src-shared/text/composer-text.ts';
import { frameText } from '../../src-shared/text/frame-text.ts';
import { priorityText, ticketText } from '../../src-shared/text/ticket-text.ts';
import {
  act,
  addNewTag,
  chooseView,
  connection,
  entryOf,
  everythingSent,
  openFromQueue,
  replyField,
  rowOf,
  sendReply,
  setPriority,
  setSubject,
  ticketPane,
  told,
  toldFrom,
  writeNote,
} from './agent-steps.ts';
import { chatField, chatRow, say, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';
import { answeredCommands, rowsOf, writtenOn } from './server-rows.ts';

const CUSTOMER = 'Made Arta';

test('the API is killed in the middle of work and comes back: nothing is lost, nothing happens twice', async ({ desk, central, customer }) => {
  test.slow();
  const { page } = desk;
  const [chat] = await Promise.all([customer(), desk.signIn('siti')]);
  await startChat(chat, CUSTOMER);
  await say(chat, 'Kapan paket saya dikirim?');
  await chooseView(page, 'unassigned');
  await openFromQueue(page, CUSTOMER);
  await chooseView(page, 'all');

  const work: readonly (() => Promise<void>)[] = [
    () => act(page, ticketText.take),
    () => sendReply(page, 'Halo Kak Made, saya cek dulu.'),
    () => setPriority(page, 'high'),
    () => writeNote(page, 'Resi belum dibuat gudang.'),
    () => addNewTag(page, 'tunda-kirim'),
    () => sendReply(page, 'Paketnya dikirim sore ini.'),
    () => setSubject(page, 'Paket belum dikirim'),
    () => sendReply(page, 'Nomor resi menyusul ya.'),
  ];
  await test.step('work goes on while the API dies three times under it', async () => {
    const steps = work.values();
    for (const deaths of [3, 2, 2]) {
      for (let done = 0; done < deaths; done += 1) await steps.next().value?.();
      await central.kill();
      await expect(connection(page)).toContainText(toldFrom(frameText.offlineSince));
      await steps.next().value?.();
      await expect(chat.getByText(told(chatText.retrying))).toBeVisible();
      if (deaths === 3) {
        await chatField(chat).fill('Tolong cepat ya.');
        await chatField(chat).press('Enter');
        await expect(chatRow(chat, 'Tolong cepat ya.')).toContainText(told(chatText.stateWaiting));
      }
      await central.start();
      await expect(connection(page)).toContainText(told(frameText.online), { timeout: 40_000 });
    }
  });

  await test.step('console and chat page recover by themselves', async () => {
    await everythingSent(page);
    await expect(chatRow(chat, 'Tolong cepat ya.')).toContainText(new RegExp(`${told(chatText.stateSent)}|${told(chatText.stateRead)}`), {
      timeout: 40_000,
    });
    await expect(entryOf(page, 'Tolong cepat ya.')).toHaveCount(1);
    for (const words of ['saya cek dulu', 'dikirim sore ini', 'resi menyusul']) {
      await expect(chatRow(chat, words)).toHaveCount(1);
      await expect(entryOf(page, words)).toHaveCount(1);
      await expect(entryOf(page, words).locator('[data-delivery]')).toHaveAttribute('data-delivery', 'read', { timeout: 40_000 });
    }
    await expect(ticketPane(page).getByRole('heading', { level: 2, name: 'Paket belum dikirim' })).toBeVisible();
    await expect(ticketPane(page).getByRole('button', { name: told(ticketText.priorityIs, { priority: told(priorityText.high) }) })).toBeVisible();
    await expect(rowOf(page, CUSTOMER)).toHaveCount(1);
  });

  await test.step('the server holds each once', async () => {
    expect(await answeredCommands(central.databaseUrl)).toEqual({
      'ticket.claim accepted': 1,
      'ticket.note accepted': 1,
      'ticket.reply accepted': 3,
      'ticket.setPriority accepted': 1,
      'ticket.setSubject accepted': 1,
      'ticket.setTags accepted': 1,
    });
    expect((await writtenOn(central.databaseUrl, CUSTOMER)).toSorted()).toEqual([
      'in Kapan paket saya dikirim?',
      'in Tolong cepat ya.',
      'note Resi belum dibuat gudang.',
      'out Halo Kak Made, saya cek dulu.',
      'out Nomor resi menyusul ya.',
      'out Paketnya dikirim sore ini.',
    ]);
  });
});

test('the host is killed right after saving: the page says so, recovers, and what was saved goes out once', async ({ desk, central, customer }) => {
  test.slow();
  const { page } = desk;
  const [chat] = await Promise.all([customer(), desk.signIn('siti')]);
  await startChat(chat, CUSTOMER);
  await say(chat, 'Kapan paket saya dikirim?');
  await chooseView(page, 'team');
  await openFromQueue(page, CUSTOMER);

  /** Kills the host and waits until the page has said so and is whole again. */
  const dieAndRecover = async (): Promise<void> => {
    await Promise.all([expect(page.getByRole('alert').getByText(told(frameText.bannerHostGone))).toBeVisible(), desk.killHost()]);
    await expect(page.getByText(told(frameText.bannerHostGone))).toHaveCount(0, { timeout: 20_000 });
    await expect(connection(page)).not.toHaveText(told(frameText.hostGone));
  };

  await test.step('online, in the middle of sending', async () => {
    await sendReply(page, 'Halo Kak Made, saya cek dulu.');
    await dieAndRecover();
    await expect(entryOf(page, 'saya cek dulu')).toHaveCount(1);
    await expect(chatRow(chat, 'saya cek dulu')).toHaveCount(1, { timeout: 40_000 });
    await everythingSent(page);
  });

  await test.step('offline, before anything could be sent, with a half-written reply', async () => {
    desk.network.cut();
    await expect(connection(page)).toContainText(toldFrom(frameText.offlineSince));
    await setPriority(page, 'high');
    await writeNote(page, 'Resi belum dibuat gudang.');
    await sendReply(page, 'Paketnya dikirim sore ini.');
    await replyField(page).pressSequentially('Nomor resi menyusul');
    await expect(ticketPane(page).getByText(told(composerText.draftSaved))).toBeVisible();
    await dieAndRecover();
    await expect(ticketPane(page).getByText(told(ticketText.pending, { count: 3 }))).toBeVisible();
    await expect(entryOf(page, 'dikirim sore ini').locator('[data-delivery]')).toHaveAttribute('data-delivery', 'saved');
    await expect(replyField(page)).toHaveValue('Nomor resi menyusul');
    await dieAndRecover();
    desk.network.restore();
    await everythingSent(page);
    await expect(replyField(page)).toHaveValue('Nomor resi menyusul');
  });

  await test.step('each took effect once', async () => {
    for (const words of ['saya cek dulu', 'dikirim sore ini']) {
      await expect(chatRow(chat, words)).toHaveCount(1);
      await expect(entryOf(page, words)).toHaveCount(1);
    }
    await replyField(page).press('Control+Enter');
    await expect(chatRow(chat, 'Nomor resi menyusul')).toHaveCount(1);
    await expect
      .poll(() => answeredCommands(central.databaseUrl))
      .toEqual({
        'ticket.note accepted': 1,
        'ticket.reply accepted': 3,
        'ticket.setPriority accepted': 1,
      });
    expect(await writtenOn(central.databaseUrl, CUSTOMER)).toEqual([
      'in Kapan paket saya dikirim?',
      'out Halo Kak Made, saya cek dulu.',
      'note Resi belum dibuat gudang.',
      'out Paketnya dikirim sore ini.',
      'out Nomor resi menyusul',
    ]);
    expect(await rowsOf(central.databaseUrl, 'select count(distinct device_id)::int as devices from command')).toEqual([{ devices: 1 }]);
  });
});
