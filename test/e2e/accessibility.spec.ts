import type { Page } from '@playwright/test';
import { frameText } from '../../src-shared/text/frame-text.ts';
import { emptyViewText } from '../../src-shared/text/queue-text.ts';
import { settingsText } from '../../src-shared/text/settings-text.ts';
import { signInText } from '../../src-shared/text/sign-in-text.ts';
import { ticketText } from '../../src-shared/text/ticket-text.ts';
import { timelineText } from '../../src-shared/text/timeline-text.ts';
import { connection, outbox, sendReply, told, writeNote } from './agent-steps.ts';
import { expectAccessible } from './axe.ts';
import { noteField, openTicketOf, queueRows, replyField, ticketRegion } from './conduct.ts';
import { attach, say, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const dialog = (page: Page) => page.getByRole('dialog');

/** Opens a layer by its key, looks at it and closes it again. */
async function expectLayerAccessible(page: Page, key: string, name: string): Promise<void> {
  await press(page, key);
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page, name);
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
}

// axe reads every element of every screen, in two themes: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

test('axe finds nothing on the sign-in screen, the queue, its layers and the settings', async ({ page, signIn }) => {
  await page.getByRole('button', { name: told(signInText.signIn), exact: true }).click();
  await expect(page.getByText(told(signInText.emailMissing))).toBeVisible();
  await expectAccessible(page, 'sign in with a mistake');
  await signIn('admin');
  await press(page, '1');
  await expect(page.getByText(told(emptyViewText.mine.title))).toBeVisible();
  await expectAccessible(page, 'empty queue');
  await press(page, '6');
  await expect(queueRows(page).first()).toBeVisible();
  await expectAccessible(page, 'full queue');
  await expectLayerAccessible(page, 'f', 'filter');
  await expectLayerAccessible(page, '?', 'help');
  await press(page, 'Control+k');
  await page.keyboard.type('a');
  await expect(page.locator('#palette-results [role="option"]').nth(5)).toBeVisible();
  await expectAccessible(page, 'palette');
  await press(page, 'Escape', 'g', 's');
  const sections = page.getByRole('navigation', { name: told(settingsText.sections) });
  for (const section of ['general', 'shortcuts', 'about'] as const) {
    await sections.getByRole('button', { name: told(settingsText[section]) }).click();
    await expect(page.getByRole('heading', { level: 1, name: told(settingsText[section]) })).toBeVisible();
    await expectAccessible(page, `settings: ${section}`);
  }
});

test('axe finds nothing on a lively ticket, its layers, offline and in the sync ledger', async ({ customer, page, signIn, network }) => {
  const chat = await customer();
  await startChat(chat, 'Rani Wijaya');
  await say(chat, 'Halo, sepatu saya belum sampai. Lihat https://nusantara.example/resi/881');
  await attach(chat, [{ name: 'resi.txt', mimeType: 'text/plain', buffer: Buffer.from('JNE 0123') }]);
  await say(chat, 'Ini resinya');
  await signIn('bagas');
  await press(page, '6');
  await queueRows(page).filter({ hasText: 'Rani Wijaya' }).click();
  await expect(page.getByRole('log', { name: told(timelineText.region) }).getByText('resi.txt')).toBeVisible();
  await press(page, 'a');
  await expect(ticketRegion(page).getByText(told(timelineText.tookIt, { actor: told(ticketText.you) }))).toBeVisible();
  await sendReply(page, 'Kami periksa dulu ya.');
  await writeNote(page, 'Cek ke kurir sebelum pukul tiga');
  await expect(noteField(page)).toBeVisible();
  await expectAccessible(page, 'ticket with messages, notes, events and attachments');
  await press(page, 'Escape', 'r');
  await expect(replyField(page)).toBeFocused();
  await page.keyboard.type('/');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await expectAccessible(page, 'template picker');
  await press(page, 'Escape', 'Backspace', 'Escape');
  await expectLayerAccessible(page, 's', 'snooze');
  await expectLayerAccessible(page, 't', 'transfer');
  await ticketRegion(page)
    .getByRole('button', { name: told(ticketText.merge) })
    .click();
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page, 'merge');
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);

  network.cut();
  await expect(connection(page)).toContainText('Offline', { timeout: 30_000 });
  await press(page, 'r');
  await expect(replyField(page)).toBeFocused();
  await page.keyboard.type('Ditulis tanpa jaringan');
  await press(page, 'Control+Enter');
  await expect(outbox(page)).toContainText('menunggu');
  await expectAccessible(page, 'offline with an outbox');
  await press(page, 'Escape', 'g', 'l');
  await expect(page.getByRole('heading', { level: 1, name: told(settingsText.sync) })).toBeVisible();
  await expectAccessible(page, 'sync ledger');
});

