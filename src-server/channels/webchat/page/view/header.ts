import { LANGUAGES, type Language } from '#shared/text/languages.ts';
import type { ChatState } from '../chat-state.ts';
import type { Connection } from '../live-connection.ts';
import { element, setText } from './dom.ts';
import { icon } from './icons.ts';
import type { TextKey, Words } from './words.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' };
const connectionText = { connecting: 'connecting', connected: 'connected', retrying: 'retrying', offline: 'offline' } as const satisfies Record<
  Connection,
  TextKey
>;

export function createHeader(
  words: Words,
  shopName: string,
  events: { onLanguage(language: Language): void; onClose: (() => void) | null },
): { element: HTMLElement; update(state: ChatState): void } {
  const line = element('p', { class: 'line', attributes: { role: 'status' } });
  const languages = LANGUAGES.map((language) =>
    element(
      'button',
      {
        attributes: { type: 'button', 'aria-pressed': String(language === words.language), lang: language },
        on: { click: () => events.onLanguage(language) },
      },
      language.toUpperCase(),
      element('span', { class: 'unseen' }, ` ${LANGUAGE_NAMES[language]}`),
    ),
  );
  const close = events.onClose;
  const made = element(
    'header',
    { class: 'bar' },
    element('span', { class: 'mark', attributes: { 'aria-hidden': 'true' } }, [...shopName.trim()][0]?.toUpperCase() ?? ''),
    element('div', { class: 'who' }, element('h1', {}, shopName), line),
    element('div', { class: 'languages', attributes: { role: 'group', 'aria-label': words('language') } }, ...languages),
    close === null
      ? null
      : element('button', { class: 'plain', attributes: { type: 'button', 'aria-label': words('close') }, on: { click: close } }, icon('close')),
  );
  return {
    element: made,
    update(state) {
      line.hidden = state.session === null;
      line.dataset.connection = state.connection;
      setText(line, words(connectionText[state.connection]));
    },
  };
}
