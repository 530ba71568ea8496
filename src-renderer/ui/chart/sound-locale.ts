/**
 * Chromium on a system without a locale calls its language `en-US@posix`, which Intl refuses and the chart library asks Intl with
 * when it is loaded. Gives this window a language that is one, only where it has none.
 */
export function soundLocale(browser: { readonly language: string }, fallback: string): void {
  try {
    Intl.NumberFormat.supportedLocalesOf(browser.language);
  } catch {
    Object.defineProperty(browser, 'language', { value: fallback, configurable: true });
  }
}
