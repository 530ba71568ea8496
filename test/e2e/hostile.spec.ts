import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { chatText } from '../../src-shared/text/chat-text.ts';
import { startVisitor } from '../kit/chat-visitor.ts';
import { entryOf, openFromQueue, timeline, told } from './agent-steps.ts';
import { chatRow, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';
import { hostileFiles, hostileTexts, LONGEST } from './hostile-content.ts';

/** Listens on this machine for whatever a page would fetch on behalf of a customer's text. */
async function startCanary() {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    hits,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Everything that a page may not do because of a text: each adds a line. */
function watch(page: Page): string[] {
  const seen: string[] = [];
  const start = page.url();
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (opened) => seen.push(`popup ${opened.url()}`));
  page.on('download', (download) => seen.push(`download ${download.suggestedFilename()}`));
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || frame.url() !== start) seen.push(`navigation ${frame.url()}`);
  });
  page.on('crash', () => seen.push('crash'));
  return seen;
}

const marker = (page: Page) => page.evaluate(() => (globalThis as { pwned?: unknown }).pwned ?? null);

/** Elements that only a text taken as markup could have made inside the conversation. */
const foreign =
  'script, iframe, object, embed, style, link, form, svg[onload], [onerror], [onclick], [onload], [style*="url("], marquee, meta, base, video, audio';

/** The texts in order in at most `count` messages, each text on lines of its own; a long one has a message for itself. */
function inMessages(texts: readonly string[], count: number): string[] {
  const longOnes = texts.filter((text) => text.length > 400);
  const shortOnes = texts.filter((text) => text.length <= 400);
  const size = Math.ceil(shortOnes.length / (count - longOnes.length));
  const groups = shortOnes.flatMap((_, i) => (i % size === 0 ? [shortOnes.slice(i, i + size).join('\n')] : []));
  return [...longOnes, ...groups];
}

