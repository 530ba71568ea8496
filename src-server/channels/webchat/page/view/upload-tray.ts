import { isErrorCode } from '#shared/contract/errors.ts';
import { errorText } from '#shared/text/error-text.ts';
import { say } from '#shared/text/languages.ts';
import type { ChatState, Upload } from '../chat-state.ts';
import { arrange, element, setText } from './dom.ts';
import { icon } from './icons.ts';
import type { Words } from './words.ts';

type Item = { readonly row: HTMLElement; update(upload: Upload): void };

/** The files on their way, above the text. */
export function createUploadTray(
  words: Words,
  events: { onCancel(id: string): void; onRetry(id: string): void },
): { element: HTMLElement; update(state: ChatState): void } {
  const list = element('ul', { class: 'tray', attributes: { 'aria-label': words('attachments') } });
  const items = new Map<string, Item>();

  function createItem(id: string, name: string): Item {
    const status = element('span', { class: 'soft' });
    const bar = element('progress', { attributes: { max: '100', 'aria-label': name } });
    const retry = element(
      'button',
      { class: 'plain', attributes: { type: 'button', 'aria-label': words('retryFile', { name }) }, on: { click: () => events.onRetry(id) } },
      icon('again'),
    );
    const remove = element(
      'button',
      { class: 'plain', attributes: { type: 'button', 'aria-label': words('removeFile', { name }) }, on: { click: () => events.onCancel(id) } },
      icon('close'),
    );
    const row = element(
      'li',
      {},
      icon('file'),
      element('div', { class: 'tray-name' }, element('span', { class: 'file-name' }, name), status, bar),
      retry,
      remove,
    );
    return {
      row,
      update({ file, progress }) {
        row.dataset.kind = progress.kind;
        bar.hidden = progress.kind !== 'uploading';
        retry.hidden = progress.kind !== 'failed' && progress.kind !== 'waiting';
        if (progress.kind === 'uploading') bar.value = progress.percent;
        setText(status, statusOf(progress, file.size));
      },
    };
  }

  function statusOf(progress: Upload['progress'], size: number): string {
    switch (progress.kind) {
      case 'uploading':
        return words('uploading', { percent: progress.percent });
      case 'waiting':
        return words('uploadWaiting');
      case 'done':
        return `${words.bytes(size)} · ${words('uploadDone')}`;
      case 'failed':
        return isErrorCode(progress.code)
          ? say(words.language, errorText[progress.code], { limit: '20 MB', problem: progress.code })
          : words('stateFailed');
    }
  }

  return {
    element: list,
    update(state) {
      list.hidden = state.uploads.length === 0;
      const rows = state.uploads.map((upload) => {
        const item = items.get(upload.id) ?? createItem(upload.id, upload.file.name);
        items.set(upload.id, item);
        item.update(upload);
        return item.row;
      });
      arrange(list, rows);
    },
  };
}
