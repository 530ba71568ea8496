import './zod-without-eval.ts';
import './styles.css';
import type { Language } from '#shared/text/languages.ts';
import { keyValue, now } from './browser.ts';
import { createChatController } from './chat-controller.ts';
import { holdState } from './chat-state.ts';
import { createEmbed, hostOrigin } from './embed.ts';
import { type ChatView, createChatView, type StartValues } from './view/chat-view.ts';
import { setText } from './view/dom.ts';
import { createWords } from './view/words.ts';
import { createVisitorMemory } from './visitor-memory.ts';

/** A page that slept longer than this does not trust its open socket. */
const SLEPT_MS = 60_000;

const base = `${location.origin}${location.pathname.replace(/\/+$/, '')}`;
const storagePrefix = `tanggap.chat.${location.pathname.replace(/\/+$/, '').split('/').at(-1)}.`;
const shopName = document.documentElement.dataset.shop ?? '';
const host = hostOrigin(location.search);
const memory = createVisitorMemory(keyValue(storagePrefix));
const announcer = document.querySelector('#announcer') as HTMLElement;
const place = document.querySelector('#place') as HTMLElement;

const state = holdState({
  language: memory.language(navigator.languages),
  session: memory.session(),
  starting: false,
  startProblem: null,
  sessionLost: false,
  connection: 'connecting',
  messages: [],
  loaded: false,
  outgoing: [],
  sendingId: null,
  agentTyping: null,
  question: null,
  laterId: null,
  thanks: false,
  uploads: [],
  composerNotice: null,
});

const screen: { view: ChatView | null } = { view: null };
let unread = 0;

const inFront = (): boolean => document.visibilityState === 'visible' && embed.isOpen();

function showUnread(count: number): void {
  unread = count;
  embed.tell({ tanggap: 'chat', type: 'unread', count });
  document.title = `${count > 0 ? `(${count}) ` : ''}${createWords(state.get().language)('title', { name: shopName })}`;
}

function readWhatIsShown(): void {
  if (!inFront() || screen.view?.atBottom() !== true) return;
  controller.markRead();
  if (unread > 0) showUnread(0);
}

const embed = createEmbed(host, {
  onOpened() {
    readWhatIsShown();
    screen.view?.focus();
  },
  onClosed: () => undefined,
});

const controller = createChatController(base, storagePrefix, memory, state, (afterSeq) => {
  const words = createWords(state.get().language);
  const arrived = state.get().messages.filter((message) => message.from !== 'customer' && message.seq > afterSeq);
  const newest = arrived.at(-1);
  if (newest === undefined) return;
  const name = newest.authorName || words('agentFallback');
  setText(announcer, newest.text === '' ? words('newAttachment', { name }) : words('newMessage', { name, text: newest.text }));
  showUnread(unread + arrived.length);
  readWhatIsShown();
});

const kept = { start: {} as StartValues, pictures: new Map<string, Promise<string | null>>() };
const close = host === null ? null : () => embed.tell({ tanggap: 'chat', type: 'close' });

function draw(language: Language): void {
  document.documentElement.lang = language;
  const view = createChatView(language, shopName, controller, memory, kept, {
    onLanguage(chosen) {
      if (chosen === state.get().language) return;
      memory.keepLanguage(chosen);
      state.set({ language: chosen, composerNotice: null });
      draw(chosen);
      place.querySelector<HTMLElement>(`.languages [lang=${chosen}]`)?.focus();
    },
    onClose: close,
    onReachBottom: readWhatIsShown,
  });
  screen.view = view;
  place.replaceChildren(view.element);
  view.update(state.get());
  showUnread(unread);
}

state.subscribe((next) => {
  screen.view?.update(next);
  readWhatIsShown();
});
draw(state.get().language);
if (host === null && matchMedia('(pointer: fine)').matches) screen.view?.focus();
controller.resume();

window.addEventListener('online', controller.networkChanged);
window.addEventListener('offline', controller.networkChanged);
let hiddenAt = now();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    hiddenAt = now();
    return;
  }
  if (now() - hiddenAt > SLEPT_MS) controller.networkChanged();
  readWhatIsShown();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && close !== null && !event.isComposing && document.querySelector('dialog[open]') === null) close();
});
// A file that misses the drop zone must not replace the page.
for (const kind of ['dragover', 'drop'] as const) window.addEventListener(kind, (event) => event.preventDefault());
