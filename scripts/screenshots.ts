/** `npm run screenshots`: pictures of the console's screens into `out/screenshots`, and README's picture. Needs no window. */

import { copyFileSync, mkdirSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { agentStateText } from '../src-shared/text/frame-text.ts';
import type { Language } from '../src-shared/text/languages.ts';
import { signInText } from '../src-shared/text/sign-in-text.ts';
import { prepareSampleDatabase, startCentralProcess } from '../test/e2e/central-process.ts';
import { launchChromium } from '../test/e2e/chromium.ts';
import { openConsole } from '../test/e2e/console-handle.ts';
import { startWebShell } from '../test/e2e/web-shell.ts';
import { startVisitor, type Visitor } from '../test/kit/chat-visitor.ts';
import { buildStale } from './launch/build-stale.ts';
import { inProject } from './launch/project.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
] as const;
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['id', 'en'] as const;
const FOLDER = inProject('out', 'screenshots');
const README_PICTURE = inProject('docs', 'images', 'console.png');

const CUSTOMER = 'Kartika Melati';
const talk = {
  first: ['Halo kak, sepatu saya pesanan TN-20418 belum sampai juga, padahal sudah lima hari.', 'Bisa dibantu cek posisinya?'],
  reply: 'Selamat siang, Kak Kartika. Paketnya sudah tiba di gudang Bandung pagi ini dan dijadwalkan diantar sore nanti.',
  note: 'Kurir: resi JX0093182, gudang Bandung 08.14. Kabari lagi kalau sampai pukul 18.00 belum diantar.',
  later: ['Oke, saya tunggu ya. Ini foto resi dari penjual.', 'Kalau hari ini tidak sampai, apa bisa dibatalkan?'],
  draft: 'Bisa, Kak. Selama paket belum diantar, pembatalan gratis dan dana kembali dalam 1×24 jam.',
} as const;

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits for what moves, takes the pointer away, and takes the picture in every theme and size. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.evaluate(async () => {
        await document.fonts.ready;
        await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
      });
      await page.screenshot({ path: `${FOLDER}/${name}-${theme}-${size.width}.png` });
    }
  }
  await page.setViewportSize(SIZES[0]);
}

const WAYBILL = `<body style="margin:0;background:#b98a5b;display:grid;place-items:center;height:100vh;font:600 22px system-ui">
  <div style="background:#fffdf8;padding:28px 34px;transform:rotate(-2deg);box-shadow:0 8px 24px #0006;border-radius:4px">
    <div style="display:flex;justify-content:space-between;gap:40px"><b>RESI</b><span>JX0093182</span></div>
    <div style="height:64px;margin:18px 0;background:repeating-linear-gradient(90deg,#111 0 3px,#fff 3px 7px,#111 7px 8px,#fff 8px 13px)"></div>
    <div style="font-weight:400;font-size:18px">Kepada: K. Melati, Bandung<br>Isi: sepatu lari 1 psg</div>
  </div>`;

/** A photo of a waybill, made here. */
async function photo(browser: Browser): Promise<Uint8Array<ArrayBuffer>> {
  const page = await browser.newPage({ viewport: { width: 600, height: 400 } });
  await page.setContent(WAYBILL);
  const bytes = new Uint8Array(await page.screenshot({ type: 'jpeg', quality: 80 }));
  await page.close();
  return bytes;
}

async function sendPhoto(visitor: Visitor, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const hash = await visitor.upload(bytes, 'image/jpeg');
  await visitor.send(talk.later[0], { attachments: [{ hash, name: 'foto-resi.jpg', mime: 'image/jpeg', size: bytes.length }] });
  await visitor.send(talk.later[1]);
}

/** Opens the field for a reply or a note by its key and writes into it. */
async function write(page: Page, key: string, words: string): Promise<void> {
  await press(page, key);
  await page.locator('.tk-textarea:focus').waitFor();
  await page.keyboard.insertText(words);
}

/** Is there for customers: the pictures show an agent at work. */
async function comeOnDuty(page: Page, language: Language): Promise<void> {
  await page.getByRole('navigation').last().locator('button').last().click();
  await page.getByRole('menuitemradio', { name: agentStateText.available[language] }).click();
  await page.getByRole('contentinfo').getByText(agentStateText.available[language]).waitFor();
}

