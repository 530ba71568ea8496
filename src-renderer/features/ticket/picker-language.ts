import type { TemplateLanguage } from './use-picker-list.ts';

const order: readonly TemplateLanguage[] = ['id', 'en', null];

/** Indonesian, English, all, and around again. */
export function nextLanguage(language: TemplateLanguage): TemplateLanguage {
  return order[(order.indexOf(language) + 1) % order.length] ?? null;
}
