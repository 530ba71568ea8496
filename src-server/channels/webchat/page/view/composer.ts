import { LIMITS } from '#shared/contract/schemas.ts';
import type { ChatState } from '../chat-state.ts';
import { element, setText } from './dom.ts';
import { icon } from './icons.ts';
import { createUploadTray } from './upload-tray.ts';
import type { Words } from './words.ts';

const WARN_LEFT = 200;

export type Composer = { readonly element: HTMLElement; update(state: ChatState): void; focus(): void };

export function createComposer(
  words: Words,
  draft: string,
  events: {
    /** Answers whether the text was taken. */
    onSend(text: string): boolean;
    onDraft(text: string): void;
    onFiles(files: readonly File[]): void;
    onCancelFile(id: string): void;
    onRetryFile(id: string): void;
  },
): Composer {
  const tray = createUploadTray(words, { onCancel: events.onCancelFile, onRetry: events.onRetryFile });
  const notice = element('p', { class: 'notice', attributes: { role: 'status' } });
  const left = element('p', { class: 'soft left', attributes: { 'aria-live': 'polite' } });
  const text = element('textarea', {
    attributes: { rows: '1', maxlength: String(LIMITS.messageText), 'aria-label': words('write'), placeholder: words('write'), enterkeyhint: 'send' },
    on: { input, keydown, paste },
  });
  text.value = draft;
  const picker = element('input', {
    class: 'picker',
    attributes: { type: 'file', multiple: true, tabindex: '-1', 'aria-hidden': 'true' },
    on: {
      change: () => {
        events.onFiles([...(picker.files ?? [])]);
        picker.value = '';
        text.focus();
      },
    },
  });
  const send = element('button', { class: 'primary round', attributes: { type: 'submit', 'aria-label': words('send') } }, icon('send'));
  const form = element(
    'form',
    {
      class: 'composer',
      on: {
        submit: (event) => {
          event.preventDefault();
          submit();
        },
      },
    },
    tray.element,
    notice,
    element(
      'div',
      { class: 'write' },
      element(
        'button',
        { class: 'plain', attributes: { type: 'button', 'aria-label': words('attach') }, on: { click: () => picker.click() } },
        icon('clip'),
      ),
      text,
      send,
    ),
    left,
    picker,
  );

  function grow(): void {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight}px`;
    const room = LIMITS.messageText - text.value.length;
    left.hidden = room > WARN_LEFT;
    setText(left, room > WARN_LEFT ? '' : words('charactersLeft', { count: room }));
  }

  function input(): void {
    grow();
    events.onDraft(text.value);
  }

  function submit(): void {
    if (!events.onSend(text.value.trim())) return;
    text.value = '';
    input();
    text.focus();
  }

  function keydown(event: KeyboardEvent): void {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  }

  function paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    events.onFiles(files);
  }

  return {
    element: form,
    focus: () => text.focus(),
    update(state) {
      tray.update(state);
      notice.hidden = state.composerNotice === null;
      setText(notice, state.composerNotice ?? '');
      if (text.style.height === '') grow();
    },
  };
}
