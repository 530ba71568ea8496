import { PICTURE_TYPES } from '#shared/contract/central/attachments.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { after } from '../browser.ts';
import type { ChatApi } from '../chat-api.ts';
import { pictureType } from '../picture-type.ts';
import { element, setText } from './dom.ts';
import { icon } from './icons.ts';
import type { Words } from './words.ts';

const isPictureName = (mime: string): boolean => (PICTURE_TYPES as readonly string[]).includes(mime);

/** What is fetched once stays for the life of the page, by content hash: drawing the list again fetches nothing. */
export type PictureCache = Map<string, Promise<string | null>>;

async function pictureUrl(api: ChatApi, ref: AttachmentRef): Promise<string | null> {
  const answer = await api.download(ref);
  if (!answer.ok) return null;
  const type = pictureType(answer.value);
  return type === null ? null : URL.createObjectURL(new Blob([answer.value], { type }));
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  element('a', { attributes: { href: url, download: name } }).click();
  after(60_000, () => URL.revokeObjectURL(url));
}

function downloadButton(words: Words, api: ChatApi, ref: AttachmentRef): HTMLElement {
  const size = element('span', { class: 'soft' }, words.bytes(ref.size));
  const button = element(
    'button',
    {
      class: 'file',
      attributes: { type: 'button' },
      on: {
        click: async () => {
          button.disabled = true;
          setText(size, words('downloading'));
          const answer = await api.download(ref);
          button.disabled = false;
          setText(size, answer.ok ? words.bytes(ref.size) : words('downloadFailed'));
          if (answer.ok) save(answer.value, ref.name);
        },
      },
    },
    icon('file'),
    element('span', { class: 'unseen' }, words('download')),
    element('span', { class: 'file-name' }, ref.name),
    size,
  );
  return button;
}

function openLarge(words: Words, url: string, name: string): void {
  const dialog = element(
    'dialog',
    { class: 'viewer', attributes: { 'aria-label': name }, on: { close: () => dialog.remove(), click: () => dialog.close() } },
    element('img', { attributes: { src: url, alt: name } }),
    element('button', { class: 'plain', attributes: { type: 'button', 'aria-label': words('closePicture') } }, icon('close')),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** A thumbnail when the first bytes prove a picture, otherwise a button that saves the file. */
export function attachmentView(words: Words, api: ChatApi, pictures: PictureCache, ref: AttachmentRef): HTMLElement {
  if (!isPictureName(ref.mime)) return downloadButton(words, api, ref);
  const place = element('div', { class: 'picture' }, element('span', { class: 'placeholder', attributes: { 'aria-hidden': 'true' } }));
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    const url = pictures.get(ref.hash) ?? pictureUrl(api, ref);
    pictures.set(ref.hash, url);
    void url.then((ready) => {
      if (ready === null) {
        pictures.delete(ref.hash);
        place.replaceChildren(downloadButton(words, api, ref));
        return;
      }
      place.replaceChildren(
        element(
          'button',
          {
            class: 'thumbnail',
            attributes: { type: 'button', 'aria-label': words('openPicture', { name: ref.name }) },
            on: { click: () => openLarge(words, ready, ref.name) },
          },
          element('img', { attributes: { src: ready, alt: '' } }),
        ),
      );
    });
  });
  seen.observe(place);
  return place;
}
