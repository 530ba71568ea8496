import { memo } from 'react';
import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';
import type { MessageEntry } from '#shared/domain/ticket/ticket.ts';
import { channelText } from '#shared/text/ticket-text.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { deliveryOf, isLoud } from './delivery.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { MessageText } from './message-text.tsx';

type Props = { item: TimelineItem; entry: MessageEntry; head: boolean; author: string };

export const MessageRow = memo(function MessageRow({ item, entry, head, author }: Props) {
  const text = useText();
  const format = useFormat();
  const out = entry.direction === 'out';
  const before = entry.wroteBeforeSeeing;
  const delivery = out ? deliveryOf(entry.delivery, item.command) : null;
  return (
    <article
      className={`tk-row tk-message ${out ? 'tk-out' : 'tk-in'} ${head ? 'tk-head-row' : ''}`}
      data-row
      tabIndex={-1}
      aria-label={text(timelineText.messageFrom, { name: author, time: format.dateTime(entry.at) })}
    >
      {head && (
        <div className="tk-head">
          <ChannelIcon kind={entry.channel} label={text(channelText[entry.channel])} size={14} />
          <bdi className="tk-author">{author}</bdi>
          <time className="tk-quiet tg-numbers" dateTime={new Date(entry.at).toISOString()} title={format.dateTime(entry.at)}>
            {format.time(entry.at)}
          </time>
          {item.fromTicketNumber !== null && <span className="tk-quiet">{text(timelineText.fromTicket, { number: item.fromTicketNumber })}</span>}
        </div>
      )}
      <div className="tk-line">
        <div className="tk-bubble">
          {entry.text !== '' && <MessageText value={entry.text} />}
          <AttachmentList attachments={entry.attachments} />
        </div>
        <span className="tk-aside">
          {!head && <span className="tk-quiet tg-numbers tk-on-hover">{format.time(entry.at)}</span>}
          {delivery !== null && !isLoud(delivery) && <DeliveryMark delivery={delivery} />}
        </span>
      </div>
      {(before > 0 || (delivery !== null && isLoud(delivery))) && (
        <div className="tk-foot">
          {before > 0 && (
            <span className="tk-tone-warn">
              {before === 1 ? text(timelineText.wroteBeforeOne) : text(timelineText.wroteBefore, { count: before })}
            </span>
          )}
          {delivery !== null && isLoud(delivery) && <DeliveryMark delivery={delivery} />}
        </div>
      )}
    </article>
  );
});
