import type { ChatMessage } from '#shared/contract/central/chat.ts';
import { now } from '../browser.ts';
import type { ChatState } from '../chat-state.ts';
import { arrange, element, setText } from './dom.ts';
import { icon } from './icons.ts';
import { messageRow, outgoingRow, type RowActions } from './message-row.ts';
import { dayKey, type Words } from './words.ts';

const RUN_MS = 5 * 60_000;
const NEAR_BOTTOM_PX = 80;

export type MessageList = {
  readonly element: HTMLElement;
  update(state: ChatState): void;
  /** Whether the newest message is on screen. */
  atBottom(): boolean;
};

/** Rows are kept by id and made anew only when what they show changed. Reading older messages is never interrupted. */
export function createMessageList(words: Words, actions: RowActions, onReachBottom: () => void): MessageList {
  const rows = new Map<string, { signature: string; row: HTMLElement }>();
  const list = element('ol', { class: 'messages' });
  const typing = element('p', { class: 'typing', attributes: { 'aria-live': 'polite' } });
  const dots = element('span', { class: 'dots', attributes: { 'aria-hidden': 'true' } }, element('i'), element('i'), element('i'));
  const empty = element('div', { class: 'empty' }, element('p', { class: 'empty-title' }), element('p', {}));
  const scroller = element(
    'div',
    { class: 'scroller', attributes: { role: 'region', 'aria-label': words('conversation'), tabindex: '0' } },
    empty,
    list,
    typing,
  );
  const jump = element(
    'button',
    { class: 'jump', attributes: { type: 'button' }, on: { click: () => toBottom(true) } },
    icon('down'),
    words('jumpToNewest'),
  );
  jump.hidden = true;
  const atBottom = (): boolean => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM_PX;
  const toBottom = (smooth: boolean): void => scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
  let stick = true;
  let last = { count: 0, seq: 0 };

  let heights = '';
  scroller.addEventListener(
    'scroll',
    () => {
      // A change of height scrolls too: only a person's scrolling lets go of the newest message.
      const now = `${scroller.clientHeight} ${scroller.scrollHeight}`;
      if (now !== heights && stick) toBottom(false);
      heights = now;
      stick = atBottom();
      if (!stick) return;
      jump.hidden = true;
      onReachBottom();
    },
    { passive: true },
  );
  // Pictures and the typing line change the height after the rows are there.
  new ResizeObserver(() => {
    if (stick) toBottom(false);
  }).observe(list);
  new ResizeObserver(() => {
    if (stick) toBottom(false);
  }).observe(scroller);

  function rowOf(id: string, signature: string, make: () => HTMLElement): HTMLElement {
    const known = rows.get(id);
    if (known?.signature === signature) return known.row;
    const row = make();
    rows.set(id, { signature, row });
    return row;
  }

  function build(state: ChatState): HTMLElement[] {
    const children: HTMLElement[] = [];
    let previous: ChatMessage | null = null;
    const today = dayKey(now());
    const newestOwn = state.outgoing.length > 0 ? null : (state.messages.findLast((message) => message.from === 'customer')?.id ?? null);
    for (const message of state.messages) {
      const day = dayKey(message.at);
      const newDay = previous === null || dayKey(previous.at) !== day;
      if (newDay) {
        children.push(rowOf(`day ${day}`, today, () => element('li', { class: 'day' }, element('span', {}, words.day(message.at, now())))));
      }
      const lead =
        newDay ||
        previous === null ||
        previous.from !== message.from ||
        previous.authorName !== message.authorName ||
        message.at - previous.at > RUN_MS;
      const place = { lead, newestOwn: message.id === newestOwn };
      children.push(rowOf(message.id, `${message.state} ${JSON.stringify(place)}`, () => messageRow(words, message, place, actions)));
      previous = message;
    }
    for (const message of state.outgoing) {
      const sending = state.sendingId === message.clientId;
      children.push(rowOf(message.clientId, `out ${message.failed} ${sending}`, () => outgoingRow(words, message, sending, actions)));
    }
    return children;
  }

  return {
    element: element('div', { class: 'history' }, scroller, jump),
    atBottom,
    update(state) {
      const children = build(state);
      arrange(list, children);
      const nothing = state.messages.length === 0 && state.outgoing.length === 0;
      empty.hidden = !nothing;
      setText(empty.children[0] as Element, state.loaded ? words('emptyTitle') : words('loading'));
      setText(empty.children[1] as Element, state.loaded ? words('emptyHint') : '');
      const who = state.agentTyping === null ? '' : words('typing', { name: state.agentTyping || words('agentFallback') });
      if (typing.textContent !== who) typing.replaceChildren(...(who === '' ? [] : [dots, who]));

      const seq = state.messages.at(-1)?.seq ?? 0;
      const wroteMore = state.outgoing.length > last.count;
      if (wroteMore) stick = true;
      if (stick) toBottom(false);
      else if (seq > last.seq && last.seq > 0 && state.messages.at(-1)?.from !== 'customer') jump.hidden = false;
      last = { count: state.outgoing.length, seq };
    },
  };
}
