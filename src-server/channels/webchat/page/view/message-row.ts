import type { ChatMessage } from '#shared/contract/central/chat.ts';
import { isErrorCode } from '#shared/contract/errors.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { errorText } from '#shared/text/error-text.ts';
import { say } from '#shared/text/languages.ts';
import { tokenizeLinks } from '../link-tokens.ts';
import type { OutgoingMessage } from '../outgoing-message.ts';
import { element } from './dom.ts';
import { type IconName, icon } from './icons.ts';
import type { TextKey, Words } from './words.ts';

export type RowActions = {
  attachment(ref: AttachmentRef): HTMLElement;
  again(clientId: string): void;
  discard(clientId: string): void;
};

function textOf(text: string): HTMLElement | null {
  if (text === '') return null;
  const parts = tokenizeLinks(text).map((token) =>
    token.kind === 'text' ? token.text : element('a', { attributes: { href: token.href, target: '_blank', rel: 'noopener noreferrer' } }, token.text),
  );
  return element('p', { class: 'text' }, ...parts);
}

function stateMark(words: Words, name: IconName, key: TextKey, inWords: boolean): HTMLElement {
  return element('span', { class: `state state-${name}` }, icon(name), element('span', inWords ? {} : { class: 'unseen' }, words(key)));
}

export type RowPlace = {
  /** The first of a run by one author, which names them. */
  readonly lead: boolean;
  /** The visitor's last message, which says its state in words; the others show the mark. */
  readonly newestOwn: boolean;
};

export function messageRow(words: Words, message: ChatMessage, { lead, newestOwn }: RowPlace, actions: RowActions): HTMLElement {
  const own = message.from === 'customer';
  const author = own ? words('you') : message.authorName || words('agentFallback');
  return element(
    'li',
    { class: `row ${message.from}${lead ? ' lead' : ''}` },
    element('span', { class: own || !lead ? 'author unseen' : 'author' }, author),
    element('div', { class: 'bubble' }, textOf(message.text), ...message.attachments.map(actions.attachment)),
    element(
      'div',
      { class: 'meta' },
      element('time', { attributes: { datetime: new Date(message.at).toISOString() } }, words.time(message.at)),
      own ? stateMark(words, message.state === 'read' ? 'checks' : 'check', message.state === 'read' ? 'stateRead' : 'stateSent', newestOwn) : null,
    ),
  );
}

export function outgoingRow(words: Words, message: OutgoingMessage, sending: boolean, actions: RowActions): HTMLElement {
  const failed = message.failed;
  const button = (key: TextKey, run: () => void): HTMLElement =>
    element('button', { class: 'link', attributes: { type: 'button' }, on: { click: run } }, words(key));
  const meta =
    failed === null
      ? [stateMark(words, 'clock', sending ? 'stateSending' : 'stateWaiting', true)]
      : [
          stateMark(words, 'warning', 'stateFailed', true),
          button('sendAgain', () => actions.again(message.clientId)),
          button('discard', () => actions.discard(message.clientId)),
        ];
  const why = failed !== null && isErrorCode(failed) ? say(words.language, errorText[failed], { problem: failed, limit: '20 MB', seconds: 5 }) : null;
  return element(
    'li',
    { class: `row customer ${failed === null ? 'pending' : 'failed'}` },
    element('span', { class: 'author unseen' }, words('you')),
    element('div', { class: 'bubble' }, textOf(message.text), ...message.attachments.map((ref) => fileName(words, ref))),
    element('div', { class: 'meta' }, ...meta),
    why === null ? null : element('p', { class: 'problem' }, why),
  );
}

function fileName(words: Words, ref: AttachmentRef): HTMLElement {
  return element(
    'span',
    { class: 'file' },
    icon('file'),
    element('span', { class: 'file-name' }, ref.name),
    element('span', { class: 'soft' }, words.bytes(ref.size)),
  );
}
