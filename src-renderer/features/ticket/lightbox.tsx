import { ActionIcon, Modal } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useSaveFile } from './use-attachment.ts';

/** One picture as large as the window allows. */
export function Lightbox({ attachment, url, onClose }: { attachment: AttachmentRef; url: string; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const { save } = useSaveFile(attachment);
  const name = text(timelineText.picture, { name: attachment.name });
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      centered
      classNames={{ body: 'tk-lightbox' }}
      closeButtonProps={{ 'aria-label': text(ticketText.close) }}
      title={
        <span className="tk-lightbox-title">
          <bdi>{attachment.name}</bdi>
          <span className="tk-quiet">{format.bytes(attachment.size)}</span>
          <ActionIcon aria-label={text(timelineText.saveFile, { name: attachment.name })} onClick={save}>
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
        </span>
      }
    >
      <img src={url} alt={name} />
    </Modal>
  );
}
