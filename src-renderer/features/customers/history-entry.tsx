import { UnstyledButton } from '@mantine/core';
import { memo, type ReactNode, useMemo } from 'react';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import { contextText } from '#shared/text/context-text.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { channelText, ticketText } from '#shared/text/ticket-text.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { type EventNames, eventSentence } from '../../state/event-sentence.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import type { HistoryItem } from './customer-types.ts';
import classes from './customers.module.css';
import { markedParts } from './marked-parts.ts';

type Props = { item: HistoryItem; customerName: string; words: readonly string[] };

/** One entry with the ticket it belongs to; the ticket's line opens it. */
export const HistoryEntry = memo(function HistoryEntry({ item, customerName, words }: Props) {
  const t = useText();
  const format = useFormat();
  const names = useEventNames();
  const openTicket = useView((view) => view.openTicket);
  const { entry } = item;
  const subject = item.subject || t(contextText.noSubject);
  const author =
    entry.author.kind === 'contact'
      ? customerName.trim() || t(customerText.nameless)
      : entry.author.kind === 'agent'
        ? names.agent(entry.author.id)
        : t(timelineText.system);
  return (
    <div
      className={classes.said}
      data-kind={entry.kind}
      data-direction={entry.kind === 'message' ? entry.direction : undefined}
      data-entry={entry.id}
    >
      <div className={classes.saidTop}>
        {entry.kind !== 'event' && (
          <span className={classes.author}>
            {author}
            {entry.kind === 'note' && <span className="cx-quiet"> · {t(customerText.note)}</span>}
          </span>
        )}
        {entry.kind === 'event' && <bdi className={classes.event}>{eventSentence(entry, names)}</bdi>}
        <span className={`${classes.saidSide} tg-numbers`}>
          {entry.seq === null && <span>{t(customerText.waiting)} · </span>}
          <span title={format.dateTime(entry.at)}>{format.time(entry.at)}</span>
          <UnstyledButton
            className={classes.ticketLink}
            title={subject}
            aria-label={t(customerText.inTicket, { number: item.ticketNumber, subject })}
            onClick={() => openTicket(item.ticketId)}
          >
            <ChannelIcon kind={item.channel} label={t(channelText[item.channel])} size={13} />#{item.ticketNumber}
          </UnstyledButton>
        </span>
      </div>
      {entry.kind !== 'event' && entry.text !== '' && (
        <p className={classes.saidText} dir="auto">
          <Marked text={entry.text} words={words} />
        </p>
      )}
      <Files entry={entry} />
    </div>
  );
});

function Files({ entry }: { entry: Entry }) {
  const t = useText();
  if (entry.kind === 'event' || entry.attachments.length === 0) return null;
  return <p className="cx-quiet">{t(customerText.files, { names: entry.attachments.map(({ name }) => name).join(', ') })}</p>;
}

/** The words that were searched for stand out. */
function Marked({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  if (words.length === 0) return text;
  return markedParts(text, words).map(({ at, text: part, found }) => (found ? <mark key={at}>{part}</mark> : part));
}

function useEventNames(): EventNames {
  const text = useText();
  const format = useFormat();
  const directory = useDirectory();
  return useMemo(
    () => ({
      text,
      agent: (id) => (id === directory.me.id ? text(ticketText.you) : directory.agentName(id) || text(timelineText.someAgent)),
      queue: (id) => directory.queueName(id) || text(timelineText.someQueue),
      dateTime: format.dateTime,
    }),
    [text, format, directory],
  );
}
