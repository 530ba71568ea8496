import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { ChatLiveOut } from '../../src-shared/contract/central/chat.ts';
import { openDesk } from '../kit/agent-desk.ts';
import { startTestCentral, type TestCentral } from '../kit/central-client.ts';
import { newClientId, startVisitor, type Visitor } from '../kit/chat-visitor.ts';

let central: TestCentral;
let chatUrl: string;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  central = await startTestCentral();
  chatUrl = `${central.address}/chat/${central.workspace.channel.key}`;
  desk = await openDesk(central, central.workspace.agents.sari.email);
});
afterAll(() => central.stop());

const visit = (input: Partial<Parameters<typeof startVisitor>[1]> = {}) =>
  startVisitor(chatUrl, { name: 'Budi Pelanggan', language: 'id', ...input });
const contactIdOf = async (visitor: Visitor): Promise<string> => {
  const rows = await central.query('select contact_id from conversation where id = $1', [visitor.visitorId]);
  return String(rows[0]?.contact_id);
};
const refused = (code: string, data?: Record<string, unknown>) =>
  expect.objectContaining(data === undefined ? { code } : { code, data: expect.objectContaining(data) });

/** Frames as they come, and a wait for one of a type. */
function listen(visitor: Visitor) {
  const frames: ChatLiveOut[] = [];
  let heard = (): void => {};
  const live = visitor.live({
    onFrame: (frame) => {
      frames.push(frame);
      heard();
    },
    onClose: () => undefined,
  });
  return {
    live,
    async next<T extends ChatLiveOut['type']>(type: T): Promise<Extract<ChatLiveOut, { type: T }>> {
      for (;;) {
        const index = frames.findIndex((frame) => frame.type === type);
        if (index >= 0) return frames.splice(index, 1)[0] as Extract<ChatLiveOut, { type: T }>;
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}

test('a visitor writes, an agent answers, and each hears of the other at once', async () => {
  const visitor = await visit();
  const page = listen(visitor);
  await page.next('welcome');
  const sent = await visitor.send('Halo, pesanan saya belum sampai');
  expect(sent).toMatchObject({ seq: 1, from: 'customer', authorName: 'Budi Pelanggan', state: 'sent' });
  await page.next('changed');

  const contactId = await contactIdOf(visitor);
  await desk.reply(contactId, 'Kami cek dulu ya, Kak');
  await page.next('changed');
  const history = await visitor.history();
  expect(history.messages.map(({ seq, from, authorName, text }) => ({ seq, from, authorName, text }))).toEqual([
    { seq: 1, from: 'customer', authorName: 'Budi Pelanggan', text: 'Halo, pesanan saya belum sampai' },
    { seq: 2, from: 'agent', authorName: 'Sari Wulandari', text: 'Kami cek dulu ya, Kak' },
  ]);
  expect(history).toMatchObject({ more: false, agentSeenSeq: expect.any(Number), question: null });
  expect((await visitor.history(1)).messages).toHaveLength(1);
  page.live.close();
});

test('notes and events of the ticket are never in the visitor’s history', async () => {
  const visitor = await visit();
  await visitor.send('Apakah ada stok?');
  const ticket = await desk.ticketOf(await contactIdOf(visitor));
  await desk.push({ type: 'ticket.note', ticketId: ticket.id, text: 'pelanggan sulit', attachments: [] });
  expect((await visitor.history()).messages.map((message) => message.text)).toEqual(['Apakah ada stok?']);
});

test('the same message sent again is one message with the same answer, also at the same time', async () => {
  const visitor = await visit();
  const clientId = newClientId();
  const answers = await Promise.all([1, 2, 3, 4].map(() => visitor.send('sekali saja', { clientId })));
  answers.push(await visitor.send('sekali saja', { clientId }));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect((await visitor.history()).messages).toHaveLength(1);
  await expect(visitor.send('lain', { clientId })).rejects.toEqual(refused('MESSAGE_ID_REUSED'));
  const other = await visit();
  await expect(other.send('sekali saja', { clientId })).rejects.toEqual(refused('MESSAGE_ID_REUSED'));
  expect((await other.history()).messages).toEqual([]);
});

test('a long history comes in pages without gap or double', async () => {
  const visitor = await visit();
  await visitor.send('pesan 1');
  const [conversation] = await central.query('select * from conversation where id = $1', [visitor.visitorId]);
  // Two hundred messages by hand: a visitor's pace would take minutes.
  await central.query(
    `insert into entry (workspace_id, id, ticket_id, seq, kind, author_kind, author_id, at, text, attachments, direction, channel, conversation_id, conversation_seq)
     select $1, gen_random_uuid(), $2, 100 + n, 'message', 'contact', $3, 1, 'pesan ' || n, '[]', 'in', 'webchat', $4, n from generate_series(2, 230) n`,
    [central.workspace.id, conversation?.current_ticket_id, conversation?.contact_id, visitor.visitorId],
  );
  const seen: string[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await visitor.history(after);
    expect(page.messages.length).toBeLessThanOrEqual(100);
    seen.push(...page.messages.map((message) => message.text));
    after = page.messages.at(-1)?.seq ?? after;
    more = page.more;
  }
  expect(seen).toEqual(Array.from({ length: 230 }, (_, index) => `pesan ${index + 1}`));
});

test('receipts raise what the agent sees of a reply, and never lower it', async () => {
  const visitor = await visit();
  await visitor.send('Halo');
  const contactId = await contactIdOf(visitor);
  await desk.reply(contactId, 'Ya, ada yang bisa dibantu?');
  const { id } = await desk.ticketOf(contactId);
  const delivery = async () =>
    (await desk.entries(id)).flatMap((entry) => (entry.kind === 'message' && entry.direction === 'out' ? [entry.delivery] : []));
  await visitor.receipt({ kind: 'delivered', upToSeq: 2 });
  expect(await delivery()).toEqual(['delivered']);
  await visitor.receipt({ kind: 'read', upToSeq: 2 });
  await visitor.receipt({ kind: 'delivered', upToSeq: 99 });
  expect(await delivery()).toEqual(['read']);
});

test('the visitor sees that an agent has read the message', async () => {
  const visitor = await visit();
  const page = listen(visitor);
  await page.next('welcome');
  await visitor.send('Sudah dibaca belum?');
  await page.next('changed');
  const ticket = await desk.ticketOf(await contactIdOf(visitor));
  const console_ = await openConsole();
  console_.send({ type: 'viewing', ticketId: ticket.id });
  console_.send({ type: 'seen', ticketId: ticket.id, seq: 10 });
  await page.next('changed');
  const history = await visitor.history();
  expect(history.agentSeenSeq).toBe(1);
  expect(history.messages[0]?.state).toBe('read');
  console_.close();
  page.live.close();
});

test('typing goes both ways', async () => {
  const visitor = await visit();
  await visitor.send('Halo?');
  const page = listen(visitor);
  await page.next('welcome');
  const ticket = await desk.ticketOf(await contactIdOf(visitor));
  const console_ = await openConsole();
  console_.send({ type: 'viewing', ticketId: ticket.id });
  page.live.send({ type: 'typing', on: true });
  expect(await console_.next('customerTyping')).toEqual({ type: 'customerTyping', ticketId: ticket.id, on: true });
  console_.send({ type: 'typing', ticketId: ticket.id, on: true });
  expect(await page.next('agentTyping')).toEqual({ type: 'agentTyping', on: true, name: 'Sari Wulandari' });
  // A page that goes away types no more.
  page.live.close();
  expect(await console_.next('customerTyping')).toMatchObject({ on: false });
  console_.close();
});

test('a rating is asked for once the matter is resolved, kept once, and shown in the timeline', async () => {
  const visitor = await visit();
  await visitor.send('Tolong batalkan pesanan saya');
  expect((await visitor.history()).question).toBeNull();
  await expect(visitor.answer({ id: newClientId(), score: 5, comment: '' })).rejects.toEqual(refused('CONVERSATION_CLOSED'));
  const contactId = await contactIdOf(visitor);
  await desk.reply(contactId, 'Sudah kami batalkan');
  await desk.resolve(contactId);
  const { question } = await visitor.history();
  if (question === null) throw new Error('nothing is asked');
  expect(question.kind).toBe('csat');
  expect((await visitor.history()).question).toEqual(question);
  await expect(visitor.answer({ id: question.id, score: 6, comment: '' })).rejects.toEqual(refused('INVALID_INPUT', { field: 'score' }));
  await visitor.answer({ id: question.id, score: 4, comment: ' cepat ' });
  await visitor.answer({ id: question.id, score: 1, comment: 'berubah pikiran' });
  expect((await visitor.history()).question).toBeNull();
  const ticket = await desk.ticketOf(contactId);
  const events = (await desk.entries(ticket.id)).flatMap((entry) => (entry.kind === 'event' && entry.event.type === 'rated' ? [entry.event] : []));
  expect(events).toEqual([{ type: 'rated', rating: 4, comment: 'cepat' }]);
});

test('a message after the resolution opens the ticket again', async () => {
  const visitor = await visit();
  await visitor.send('Halo');
  const contactId = await contactIdOf(visitor);
  await desk.resolve(contactId);
  await visitor.send('Masih ada masalah');
  expect(await desk.ticketOf(contactId)).toMatchObject({ status: 'open', awaitingCount: expect.any(Number) });
  expect((await visitor.history()).question).toBeNull();
});

test('an attachment goes up, is seen by its conversation only, and comes back as a download', async () => {
  const visitor = await visit();
  const bytes = new Uint8Array(randomBytes(200_000));
  const hash = await visitor.upload(bytes, 'text/html');
  const ref = { hash, name: 'bukti.html', mime: 'text/html', size: 1 };
  // Size and type are the server's to say.
  expect((await visitor.send('', { attachments: [ref] })).attachments).toEqual([{ hash, name: 'bukti.html', mime: 'text/html', size: 200_000 }]);
  const { bytes: back, headers } = await visitor.download(hash);
  expect(Buffer.from(back).equals(Buffer.from(bytes))).toBe(true);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-disposition')).toMatch(/^attachment/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const other = await visit();
  await expect(other.download(hash)).rejects.toEqual(refused('NOT_FOUND'));
});

test('an agent’s picture in a reply is the visitor’s to see, one in a note is not', async () => {
  const visitor = await visit();
  await visitor.send('Kirim fotonya ya');
  const contactId = await contactIdOf(visitor);
  const put = async (bytes: Buffer) => {
    const hash = (await import('node:crypto')).createHash('sha256').update(bytes).digest('hex');
    const headers = { authorization: `Bearer ${desk.session.accessToken}`, 'content-type': 'application/pdf' };
    await fetch(`${central.address}/api/v1/attachments/${hash}`, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    return { hash, name: 'berkas.pdf', mime: 'application/pdf', size: bytes.length };
  };
  const [shown, hidden] = [await put(randomBytes(1_000)), await put(randomBytes(1_000))];
  await desk.reply(contactId, 'Ini fotonya', [shown]);
  const ticket = await desk.ticketOf(contactId);
  await desk.push({ type: 'ticket.note', ticketId: ticket.id, text: 'bukti dalam', attachments: [hidden] });
  expect((await visitor.download(shown.hash)).bytes).toHaveLength(1_000);
  await expect(visitor.download(hidden.hash)).rejects.toEqual(refused('NOT_FOUND'));
});

test('what a visitor says of themselves makes a contact, and never joins them to another', async () => {
  const first = await visit({ email: ' Rina@Surat.Example ', phone: '0812-3456-7890' });
  const second = await visit({ name: 'Penyamar', email: 'rina@surat.example' });
  const contacts = [await desk.contact(await contactIdOf(first)), await desk.contact(await contactIdOf(second))];
  expect(contacts[0]?.identities.map(({ kind, value }) => `${kind} ${value}`)).toEqual(
    expect.arrayContaining(['email rina@surat.example', 'phone +6281234567890', `webchat ${first.visitorId}`]),
  );
  expect(contacts[1]?.id).not.toBe(contacts[0]?.id);
  expect(contacts[1]?.identities.map(({ kind }) => kind)).toEqual(['webchat']);
  expect(contacts[1]?.note).toContain('rina@surat.example');
});

/** An agent's live socket, as a console opens it. */
async function openConsole() {
  const socket = new WebSocket(`${central.address.replace('http', 'ws')}/api/v1/live`);
  const frames: { type: string }[] = [];
  let heard = (): void => {};
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)));
    heard();
  });
  const next = async (type: string): Promise<{ type: string }> => {
    for (;;) {
      const index = frames.findIndex((frame) => frame.type === type);
      if (index >= 0) return frames.splice(index, 1)[0] as { type: string };
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  const send = (frame: unknown): void => socket.send(JSON.stringify(frame));
  await new Promise((resolve) => socket.once('open', resolve));
  send({ type: 'hello', accessToken: desk.session.accessToken });
  await next('welcome');
  return { send, next, close: () => socket.terminate() };
}
