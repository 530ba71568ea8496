import { expect, type Locator, type Page } from '@playwright/test';
import { composerText } from '../../src-shared/text/composer-text.ts';
import type { Sentence } from '../../src-shared/text/languages.ts';
import { ticketText } from '../../src-shared/text/ticket-text.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What a sentence reads in either language, with anything for its blanks. */
export function either(sentence: Sentence): RegExp {
  const pattern = (text: string): string =>
    text
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.*');
  return new RegExp(`^(${pattern(sentence.id)}|${pattern(sentence.en)})$`, 's');
}

/** The queue's list on the page. */
export const queueList = (page: Page): Locator => page.locator('[role="listbox"]:has([data-ticket])');
export const queueRows = (page: Page): Locator => page.locator('[role="option"][data-ticket]');
export const ticketRegion = (page: Page): Locator => page.getByRole('region', { name: either(ticketText.ticketRegion) });
export const replyField = (page: Page): Locator => page.getByRole('textbox', { name: either(composerText.replyLabel) });
export const noteField = (page: Page): Locator => page.getByRole('textbox', { name: either(composerText.noteLabel) });

/** What holds the focus, in words for a failing test; `body` when it was lost. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body || at === document.documentElement) return 'body';
    return `${at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? at.getAttribute('name') ?? at.id ?? ''} ${(at.textContent ?? '').slice(0, 40)}`;
  });
}

/** The focus is on something that shows it: an outline, a shadow or a caret. */
export async function expectFocusShown(page: Page, after: string): Promise<void> {
  await expect.poll(() => focused(page), { message: `the focus after ${after}` }).not.toBe('body');
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const at = document.activeElement as HTMLElement;
          if (at.matches('input, textarea, [role="dialog"]')) return true;
          const outlined = (element: Element): boolean => {
            const style = getComputedStyle(element);
            return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          };
          const pointedAt = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
          return outlined(at) || pointedAt !== null || (at.parentElement !== null && outlined(at.parentElement));
        }),
      { message: `the focus is visible after ${after}` },
    )
    .toBe(true);
}

/** Presses Tab until the element has the focus: fails when the keyboard cannot reach it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

/** Opens the ticket at `index` of a view by its number key. */
export async function openTicketOf(page: Page, viewKey: string, index = 0): Promise<void> {
  await page.keyboard.press(viewKey);
  await queueRows(page).nth(index).click();
  await expect(ticketRegion(page)).toBeVisible();
}

/** Nothing of the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
