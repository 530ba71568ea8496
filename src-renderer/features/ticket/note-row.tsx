import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { memo } from 'react';
import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';
import type { NoteEntry } from '#shared/domain/ticket/ticket.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { AttachmentList } from './attachment-list.tsx';
import { deliveryOf } from './delivery.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { MessageText } from './message-text.tsx';

export const NoteRow = memo(function NoteRow({ item, entry, author }: { item: TimelineItem; entry: NoteEntry; author: string }) {
  const text = useText();
  const format = useFormat();
  return (
    <article
      className="tk-row tk-note"
      data-row
      tabIndex={-1}
      aria-label={text(timelineText.noteFrom, { name: author, time: format.dateTime(entry.at) })}
    >
      <div className="tk-head">
        <IconLock size={14} stroke={1.75} aria-hidden />
        <bdi className="tk-author">{author}</bdi>
        <span className="tk-quiet">{text(timelineText.note)}</span>
        <time className="tk-quiet tg-numbers" dateTime={new Date(entry.at).toISOString()} title={format.dateTime(entry.at)}>
          {format.time(entry.at)}
        </time>
        {item.fromTicketNumber !== null && <span className="tk-quiet">{text(timelineText.fromTicket, { number: item.fromTicketNumber })}</span>}
        {item.command !== null && <DeliveryMark delivery={deliveryOf(null, item.command)} />}
      </div>
      {entry.text !== '' && <MessageText value={entry.text} />}
      <AttachmentList attachments={entry.attachments} />
    </article>
  );
});
