import type { WidgetToChat } from '#shared/contract/central/chat.ts';
import { chatText } from '#shared/text/chat-text.ts';
import { type Language, say } from '#shared/text/languages.ts';
import { readChatToWidget } from './widget-message.ts';

/**
 * The one-line embed: `<script src="https://API/chat/KEY/widget.js" async></script>` puts a button in the corner of a shop's
 * page and the chat page behind it in a frame. It sets no cookie and reads nothing of the host page.
 *
 * A host page with a content security policy needs `script-src https://API` and `frame-src https://API`, nothing else: looks
 * come from a constructed style sheet in a shadow root, never from a `<style>` element or a `style` attribute. The channel
 * has to list the host's origin, because the chat page names who may frame it.
 */

/** Set once the visitor has opened the chat here: only then the frame is loaded unasked, to count new messages. */
const OPENED_BEFORE = 'tanggap.chat.opened';

const looks = `
:host { all: initial; }
[hidden] { display: none !important; }
.launcher {
  position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; box-sizing: border-box; width: 60px; height: 60px; padding: 16px;
  border: 0; border-radius: 50%; background: #0f6b62; color: #fff; cursor: pointer; box-shadow: 0 4px 18px rgb(10 40 38 / 32%);
  transition: transform 120ms ease;
}
.launcher:hover { background: #0c574f; transform: scale(1.04); }
.launcher:focus-visible { outline: 3px solid #fff; outline-offset: -6px; box-shadow: 0 0 0 3px #0f6b62; }
.launcher svg { display: block; width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.badge {
  position: absolute; top: -4px; right: -4px; box-sizing: border-box; min-width: 24px; height: 24px; padding: 0 6px; border: 2px solid #fff;
  border-radius: 12px; background: #b3261e; color: #fff; font: 700 12px/20px system-ui, sans-serif; text-align: center;
}
.panel {
  position: fixed; right: 20px; bottom: 92px; z-index: 2147483000; width: 392px; height: min(640px, calc(100vh - 112px)); border: 0;
  border-radius: 18px; background: #f4f6f7; box-shadow: 0 12px 44px rgb(10 30 35 / 28%), 0 0 0 1px rgb(10 30 35 / 8%); color-scheme: light dark;
}
@media (prefers-color-scheme: dark) { .panel { background: #131719; box-shadow: 0 12px 44px rgb(0 0 0 / 55%), 0 0 0 1px rgb(255 255 255 / 12%); } }
@media (max-width: 520px), (max-height: 460px) {
  .panel { inset: 0; width: 100%; height: 100%; border-radius: 0; }
  .launcher.open { display: none; }
}
@media (prefers-reduced-motion: reduce) { .launcher { transition: none; } .launcher:hover { transform: none; } }
@media print { .launcher, .panel { display: none; } }
`;

const bubblePath =
  'M12 4 C7 4 3.5 7.2 3.5 11.2 C3.5 13.6 4.8 15.7 6.8 17 L6.2 20.5 L10 18.3 C10.7 18.4 11.3 18.5 12 18.5 C17 18.5 20.5 15.2 20.5 11.2 C20.5 7.2 17 4 12 4 Z';

function drawing(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function remembered<T>(run: (storage: Storage) => T, otherwise: T): T {
  try {
    return run(localStorage);
  } catch {
    return otherwise;
  }
}

function pageLanguage(): Language {
  const tag = (document.documentElement.lang || navigator.language).toLowerCase();
  return tag.startsWith('en') ? 'en' : 'id';
}

function mount(chatUrl: string): void {
  const language = pageLanguage();
  const origin = new URL(chatUrl).origin;
  const holder = document.createElement('tanggap-chat');
  const root = holder.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(looks);
  root.adoptedStyleSheets = [sheet];

  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = 'launcher';
  launcher.setAttribute('aria-expanded', 'false');
  const pictures = { closed: drawing(bubblePath), open: drawing('M6 9.5 L12 15.5 L18 9.5') };
  launcher.append(pictures.closed, badge);
  root.append(launcher);

  let frame: HTMLIFrameElement | null = null;
  let loaded = false;
  let open = false;
  let unread = 0;

  const tell = (type: WidgetToChat['type']): void => frame?.contentWindow?.postMessage({ tanggap: 'widget', type } satisfies WidgetToChat, origin);

  function label(): void {
    const text = open ? chatText.close : unread > 0 ? chatText.openUnread : chatText.open;
    launcher.setAttribute('aria-label', say(language, text, { count: unread }));
    badge.textContent = unread > 99 ? '99+' : String(unread);
    badge.hidden = open || unread === 0;
  }

  function load(): HTMLIFrameElement {
    if (frame !== null) return frame;
    const made = document.createElement('iframe');
    made.className = 'panel';
    made.hidden = true;
    made.title = say(language, chatText.conversation);
    made.src = `${chatUrl}?embed=1&host=${encodeURIComponent(location.origin)}`;
    made.addEventListener('load', () => {
      loaded = true;
      if (open) tell('opened');
    });
    root.append(made);
    frame = made;
    return made;
  }

  function show(next: boolean): void {
    if (next === open) return;
    open = next;
    load().hidden = !open;
    launcher.classList.toggle('open', open);
    launcher.setAttribute('aria-expanded', String(open));
    launcher.replaceChild(open ? pictures.open : pictures.closed, launcher.firstChild as Node);
    label();
    if (loaded) tell(open ? 'opened' : 'closed');
    if (open) {
      remembered((storage) => storage.setItem(OPENED_BEFORE, '1'), undefined);
      frame?.focus();
    } else {
      launcher.focus();
    }
  }

  launcher.addEventListener('click', () => show(!open));
  launcher.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(false);
  });
  window.addEventListener('message', (event) => {
    if (frame === null || event.origin !== origin || event.source !== frame.contentWindow) return;
    const message = readChatToWidget(event.data);
    if (message?.type === 'close') show(false);
    if (message?.type === 'unread') {
      unread = message.count;
      label();
    }
  });

  label();
  document.body.append(holder);
  if (remembered((storage) => storage.getItem(OPENED_BEFORE), null) === '1') load();
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && document.querySelector('tanggap-chat') === null) {
  const chatUrl = script.src.replace(/\/widget\.js(\?.*)?$/, '');
  if (document.body !== null) mount(chatUrl);
  else document.addEventListener('DOMContentLoaded', () => mount(chatUrl), { once: true });
}
