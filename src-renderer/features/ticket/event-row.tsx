import { UnstyledButton } from '@mantine/core';
import { memo, useState } from 'react';
import type { EventEntry } from '#shared/domain/ticket/ticket.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { eventSentence } from '../../state/event-sentence.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import type { Names } from './use-names.ts';

/** Up to this many events in a row are told one by one. */
const TOLD = 2;

/** What happened between the messages: the newest in words, a longer run folded behind a button. */
export const EventRow = memo(function EventRow({ entries, names }: { entries: readonly EventEntry[]; names: Names }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const folds = entries.length > TOLD;
  const shown = folds && !open ? entries.slice(-1) : entries;
  return (
    <div className="tk-row tk-events" data-row tabIndex={-1}>
      <ul>
        {shown.map((entry) => (
          <EventLine key={entry.id} entry={entry} names={names} />
        ))}
      </ul>
      {folds && (
        <UnstyledButton className="tk-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text(timelineText.hideEvents) : text(timelineText.showEvents, { count: entries.length - 1 })}
        </UnstyledButton>
      )}
    </div>
  );
});

function EventLine({ entry, names }: { entry: EventEntry; names: Names }) {
  const format = useFormat();
  return (
    <li className={entry.event.type === 'rated' ? 'tk-rated' : undefined}>
      <bdi>{eventSentence(entry, names)}</bdi>{' '}
      <time className="tg-numbers" dateTime={new Date(entry.at).toISOString()} title={format.dateTime(entry.at)}>
        {format.time(entry.at)}
      </time>
    </li>
  );
}