/** Controls that a person could see and yet not reach, because they stand beside the window. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const hidden = [...document.querySelectorAll<HTMLElement>('button, input, textarea, a[href], [role="option"], [role="checkbox"]')].filter(
      (element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        if (width <= 2 || height <= 2 || !element.checkVisibility({ visibilityProperty: true })) return false;
        return left < -1 || right > innerWidth + 1;
      },
    );
    return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...hidden.map((element) => element.outerHTML.slice(0, 120))];
  });

test('at 200 % zoom nothing stands beside the window', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await expect(page.getByRole('button', { name: told(signInText.signIn), exact: true })).toBeVisible();
  expect.soft(await cutOff(page), 'sign in').toEqual([]);
  await signIn('bagas');
  await openTicketOf(page, '6');
  await expect(ticketRegion(page).getByRole('toolbar')).toBeVisible();
  expect.soft(await cutOff(page), 'ticket').toEqual([]);
  await replyField(page).focus();
  await expect(replyField(page)).toBeInViewport();
  for (const [key, name] of [
    ['s', 'snooze'],
    ['t', 'transfer'],
    ['?', 'help'],
    ['Control+k', 'palette'],
  ] as const) {
    await press(page, 'Escape', key);
    await expect(dialog(page)).toBeVisible();
    expect.soft(await cutOff(page), name).toEqual([]);
    await press(page, 'Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  await page.getByRole('button', { name: told(frameText.backToQueue) }).click();
  await expect(queueRows(page).first()).toBeVisible();
  expect.soft(await cutOff(page), 'queue').toEqual([]);
  await press(page, 'f');
  await expect(dialog(page)).toBeVisible();
  expect.soft(await cutOff(page), 'filter').toEqual([]);
  await press(page, 'Escape', 'g', 'p');
  await expect(page.locator('[data-metric="csat"]')).toBeAttached();
  expect.soft(await cutOff(page), 'performance').toEqual([]);
  await page.locator('[data-metric="csat"]').click();
  await expect(page.getByRole('figure').locator('canvas')).toBeAttached();
  expect.soft(await cutOff(page), 'behind a number').toEqual([]);
  await press(page, 'g', 's');
  for (const section of ['general', 'shortcuts', 'sync', 'targets', 'about'] as const) {
    await page
      .getByRole('navigation', { name: told(settingsText.sections) })
      .getByRole('button', { name: told(settingsText[section]) })
      .click();
    expect.soft(await cutOff(page), section).toEqual([]);
  }
});

test('who asks for less motion gets none', async ({ page, signIn }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn('bagas');
  await openTicketOf(page, '6');
  await page.evaluate(() => {
    const moving: string[] = [];
    Object.assign(globalThis, { moving });
    const note = (event: AnimationEvent | TransitionEvent) => {
      for (const animation of (event.target as Element).getAnimations()) {
        const duration = Number(animation.effect?.getComputedTiming().activeDuration ?? 0);
        if (duration > 1) moving.push(`${(event.target as Element).className} ${duration} ms`);
      }
    };
    document.addEventListener('transitionrun', note);
    document.addEventListener('animationstart', note);
  });
  for (const key of ['s', 't', '?', 'f', 'Control+k']) {
    await press(page, key);
    await expect(dialog(page)).toBeVisible();
    // A layer hears its first key once the focus is in it.
    await expect(dialog(page).locator(':focus')).toHaveCount(1);
    await press(page, 'Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  await press(page, 'g', 's');
  await expect(page.getByRole('heading', { level: 1, name: told(settingsText.general) })).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { moving: string[] }).moving)).toEqual([]);
});
