import { chatText } from '#shared/text/chat-text.ts';
import { type Language, say, type Values } from '#shared/text/languages.ts';

export type TextKey = keyof typeof chatText;

export type Words = {
  readonly language: Language;
  (key: TextKey, values?: Values): string;
  time(at: number): string;
  /** "Hari ini", "Kemarin" or the date. */
  day(at: number, now: number): string;
  bytes(size: number): string;
};

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const DAY_MS = 86_400_000;

export const dayKey = (at: number): string => new Date(at).toDateString();

export function createWords(language: Language): Words {
  const locale = LOCALES[language];
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const words = (key: TextKey, values?: Values): string => say(language, chatText[key], values);
  return Object.assign(words, {
    language,
    time: (at: number) => time.format(at),
    day: (at: number, now: number) =>
      dayKey(at) === dayKey(now) ? words('today') : dayKey(at) === dayKey(now - DAY_MS) ? words('yesterday') : day.format(at),
    bytes: (size: number) =>
      size >= 1_000_000 ? `${number.format(size / 1_000_000)} MB` : `${number.format(Math.max(1, Math.round(size / 1_000)))} kB`,
  });
}
