import { composerText } from '../../src-shared/text/composer-text.ts';
import { contextText } from '../../src-shared/text/context-text.ts';
import { agentStateText, frameText } from '../../src-shared/text/frame-text.ts';
import { queueText } from '../../src-shared/text/queue-text.ts';
import { priorityText, statusText, ticketText } from '../../src-shared/text/ticket-text.ts';
import { timelineText } from '../../src-shared/text/timeline-text.ts';
import { startVisitor } from '../kit/chat-visitor.ts';
import {
  act,
  addNewTag,
  assignee,
  chooseView,
  connection,
  customerPane,
  editCustomer,
  entryOf,
  everythingSent,
  openFromQueue,
  outbox,
  removeTag,
  replyField,
  rowOf,
  sendReply,
  setMyState,
  setPriority,
  setSubject,
  signInAgain,
  snoozeUntilTomorrow,
  ticketPane,
  told,
  toldFrom,
  transferTo,
  writeNote,
} from './agent-steps.ts';
import { chatRow, say, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';
import { answeredCommands, rowsOf, writtenOn } from './server-rows.ts';

const MINE = 'Ketut Santika';
const TAKEN = 'Nurul Hidayah';
const MOVED = 'Komang Astuti';
const LATER = 'Benny Siregar';
const OTHER_QUEUE = 'Akun & Voucher';

test('twenty actions without a network, a restart in between, and each takes effect once', async ({ desk, central, customer }) => {
  test.slow();
  const [nurul] = await Promise.all(
    [TAKEN, MOVED, LATER].map(async (name) => {
      const visitor = await startVisitor(central.chatPage, { name, language: 'id' });
      await visitor.send(`Halo, saya ${name.split(' ')[0]}.`);
      return visitor;
    }),
  );
  const chat = await customer();
  await startChat(chat, MINE);
  await say(chat, 'Selamat siang, pesanan saya kurang satu.');
  await desk.signIn('bagas');
  await chooseView(desk.page, 'team');
  await openFromQueue(desk.page, MINE);
  await act(desk.page, ticketText.take);
  await expect.poll(() => answeredCommands(central.databaseUrl)).toEqual({ 'ticket.claim accepted': 1 });
  await everythingSent(desk.page);

  await test.step('each of twenty actions is saved at once, and what waits is counted', async () => {
    const { page } = desk;
    desk.network.cut();
    await expect(connection(page)).toContainText(toldFrom(frameText.offlineSince));
    const actions: readonly (() => Promise<void>)[] = [
      () => sendReply(page, 'Siang Kak, barang mana yang kurang?'),
      () => setPriority(page, 'urgent'),
      () => writeNote(page, 'Gudang Cakung, slip nomor 7.'),
      () => addNewTag(page, 'kurang-satu'),
      () => addNewTag(page, 'salah-label'),
      () => removeTag(page, 'salah-label'),
      () => setSubject(page, 'Pesanan kurang satu barang'),
      () => editCustomer(page, contextText.city, 'Gianyar'),
      () => editCustomer(page, contextText.note, 'Lebih suka dihubungi sore.'),
      () => writeNote(page, 'Sudah minta foto ke gudang.'),
      () => sendReply(page, 'Kami kirim susulannya hari ini.'),
      () => openFromQueue(page, TAKEN).then(() => act(page, ticketText.take)),
      () => sendReply(page, 'Halo Kak Nurul, ada yang bisa dibantu?'),
      () => writeNote(page, 'Menunggu nomor pesanan.'),
      () => act(page, ticketText.wait),
      () => openFromQueue(page, MOVED).then(() => writeNote(page, 'Soal voucher, bukan umum.')),
      () => transferTo(page, OTHER_QUEUE, 'Mohon dicek vouchernya.'),
      () => openFromQueue(page, LATER).then(() => setPriority(page, 'low')),
      () => snoozeUntilTomorrow(page),
      () => setMyState(page, 'busy'),
    ];
    for (const [index, run] of actions.entries()) {
      await run();
      await expect(outbox(page)).toHaveText(told(frameText.outboxWaiting, { count: index + 1 }));
    }
    await expect(page.getByRole('contentinfo')).toContainText(told(frameText.statePending));
    await expect(connection(page)).toContainText(toldFrom(frameText.offlineSince));
    await openFromQueue(page, MINE);
    await replyField(page).pressSequentially('Satu lagi, Kak');
    await expect(ticketPane(page).getByText(told(composerText.draftSaved))).toBeVisible();
  });

  await test.step('meanwhile the customer writes', async () => {
    await say(chat, 'Halo, masih di sana?');
    await expect(chatRow(chat, 'barang mana yang kurang')).toHaveCount(0);
  });

  await test.step('closed and opened again without a network, everything is there', async () => {
    await desk.reopen();
    const { page } = desk;
    await expect(outbox(page)).toHaveText(told(frameText.outboxWaiting, { count: 20 }), { timeout: 20_000 });
    // Without a system keychain a desktop keeps its session only while it runs; what was saved is there all the same.
    await expect(connection(page)).toContainText(new RegExp(`${toldFrom(frameText.offlineSince).source}|^${told(frameText.signInNeeded)}`));
    await expect(page.getByRole('contentinfo')).toContainText(told(agentStateText.busy));
    await openFromQueue(page, MINE);
    await expect(rowOf(page, MINE).getByLabel(told(queueText.pending, { count: 9 }))).toBeVisible();
    await expect(ticketPane(page).getByText(told(ticketText.pending, { count: 9 }))).toBeVisible();
    for (const words of ['barang mana yang kurang', 'susulannya hari ini']) {
      await expect(entryOf(page, words).locator('[data-delivery]')).toHaveAttribute('data-delivery', 'saved');
    }
    await expect(entryOf(page, 'slip nomor 7')).toHaveCount(1);
    await expect(ticketPane(page).getByRole('heading', { level: 2, name: 'Pesanan kurang satu barang' })).toBeVisible();
    await expect(ticketPane(page).getByRole('button', { name: told(ticketText.removeTag, { tag: 'kurang-satu' }) })).toBeVisible();
    await expect(ticketPane(page).getByRole('button', { name: told(ticketText.removeTag, { tag: 'salah-label' }) })).toHaveCount(0);
    await expect(ticketPane(page).getByRole('button', { name: told(ticketText.priorityIs, { priority: told(priorityText.urgent) }) })).toBeVisible();
    await expect(customerPane(page)).toContainText('Gianyar');
    await expect(customerPane(page)).toContainText('Lebih suka dihubungi sore.');
    await expect(replyField(page)).toHaveValue('Satu lagi, Kak');
    await expect(entryOf(page, 'masih di sana')).toHaveCount(0);

    await chooseView(page, 'waiting');
    await openFromQueue(page, TAKEN);
    await expect(ticketPane(page).getByText(told(statusText.waiting), { exact: true })).toBeVisible();
    await expect(ticketPane(page).getByText(told(ticketText.claimPending))).toBeVisible();
    await expect(entryOf(page, 'Menunggu nomor pesanan')).toHaveCount(1);
    await chooseView(page, 'snoozed');
    await expect(rowOf(page, LATER)).toHaveCount(1);
    await chooseView(page, 'all');
    await openFromQueue(page, MOVED);
    await expect(ticketPane(page).getByText(told(ticketText.transferPending))).toBeVisible();
    await expect(ticketPane(page).getByTitle(told(ticketText.queue), { exact: true })).toContainText(OTHER_QUEUE);
  });

  await test.step('the network is back: all is sent, nothing is refused', async () => {
    const { page } = desk;
    desk.network.restore();
    if ((await connection(page).textContent())?.startsWith(told(frameText.signInNeeded))) await signInAgain(page);
    await everythingSent(page);
    await expect(connection(page)).toContainText(told(frameText.online));
    await openFromQueue(page, MINE);
    await expect(entryOf(page, 'masih di sana')).toHaveCount(1);
    for (const words of ['barang mana yang kurang', 'susulannya hari ini']) {
      await expect(entryOf(page, words)).toContainText(told(timelineText.wroteBeforeOne));
      await expect(entryOf(page, words).locator('[data-delivery]')).toHaveAttribute('data-delivery', 'read');
    }
    await expect(assignee(page)).toContainText(told(ticketText.you));
    await expect(rowOf(page, MINE).getByLabel(told(queueText.pending, { count: 9 }))).toHaveCount(0);
    await expect(replyField(page)).toHaveValue('Satu lagi, Kak');
  });

  await test.step('each customer has each reply once', async () => {
    for (const words of ['barang mana yang kurang', 'susulannya hari ini']) await expect(chatRow(chat, words)).toHaveCount(1);
    const history = await nurul?.history();
    expect(history?.messages.map(({ from, text }) => `${from} ${text}`)).toEqual([
      'customer Halo, saya Nurul.',
      'agent Halo Kak Nurul, ada yang bisa dibantu?',
    ]);
  });

  await test.step('the server holds each effect once', async () => {
    expect(await answeredCommands(central.databaseUrl)).toEqual({
      'agent.setState accepted': 1,
      'contact.edit accepted': 2,
      'ticket.claim accepted': 2,
      'ticket.note accepted': 4,
      'ticket.reply accepted': 3,
      'ticket.setPriority accepted': 2,
      'ticket.setStatus accepted': 1,
      'ticket.setSubject accepted': 1,
      'ticket.setTags accepted': 3,
      'ticket.snooze accepted': 1,
      'ticket.transfer accepted': 1,
    });
    expect(await writtenOn(central.databaseUrl, MINE)).toEqual([
      'in Selamat siang, pesanan saya kurang satu.',
      'in Halo, masih di sana?',
      'out Siang Kak, barang mana yang kurang?',
      'note Gudang Cakung, slip nomor 7.',
      'note Sudah minta foto ke gudang.',
      'out Kami kirim susulannya hari ini.',
    ]);
    const rows = await rowsOf(
      central.databaseUrl,
      `select c.name, c.city, t.status, t.priority, t.tags, t.subject, a.email as owner, q.name as queue, t.snoozed_until is not null as snoozed
         from ticket t
         join contact c on c.workspace_id = t.workspace_id and c.id = t.contact_id
         join queue q on q.workspace_id = t.workspace_id and q.id = t.queue_id
         left join agent a on a.workspace_id = t.workspace_id and a.id = t.assignee_id
        where c.name = any($1) order by array_position($1, c.name)`,
      [[MINE, TAKEN, MOVED, LATER]],
    );
    const plain = { city: null, status: 'new', priority: 'normal', tags: [], owner: null, queue: 'Umum', snoozed: false };
    const bagas = 'bagas@nusantara.example';
    expect(rows).toEqual([
      {
        ...{ ...plain, name: MINE, city: 'Gianyar', status: 'open', priority: 'urgent', tags: ['kurang-satu'], owner: bagas },
        subject: 'Pesanan kurang satu barang',
      },
      { ...plain, name: TAKEN, status: 'waiting', owner: bagas, subject: 'Halo, saya Nurul.' },
      { ...plain, name: MOVED, queue: OTHER_QUEUE, subject: 'Halo, saya Komang.' },
      { ...plain, name: LATER, priority: 'low', snoozed: true, subject: 'Halo, saya Benny.' },
    ]);
    expect(await rowsOf(central.databaseUrl, `select state from agent where email = $1`, [bagas])).toEqual([{ state: 'busy' }]);
  });
});
