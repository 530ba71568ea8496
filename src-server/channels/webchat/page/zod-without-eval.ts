/**
 * Imported before zod: tells it not to compile its parsers with `new Function`, which the page's content security policy
 * refuses (and would report, though zod swallows the refusal).
 */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

globalThis.__zod_globalConfig = { jitless: true };

export {};