test('hostile texts of a customer are shown as they were written, and do nothing', async ({ central, customer, desk, page, signIn }) => {
  const canary = await startCanary();
  const texts = hostileTexts(canary.address);
  const chat = await customer();
  await startChat(chat, '<img src=x onerror="globalThis.pwned=1">');
  const visitor = await startVisitor(central.chatPage, { name: '<b onmouseover=alert(1)>Mallory</b>', language: 'id' });
  await signIn('bagas');
  const [consoleSaw, chatSaw] = [watch(page), watch(chat)];

  // At a person's pace: the server takes a burst of twenty messages.
  const field = chat.getByRole('textbox', { name: told(chatText.write) });
  const messages = inMessages(texts, 19);
  for (const message of messages) {
    await field.fill(message);
    await field.press('Enter');
  }
  await expect(chat.locator('li.row.customer')).toHaveCount(messages.length);
  await expect(chat.locator('li.row.pending, li.row.failed')).toHaveCount(0, { timeout: 30_000 });
  await visitor.send(texts[0] as string);

  await page.keyboard.press('6');
  await openFromQueue(page, '<img src=x onerror');
  const log = timeline(page);
  await expect(entryOf(page, 'LAST-OF-ALL')).toHaveCount(1, { timeout: 20_000 });
  for (const [who, root] of [
    ['console', log],
    ['chat page', chat.locator('ol.messages')],
  ] as const) {
    expect(await root.locator(foreign).count(), `${who}: markup of a text became elements`).toBe(0);
    const shown = ((await root.textContent()) ?? '').replaceAll(/\s+/g, ' ');
    const shortOnes = texts.filter((text) => text.length < 400);
    const missing = shortOnes.filter((text) => !shown.includes(text.trim().replaceAll(/\s+/g, ' ')));
    expect(missing, `${who}: texts that are not shown as they were written`).toEqual([]);
    for (const link of await root.locator('a').all()) {
      expect(await link.getAttribute('href'), `${who}: a link leads to the web or a mail program only`).toMatch(/^(https?:|mailto:|tel:)/);
    }
  }

  // The window lives: the longest text opens whole, the conversation scrolls, the next ticket opens.
  const long = log.getByRole('article').filter({ hasText: LONGEST.slice(0, 40) });
  await long.getByRole('button', { name: /^Tampilkan semua/ }).click();
  await expect(long).toContainText(LONGEST.slice(-40));
  expect(await log.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  const moved = await log.evaluate((element) => {
    element.scrollTop = -element.scrollHeight;
    return element.scrollTop !== 0;
  });
  expect(moved).toBe(true);
  await openFromQueue(page, '<b onmouseover');
  await expect(entryOf(page, texts[0] as string)).toHaveCount(1);
  await page.getByTestId('queue-list').hover();

  for (const where of [page, chat]) expect(await marker(where)).toBeNull();
  expect(consoleSaw).toEqual([]);
  expect(chatSaw).toEqual([]);
  expect(canary.hits).toEqual([]);
  expect(desk.pageErrors).toEqual([]);
  await canary.stop();
});

test('hostile files of a customer are files: named in plain words, never run, never opened', async ({ customer, desk, page, signIn }) => {
  const canary = await startCanary();
  const chat = await customer();
  await startChat(chat, 'Mallory Berkas');
  await signIn('bagas');
  const [consoleSaw, chatSaw] = [watch(page), watch(chat)];
  const files = hostileFiles(canary.address);
  for (const batch of [files.slice(0, 7), files.slice(7)]) {
    await chat
      .locator('form.composer input[type=file]')
      .setInputFiles(batch.map(({ name, mimeType, text }) => ({ name, mimeType, buffer: Buffer.from(text) })));
    await expect(chat.getByText(told(chatText.uploadDone))).toHaveCount(batch.length, { timeout: 20_000 });
    await chat.getByRole('textbox', { name: told(chatText.write) }).fill(`Ini ${batch.length} berkas`);
    await chat.getByRole('button', { name: told(chatText.send), exact: true }).click();
    await expect(chatRow(chat, `Ini ${batch.length} berkas`)).toContainText(told(chatText.stateSent));
  }
  await page.keyboard.press('6');
  await openFromQueue(page, 'Mallory Berkas');
  const rows = timeline(page).locator('.tk-file');
  await expect(rows).toHaveCount(files.length);

  const names = await timeline(page).locator('.tk-file-name').allTextContents();
  for (const name of names) {
    expect(name, 'no path, no control character, no turned-around direction').not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
    expect(name.length).toBeLessThanOrEqual(200);
  }
  expect(await timeline(page).locator('img, svg[onload], iframe, object').count(), 'an SVG is no picture').toBe(0);
  expect(await timeline(page).evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);

  // What the server serves of them is a download of a harmless type, whoever asks.
  const answers = await chat.evaluate(async () => {
    const kept = Object.entries(localStorage).find(([key]) => key.endsWith('.session'))?.[1] ?? '{}';
    const { token } = JSON.parse(kept) as { token: string };
    const base = location.origin + location.pathname.replace(/\/+$/, '');
    const headers = { authorization: `Bearer ${token}` };
    const { messages } = (await (await fetch(`${base}/api/messages?after=0`, { headers })).json()) as {
      messages: { attachments: { hash: string }[] }[];
    };
    return Promise.all(
      messages
        .flatMap((message) => message.attachments)
        .map(async ({ hash }) => {
          const answer = await fetch(`${base}/api/attachments/${hash}`, { headers });
          return ['content-type', 'content-disposition', 'x-content-type-options'].map((name) => answer.headers.get(name));
        }),
    );
  });
  expect(answers.length).toBe(files.length);
  for (const [type, disposition, sniffing] of answers) {
    expect(type).not.toMatch(/html|svg|xml|javascript/);
    expect(disposition).toMatch(/^attachment/);
    expect(sniffing).toBe('nosniff');
  }
  for (const where of [page, chat]) expect(await marker(where)).toBeNull();
  expect(consoleSaw).toEqual([]);
  expect(chatSaw).toEqual([]);
  expect(canary.hits).toEqual([]);
  expect(desk.pageErrors).toEqual([]);
  await canary.stop();
});
