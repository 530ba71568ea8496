import type { Page } from '@playwright/test';
import type { Language } from '../../src-shared/text/languages.ts';
import { languageText, settingsText, themeText } from '../../src-shared/text/settings-text.ts';
import { signInText } from '../../src-shared/text/sign-in-text.ts';
import { queuePlan, teamPlan } from '../kit/sample/staff.ts';
import { expectFocusShown, queueRows, ticketRegion } from './conduct.ts';
import { expect, test } from './fixture.ts';
import { sentencesOnlyIn } from './sentences.ts';

/** Everything a person or a screen reader is told on the page that is not written by people of the sample. */
function told(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      // What customers and agents wrote, and the two languages' own names.
      if (parent === null || parent.closest('bdi, [data-row], script, style, .tk-subject, [lang]:not(html)') !== null) continue;
      texts.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    }
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });
}

/** The shop's own names and those of the languages are the same in every language. */
const names = new Set<string>([...[...queuePlan, ...teamPlan].map(({ name }) => name), ...Object.values(languageText).map(({ en }) => en)]);

/** No sentence of the other language is on the page. */
async function expectOnly(page: Page, language: Language, screen: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  const foreign = sentencesOnlyIn(language === 'id' ? 'en' : 'id');
  await expect
    .poll(async () => (await told(page)).filter((text) => foreign(text) && !names.has(text)), {
      message: `${screen} in ${language}: sentences of the other language`,
    })
    .toEqual([]);
}

/** Walks through the console's screens and layers and looks at each. */
async function lookAtEverything(page: Page, language: Language): Promise<void> {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('g', 'q', '6');
  await expect(queueRows(page).first()).toBeVisible();
  await expectOnly(page, language, 'queue');
  await press('j', 'Enter');
  await expect(ticketRegion(page).getByRole('toolbar')).toBeVisible();
  await expectOnly(page, language, 'ticket');
  for (const [key, layer] of [
    ['f', 'filter'],
    ['s', 'snooze'],
    ['t', 'transfer'],
    ['?', 'help'],
    ['Control+k', 'palette'],
  ] as const) {
    await press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectOnly(page, language, layer);
    await press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await press('n');
  await expectOnly(page, language, 'note');
  await press('Escape', 'u', '5');
  await expectOnly(page, language, 'empty view');
  await press('g', 'p');
  await expect(page.locator('[data-metric="firstContactResolution"]')).toBeVisible();
  await expectOnly(page, language, 'performance');
  await page.locator('[data-metric="contactsHandled"]').click();
  await expect(page.getByRole('figure').locator('canvas')).toBeVisible();
  await expectOnly(page, language, 'behind a number');
  await press('g', 's');
  const sections = page.getByRole('navigation', { name: settingsText.sections[language] });
  for (const section of ['general', 'shortcuts', 'sync', 'targets', 'about'] as const) {
    await sections.getByRole('button', { name: settingsText[section][language] }).click();
    await expect(page.getByRole('heading', { level: 1, name: settingsText[section][language] })).toBeVisible();
    await expectOnly(page, language, section);
  }
}

const choose = (page: Page, words: string) => page.getByText(words, { exact: true }).click();

test('the language is chosen on the sign-in screen or in the settings, reaches every screen and is kept', async ({ desk, signIn }) => {
  await expectOnly(desk.page, 'id', 'sign in');
  await choose(desk.page, languageText.en.en);
  await expect(desk.page.getByRole('heading', { name: signInText.title.en })).toBeVisible();
  await expectOnly(desk.page, 'en', 'sign in');
  await desk.page.getByRole('button', { name: signInText.signIn.en, exact: true }).click();
  await expect(desk.page.getByText(signInText.emailMissing.en)).toBeVisible();
  await expectOnly(desk.page, 'en', 'sign in with a mistake');
  await signIn('bagas');
  await lookAtEverything(desk.page, 'en');

  await desk.reopen();
  await expect(desk.page.getByRole('navigation').first()).toBeVisible();
  await expectOnly(desk.page, 'en', 'the reopened console');
  await desk.page.keyboard.press('g');
  await desk.page.keyboard.press('s');
  await choose(desk.page, languageText.id.id);
  await expect(desk.page.getByRole('heading', { level: 1, name: settingsText.general.id })).toBeVisible();
  await expectFocusShown(desk.page, 'changing the language');
  await lookAtEverything(desk.page, 'id');
});

test('the theme is light, dark or the system’s, and is kept', async ({ desk, signIn }) => {
  const shown = () => desk.page.locator('html').getAttribute('data-mantine-color-scheme');
  const brightness = () =>
    desk.page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number);
      return red + green + blue > 384 ? 'light' : 'dark';
    });
  const expectTheme = async (theme: 'light' | 'dark') => {
    await expect.poll(shown).toBe(theme);
    await expect.poll(brightness).toBe(theme);
  };
  await signIn('bagas');
  for (const system of ['dark', 'light'] as const) {
    await desk.page.emulateMedia({ colorScheme: system });
    await expectTheme(system);
  }
  await desk.page.keyboard.press('g');
  await desk.page.keyboard.press('s');
  await choose(desk.page, themeText.dark.id);
  await expectTheme('dark');
  await desk.reopen();
  await expect(desk.page.getByRole('navigation').first()).toBeVisible();
  await desk.page.emulateMedia({ colorScheme: 'light' });
  await expectTheme('dark');
  await desk.page.keyboard.press('g');
  await desk.page.keyboard.press('s');
  await choose(desk.page, themeText.light.id);
  await desk.page.emulateMedia({ colorScheme: 'dark' });
  await expectTheme('light');
  await choose(desk.page, themeText.system.id);
  await expectTheme('dark');
});
