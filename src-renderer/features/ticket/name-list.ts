import { type Language, say } from '#shared/text/languages.ts';
import { ticketText } from '#shared/text/ticket-text.ts';

/** `Rina`, `Rina dan Budi`, `Rina, Budi dan Sari`. */
export function nameList(language: Language, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : say(language, ticketText.and, { first: names.slice(0, -1).join(', '), last });
}
