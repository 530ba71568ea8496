import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can change: the rest is the same in the dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.all(
      document.getAnimations().map((animation) => (animation.effect?.getComputedTiming().iterations === 1 ? animation.finished : null)),
    ).catch(() => null),
  );

/** axe finds nothing on the page as it is, in the light and in the dark theme. The page has to follow the system's theme. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await settled(page);
    // One frame and no page of its own, which Electron does not give.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (theme === 'light' ? axe.withTags(TAGS) : axe.withRules(COLOUR_RULES)).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
    expect.soft(found, `${screen}, ${theme}`).toEqual([]);
  }
}
