import { UnstyledButton } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react';
import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { EventRow } from './event-row.tsx';
import { MessageRow } from './message-row.tsx';
import { NoteRow } from './note-row.tsx';
import { rowChunks, type TimelineRow, timelineRows } from './timeline-rows.ts';
import type { Names } from './use-names.ts';
import { useNearTop } from './use-near-top.ts';
import './timeline.css';

type Props = {
  items: readonly TimelineItem[];
  moreBefore: boolean;
  loadingOlder: boolean;
  names: Names;
  dayOf: (at: number) => string;
  scroller: RefObject<HTMLDivElement | null>;
  /** Messages that arrived below what is in sight. */
  unseen: number;
  customerTyping: boolean;
  onScroll: () => void;
  onLoadOlder: () => void;
  onToNewest: () => void;
};

/**
 * The conversation, newest at the bottom. The scroller lays out from its bottom (`column-reverse`), so that older pages and
 * late heights above never move what is being read; rows out of sight are not laid out (`content-visibility`).
 */
export function Timeline({
  items,
  moreBefore,
  loadingOlder,
  names,
  dayOf,
  scroller,
  unseen,
  customerTyping,
  onScroll,
  onLoadOlder,
  onToNewest,
}: Props) {
  const text = useText();
  const chunks = useMemo(() => rowChunks(timelineRows(items, dayOf)), [items, dayOf]);
  const top = useRef<HTMLDivElement>(null);
  useNearTop({ scroller, top, enabled: moreBefore && !loadingOlder, oldest: items[0]?.entry.id, onNear: onLoadOlder });
  return (
    <div className="tk-timeline">
      <div
        ref={scroller}
        className="tk-scroller"
        role="log"
        aria-live="off"
        aria-label={text(timelineText.region)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        data-focus-home
        onScroll={onScroll}
        onKeyDown={walkRows}
      >
        <div className="tk-rows">
          <div ref={top} className="tk-top">
            {moreBefore ? (
              <UnstyledButton className="tk-more" onClick={onLoadOlder} disabled={loadingOlder}>
                {text(loadingOlder ? timelineText.loadingOlder : timelineText.loadOlder)}
              </UnstyledButton>
            ) : (
              <span>{text(items.length === 0 ? timelineText.empty : timelineText.beginning)}</span>
            )}
          </div>
          {chunks.map((chunk) => (
            <div key={chunk.key} className="tk-chunk">
              {chunk.rows.map((row) => (
                <Row key={row.key} row={row} names={names} />
              ))}
            </div>
          ))}
          {customerTyping && (
            <div className="tk-row tk-typing">
              <span className="tk-dots" aria-hidden>
                <i />
                <i />
                <i />
              </span>
              {text(timelineText.customerTyping, { name: names.contact })}
            </div>
          )}
        </div>
      </div>
      {unseen > 0 && (
        <UnstyledButton className="tk-pill" onClick={onToNewest}>
          <IconArrowDown size={14} aria-hidden />
          {unseen === 1 ? text(timelineText.newMessage) : text(timelineText.newMessages, { count: unseen })}
        </UnstyledButton>
      )}
    </div>
  );
}

function Row({ row, names }: { row: TimelineRow; names: Names }) {
  switch (row.kind) {
    case 'day':
      return <DayRow at={row.at} />;
    case 'message':
      return <MessageRow item={row.item} entry={row.entry} head={row.head} author={names.author(row.entry.author)} />;
    case 'note':
      return <NoteRow item={row.item} entry={row.entry} author={names.author(row.entry.author)} />;
    case 'events':
      return <EventRow entries={row.entries} names={names} />;
  }
}

function DayRow({ at }: { at: number }) {
  const format = useFormat();
  const label = useTicking((now) => format.day(at, now));
  return (
    <div className="tk-day">
      <span>{label}</span>
    </div>
  );
}

/** Up and down arrows move the focus from row to row; from the log itself, to the newest. */
function walkRows(event: KeyboardEvent<HTMLDivElement>): void {
  if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const current = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
  const next = current === null ? rows.at(-1) : rows[rows.indexOf(current) + (event.key === 'ArrowUp' ? -1 : 1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