/** The conversation that the pictures show: between the customer on the chat page and the agent of this console. */
async function haveTalk(browser: Browser, page: Page, chatPage: string): Promise<void> {
  const visitor = await startVisitor(chatPage, { name: CUSTOMER, email: 'kartika.melati@contoh.example', language: 'id' });
  for (const words of talk.first) await visitor.send(words);
  await press(page, '6');
  await page.locator('[role="option"][data-ticket]', { hasText: CUSTOMER }).click();
  await page.getByRole('log').getByText(talk.first[1]).waitFor();
  await press(page, 'a');
  await write(page, 'r', talk.reply);
  await press(page, 'Control+Enter');
  await page.getByRole('log').getByText(talk.reply).waitFor();
  await press(page, 'Escape');
  await write(page, 'n', talk.note);
  await press(page, 'Control+Enter');
  await page.getByRole('log').getByText(talk.note).waitFor();
  await sendPhoto(visitor, await photo(browser));
  await page.getByRole('log').getByText(talk.later[1]).waitFor();
  await press(page, 'Escape');
  await write(page, 'r', talk.draft);
  await page.locator('.tk-thumb img').waitFor();
}

async function chatPictures(browser: Browser, chatPage: string, language: Language): Promise<void> {
  const context = await browser.newContext({ locale: language === 'id' ? 'id-ID' : 'en-GB', timezoneId: 'Asia/Jakarta' });
  const page = await context.newPage();
  await page.goto(chatPage);
  await page.locator('#name').waitFor();
  await shoot(page, `chat-start-${language}`);
  await page.locator('#name').fill(CUSTOMER);
  await press(page, 'Enter');
  await page.locator('form.composer textarea').fill(talk.first[0]);
  await press(page, 'Enter');
  await page.locator('li.row.customer .state-check').first().waitFor();
  await page.locator('.line[data-connection="connected"]').waitFor();
  await shoot(page, `chat-${language}`);
  await context.close();
}

async function consolePictures(browser: Browser, central: { address: string; chatPage: string }, language: Language): Promise<void> {
  const desk = await openConsole((serverUrl) => startWebShell(browser, serverUrl), central.address);
  const { page } = desk;
  try {
    if (language === 'en') await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: signInText.title[language] }).waitFor();
    await shoot(page, `sign-in-${language}`);
    await desk.signIn('bagas');
    await comeOnDuty(page, language);
    await press(page, '2');
    await page.locator('[role="option"][data-ticket]').first().waitFor();
    await shoot(page, `queue-${language}`);
    await haveTalk(browser, page, central.chatPage);
    await shoot(page, `ticket-${language}`);
    if (language === 'id') copyFileSync(`${FOLDER}/ticket-id-light-1280.png`, README_PICTURE);
    await press(page, 'Escape', 's');
    await page.getByRole('dialog').waitFor();
    await shoot(page, `snooze-${language}`);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press(page, 'Control+k');
    await page.keyboard.insertText('kartika');
    await page.locator('#palette-results [role="option"]').first().waitFor();
    await shoot(page, `palette-${language}`);
    await press(page, 'Escape', '?');
    await page.getByRole('dialog').waitFor();
    await shoot(page, `help-${language}`);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press(page, 'g', 's');
    await page.locator('#settings-title').waitFor();
    await shoot(page, `settings-${language}`);
    await press(page, 'g', 'p');
    await page.locator('[data-metric="firstResponse"]').waitFor();
    await shoot(page, `performance-${language}`);
    await page.locator('[data-metric="firstResponse"]').click();
    await page.locator('figure canvas').waitFor();
    await shoot(page, `metric-${language}`);
    desk.network.cut();
    await press(page, 'g', 'q');
    await page.locator('[data-testid="connection"]', { hasText: 'Offline' }).waitFor();
    await press(page, 'r');
    await page.locator('.tk-textarea:focus').waitFor();
    await press(page, 'Control+Enter');
    await page.getByRole('log').getByText(talk.draft).waitFor();
    await shoot(page, `offline-${language}`);
    await press(page, 'Escape', 'g', 'l');
    await page.locator('#settings-title').waitFor();
    await shoot(page, `ledger-${language}`);
  } finally {
    await desk.close();
  }
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  mkdirSync(inProject('docs', 'images'), { recursive: true });
  await buildStale({ force: false, onBuild: () => undefined });
  const sample = await prepareSampleDatabase();
  const browser = await launchChromium();
  try {
    for (const language of LANGUAGES) {
      const database = await sample.copy();
      const central = await startCentralProcess(database.url);
      try {
        await consolePictures(browser, central, language);
        await chatPictures(browser, central.chatPage, language);
      } finally {
        await central.stop();
        await database.drop();
      }
    }
  } finally {
    await browser.close();
    await sample.drop();
  }
}

await main();
// The database server of the run ends with the process, and else keeps it.
process.exit(0);
