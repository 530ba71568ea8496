import { composerText } from '../../src-shared/text/composer-text.ts';
import { frameText } from '../../src-shared/text/frame-text.ts';
import { queueText } from '../../src-shared/text/queue-text.ts';
import { refusalText } from '../../src-shared/text/refusal-text.ts';
import { ticketText } from '../../src-shared/text/ticket-text.ts';
import { startVisitor } from '../kit/chat-visitor.ts';
import {
  act,
  assignee,
  chooseView,
  connection,
  entryOf,
  everythingSent,
  openFromQueue,
  outbox,
  replyField,
  rowOf,
  sendReply,
  ticketActions,
  ticketPane,
  told,
  toldFrom,
} from './agent-steps.ts';
import { expect, test } from './fixture.ts';
import { answeredCommands } from './server-rows.ts';

const CONTESTED = 'Gede Wirawan';
const ANSWERED = 'Yuni Kartika';
const SITI = 'Siti Maesaroh';
const YOHANES = 'Yohanes Tambunan';

test('two agents want the same ticket: one has it, the other is told who and keeps what they wrote', async ({ desk, newConsole, central }) => {
  test.slow();
  const contested = await startVisitor(central.chatPage, { name: CONTESTED, language: 'id' });
  await contested.send('Barang saya pecah waktu datang.');
  const answered = await startVisitor(central.chatPage, { name: ANSWERED, language: 'id' });
  await answered.send('Apakah bisa tukar ukuran?');
  const [, other] = await Promise.all([desk.signIn('siti'), newConsole('yohanes')]);
  const [siti, yohanes] = [desk.page, other.page];
  for (const page of [siti, yohanes]) {
    await chooseView(page, 'unassigned');
    await openFromQueue(page, CONTESTED);
  }

  await test.step('each sees the other look at the ticket, and type', async () => {
    await expect(ticketPane(siti).getByText(told(ticketText.viewing, { names: YOHANES }))).toBeVisible();
    await expect(ticketPane(yohanes).getByText(told(ticketText.viewing, { names: SITI }))).toBeVisible();
    await expect(rowOf(siti, CONTESTED).getByLabel(told(queueText.viewing, { names: YOHANES }))).toBeVisible();
    await replyField(yohanes).pressSequentially('Mohon maaf, Kak. Boleh kirim fotonya?');
    await expect(ticketPane(siti).getByText(told(composerText.collision, { names: YOHANES }))).toBeVisible();
    await expect(rowOf(siti, CONTESTED)).toContainText(told(queueText.typing, { names: YOHANES }));
    await expect(ticketPane(yohanes).getByText(told(composerText.draftSaved))).toBeVisible();
  });

  await test.step('without a network both take it, and each sees that the server has not said yes', async () => {
    for (const { network, page } of [desk, other]) {
      network.cut();
      await expect(connection(page)).toContainText(toldFrom(frameText.offlineSince));
      await act(page, ticketText.take);
      await expect(assignee(page)).toContainText(told(ticketText.you));
      await expect(ticketPane(page).getByText(told(ticketText.claimPending))).toBeVisible();
      await expect(outbox(page)).toHaveText(told(frameText.outboxWaiting, { count: 1 }));
    }
  });

  await test.step('both come back: one owner on both screens', async () => {
    desk.network.restore();
    other.network.restore();
    await expect
      .poll(async () => (await Promise.all([siti, yohanes].map((page) => outbox(page).textContent()))).sort(), { timeout: 40_000 })
      .toEqual([told(frameText.outboxRefused, { count: 1 }), told(frameText.outboxEmpty)].sort());
    const sitiLost = (await outbox(siti).textContent()) !== told(frameText.outboxEmpty);
    const [winner, loser, name] = sitiLost ? [yohanes, siti, YOHANES] : [siti, yohanes, SITI];
    await expect(assignee(winner)).toContainText(told(ticketText.you));
    await expect(assignee(loser)).toContainText(name);
    await expect(ticketPane(loser).getByText(told(refusalText.TAKEN, { agent: name }))).toBeVisible();
    await expect(ticketPane(loser).getByText(told(composerText.ownedByOther, { agent: name }))).toBeVisible();
    await expect(ticketPane(winner).getByText(toldFrom(composerText.refusedAction))).toHaveCount(0);
    for (const page of [siti, yohanes]) await expect(ticketPane(page).getByText(told(ticketText.claimPending))).toHaveCount(0);
    await expect(replyField(yohanes)).toHaveValue('Mohon maaf, Kak. Boleh kirim fotonya?');
    await ticketPane(loser)
      .getByRole('button', { name: told(composerText.dismiss), exact: true })
      .click();
    await everythingSent(loser);
  });

  await test.step('a reply to a ticket that another took meanwhile comes back as text', async () => {
    for (const page of [siti, yohanes]) await openFromQueue(page, ANSWERED);
    other.network.cut();
    await expect(connection(yohanes)).toContainText(toldFrom(frameText.offlineSince));
    await sendReply(yohanes, 'Bisa, Kak. Ukuran berapa yang diinginkan?');
    const before = await answeredCommands(central.databaseUrl);
    await act(siti, ticketText.take);
    await expect.poll(() => answeredCommands(central.databaseUrl)).not.toEqual(before);
    other.network.restore();
    await expect(outbox(yohanes)).toHaveText(told(frameText.outboxRefused, { count: 1 }), { timeout: 40_000 });
    await expect(ticketPane(yohanes).getByText(told(composerText.refusedReply))).toBeVisible();
    await expect(ticketPane(yohanes).getByText(told(refusalText.TAKEN, { agent: SITI }))).toBeVisible();
    await expect(replyField(yohanes)).toHaveValue('Bisa, Kak. Ukuran berapa yang diinginkan?');
    await expect(ticketActions(yohanes).getByRole('button', { name: told(ticketText.takeOver) })).toBeVisible();
    await expect(assignee(siti)).toContainText(told(ticketText.you));
    await expect(entryOf(siti, 'Ukuran berapa')).toHaveCount(0);
    expect((await answered.history()).messages.map(({ text }) => text)).toEqual(['Apakah bisa tukar ukuran?']);
  });
});
