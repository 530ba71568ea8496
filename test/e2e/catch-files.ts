import type { Page } from '@playwright/test';

/** Keeps what the page offers as files, by their type: downloads work differently in each shell. */
export async function catchFiles(page: Page): Promise<() => Promise<Record<string, string>>> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    const files: Record<string, Promise<string>> = {};
    Object.assign(globalThis, { files });
    URL.createObjectURL = (content: Blob) => {
      if (content.type !== '') files[content.type] = content.type.startsWith('text') ? content.text() : Promise.resolve(String(content.size));
      return make(content);
    };
  });
  return () =>
    page.evaluate(async () => {
      const { files } = globalThis as unknown as { files: Record<string, Promise<string>> };
      return Object.fromEntries(await Promise.all(Object.entries(files).map(async ([type, content]) => [type, await content])));
    });
}
