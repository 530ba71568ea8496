import { CloseButton, Progress } from '@mantine/core';
import IconFile from '@tabler/icons-react/dist/esm/icons/IconFile.mjs';
import IconPhoto from '@tabler/icons-react/dist/esm/icons/IconPhoto.mjs';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import type { Upload } from './draft-keeper.ts';

type Props = {
  attachments: readonly AttachmentRef[];
  uploads: readonly Upload[];
  onRemove: (ref: AttachmentRef) => void;
  onCancel: (id: number) => void;
};

/** What will go with the message: ready ones, and ones still being copied with how far they are. */
export function ComposerFiles({ attachments, uploads, onRemove, onCancel }: Props) {
  const text = useText();
  const format = useFormat();
  if (attachments.length + uploads.length === 0) return null;
  return (
    <ul className="tk-files tk-draft-files" aria-label={text(composerText.attach)}>
      {attachments.map((ref) => (
        <li key={`${ref.hash}:${ref.name}`} className="tk-file">
          {ref.mime.startsWith('image/') ? <IconPhoto size={18} stroke={1.5} aria-hidden /> : <IconFile size={18} stroke={1.5} aria-hidden />}
          <span className="tk-file-words">
            <bdi className="tk-file-name">{ref.name}</bdi>
            <span className="tk-quiet tg-numbers">{format.bytes(ref.size)}</span>
          </span>
          <CloseButton size="xs" aria-label={text(composerText.removeAttachment, { name: ref.name })} onClick={() => onRemove(ref)} />
        </li>
      ))}
      {uploads.map(({ id, name, size, sent }) => {
        const percent = Math.round((sent / Math.max(1, size)) * 100);
        return (
          <li key={id} className="tk-file">
            <IconFile size={18} stroke={1.5} aria-hidden />
            <span className="tk-file-words">
              <bdi className="tk-file-name">{name}</bdi>
              <Progress size="xs" value={percent} aria-label={text(composerText.attachProgress, { name, percent })} />
            </span>
            <CloseButton size="xs" aria-label={text(composerText.cancelUpload, { name })} onClick={() => onCancel(id)} />
          </li>
        );
      })}
    </ul>
  );
}
