import { ActionIcon, Loader } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconFile from '@tabler/icons-react/dist/esm/icons/IconFile.mjs';
import { useEffect, useState } from 'react';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Lightbox } from './lightbox.tsx';
import { type FileProblem, looksLikePicture, usePicture, useSaveFile } from './use-attachment.ts';

export function AttachmentList({ attachments }: { attachments: readonly AttachmentRef[] }) {
  const text = useText();
  if (attachments.length === 0) return null;
  return (
    <ul className="tk-files" aria-label={text(timelineText.attachments)}>
      {attachments.map((ref, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one message may carry the same file twice, and its list never changes.
        <li key={`${ref.hash}:${index}`}>
          {looksLikePicture(ref) ? <PictureItem attachment={ref} /> : <FileItem attachment={ref} problem={null} />}
        </li>
      ))}
    </ul>
  );
}

function PictureItem({ attachment }: { attachment: AttachmentRef }) {
  const text = useText();
  const { ref: inSight, entry } = useIntersection<HTMLDivElement>({ rootMargin: '300px' });
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const picture = usePicture(attachment, wanted);
  const visible = entry?.isIntersecting === true;
  useEffect(() => {
    if (visible) setWanted(true);
  }, [visible]);

  if (picture.state === 'none') return <FileItem attachment={attachment} problem={null} />;
  if (picture.state === 'offline' || picture.state === 'failed') {
    return <FileItem attachment={attachment} problem={picture.state} onRetry={picture.retry} />;
  }
  return (
    <div ref={inSight} className="tk-thumb-box">
      {picture.state === 'shown' ? (
        <>
          <button
            type="button"
            className="tk-thumb"
            aria-label={text(timelineText.openPicture, { name: attachment.name })}
            onClick={() => setOpen(true)}
          >
            <img src={picture.url} alt="" decoding="async" />
          </button>
          {open && <Lightbox attachment={attachment} url={picture.url} onClose={() => setOpen(false)} />}
        </>
      ) : (
        <span className="tk-thumb tk-thumb-empty">
          <span className="tk-late">{text(timelineText.loadingFile)}</span>
        </span>
      )}
    </div>
  );
}

function FileItem({ attachment, problem, onRetry }: { attachment: AttachmentRef; problem: FileProblem | null; onRetry?: () => void }) {
  const text = useText();
  const format = useFormat();
  const { saving, save } = useSaveFile(attachment);
  const shown = saving === 'offline' || saving === 'failed' ? saving : problem;
  return (
    <div className="tk-file">
      <IconFile size={20} stroke={1.5} aria-hidden />
      <span className="tk-file-words">
        <bdi className="tk-file-name">{attachment.name}</bdi>
        <span className="tk-quiet tg-numbers">{format.bytes(attachment.size)}</span>
        {shown !== null && (
          <span className="tk-tone-danger">{text(shown === 'offline' ? timelineText.fileNeedsNetwork : timelineText.fileFailed)}</span>
        )}
      </span>
      <ActionIcon
        aria-label={text(timelineText.saveFile, { name: attachment.name })}
        title={text(timelineText.saveFile, { name: attachment.name })}
        disabled={saving === 'busy'}
        onClick={() => {
          onRetry?.();
          save();
        }}
      >
        {saving === 'busy' ? <Loader size={14} /> : <IconDownload size={16} aria-hidden />}
      </ActionIcon>
    </div>
  );
}
