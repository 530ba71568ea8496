import IconClockUp from '@tabler/icons-react/dist/esm/icons/IconClockUp.mjs';
import { memo } from 'react';
import type { QueueRow } from '#shared/contract/console/console-shapes.ts';
import { queueText } from '#shared/text/queue-text.ts';
import { channelText } from '#shared/text/ticket-text.ts';
import { useText } from '../../state/use-text.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import { OwnerMark } from './owner-mark.tsx';
import { PriorityMark } from './priority-mark.tsx';
import classes from './queue-row.module.css';
import { RowPresence } from './row-presence.tsx';
import { WaitMark } from './wait-mark.tsx';

type Props = {
  row: QueueRow;
  /** Show whose ticket it is: not where all are the agent's own. */
  withOwner: boolean;
  /** Two lines instead of three. */
  compact: boolean;
};

/** What a row of the queue says of its ticket. It renders anew when the row changes; time and presence tick inside it. */
export const QueueRowContent = memo(function QueueRowContent({ row, withOwner, compact }: Props) {
  const t = useText();
  const preview =
    row.preview === '' ? t(queueText.noMessages) : row.previewDirection === 'out' ? t(queueText.you, { preview: row.preview }) : row.preview;
  return (
    <>
      <span className={classes.channel}>
        <ChannelIcon kind={row.channel} label={t(queueText.channelIs, { channel: t(channelText[row.channel]) })} size={18} />
      </span>
      <span className={classes.body}>
        <span className={classes.line}>
          <bdi className={classes.name} data-unread={row.unread > 0 || undefined}>
            {row.contactName}
          </bdi>
          <WaitMark awaitingSince={row.awaitingSince} due={row.due} lastMessageAt={row.lastMessageAt} snoozedUntil={row.snoozedUntil} />
        </span>
        <span className={classes.line}>
          {compact ? (
            <RowPresence ticketId={row.id}>
              <bdi className={classes.subject}>{row.subject || preview}</bdi>
            </RowPresence>
          ) : (
            <bdi className={classes.subject}>{row.subject || t(queueText.noSubject)}</bdi>
          )}
          <RowMarks row={row} />
        </span>
        {!compact && (
          <span className={classes.line}>
            <RowPresence ticketId={row.id}>
              <bdi className={classes.preview}>{preview}</bdi>
            </RowPresence>
            {withOwner && <OwnerMark agentId={row.assigneeId} />}
          </span>
        )}
      </span>
    </>
  );
});

function RowMarks({ row }: { row: QueueRow }) {
  const t = useText();
  return (
    <span className={classes.marks}>
      <PriorityMark priority={row.priority} />
      {row.pending > 0 && (
        <span className={classes.pending} title={t(queueText.pending, { count: row.pending })}>
          <IconClockUp size={14} role="img" aria-label={t(queueText.pending, { count: row.pending })} />
        </span>
      )}
      {row.unread > 0 && (
        <span className={`${classes.unread} tg-numbers`}>
          <span aria-hidden>{row.unread > 99 ? '99+' : row.unread}</span>
          <span className="tg-hidden">{t(queueText.unread, { count: row.unread })}</span>
        </span>
      )}
    </span>
  );
}
