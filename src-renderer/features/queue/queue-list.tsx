import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { actionText } from '#shared/text/action-text.ts';
import { queueText, viewText } from '#shared/text/queue-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useAction } from '../../state/actions.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { type Cursor, followCursor, stepCursor, useCursor } from './cursor.ts';
import classes from './queue-pane.module.css';
import rowClasses from './queue-row.module.css';
import { QueueRowContent } from './queue-row.tsx';
import type { QueueWindow } from './queue-window.ts';
import type { QueueQuestion } from './use-queue-window.ts';

const ROW_REM = { comfortable: 4, compact: 3 } as const;
const rowId = (index: number) => `queue-row-${index}`;

type Props = { queue: QueueWindow; version: number; question: QueueQuestion; total: number };

/** The rows of the queue as a listbox: only those in sight exist, the keyboard's row is kept in sight. */
export function QueueList({ queue, version, question, total }: Props) {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const { density } = useSettings();
  const cursor = useCursor((state) => state.cursor);
  const ticketId = useView((view) => view.ticketId);
  const openTicket = useView((view) => view.openTicket);
  const scroller = useRef<HTMLDivElement>(null);
  const [keyboard, setKeyboard] = useState(false);
  const rowHeight = ROW_REM[density] * rootFontSize();

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: () => useCursor.getState().scrollTop,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => queue.show(first, last), [queue, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes come from outside the virtualizer and must be taken again.
  useLayoutEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);
  useEffect(() => () => useCursor.setState({ scrollTop: scroller.current?.scrollTop ?? 0 }), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the moment to look where the cursor's ticket went.
  useLayoutEffect(() => {
    if (cursor === null) return;
    const next = followCursor(cursor, queue);
    if (!('lost' in next)) {
      if (next !== cursor) keepInPlace(cursor, next);
      return;
    }
    useCursor.setState({ cursor: next.at });
    const { id } = cursor;
    if (id === null) return;
    host.queue.position({ ...question, ticketId: id }).then(
      ({ position }) => {
        if (position !== null && useCursor.getState().cursor === next.at) useCursor.setState({ cursor: { index: position, id } });
      },
      () => undefined,
    );
  }, [version]);

  /** Rows that came or went above leave the cursor's row where it stands on the screen. */
  function keepInPlace(from: Cursor, to: Cursor): void {
    const element = scroller.current;
    const inSight =
      element !== null && (from.index + 1) * rowHeight > element.scrollTop && from.index * rowHeight < element.scrollTop + element.clientHeight;
    if (inSight && element.scrollTop > 0) element.scrollTop += (to.index - from.index) * rowHeight;
    useCursor.setState({ cursor: to });
  }

  /** All rows are equally high: no measuring, and the last of several calls wins. */
  function bringIntoSight(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }

  function moveTo(next: Cursor | null): void {
    if (next === null) return;
    setKeyboard(true);
    useCursor.setState({ cursor: next });
    bringIntoSight(next.index);
    // Where the keyboard is: a screen reader then says the row.
    scroller.current?.focus({ preventScroll: true });
  }
  function step(by: number): void {
    const firstInSight = Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight);
    moveTo(stepCursor(cursor, { openIndex: ticketId === null ? -1 : queue.indexOf(ticketId), firstInSight }, by, queue));
  }
  const open = () => {
    if (cursor?.id != null) openTicket(cursor.id);
  };

  useAction({ id: 'queue.next', label: actionText.nextTicket, keys: 'j', run: () => step(1) });
  useAction({ id: 'queue.previous', label: actionText.previousTicket, keys: 'k', run: () => step(-1) });
  useAction({ id: 'queue.open', label: actionText.openTicket, keys: 'Enter', enabled: cursor !== null, run: open });
  useAction({ id: 'queue.focus', label: actionText.focusQueue, keys: 'g i', run: () => scroller.current?.focus() });

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total }[event.key];
    if (by !== undefined) step(by);
    else if (event.key === 'Enter' || event.key === ' ') open();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={t(queueText.listLabel, { view: t(viewText[question.view]), count: format.number(total) })}
      aria-activedescendant={cursor !== null && cursor.index >= first && cursor.index <= last ? rowId(cursor.index) : undefined}
      tabIndex={0}
      data-focus-home
      className={`${classes.list} ${density === 'compact' ? rowClasses.compact : ''}`}
      data-keyboard={keyboard || undefined}
      data-testid="queue-list"
      onKeyDown={press}
      onPointerDown={() => setKeyboard(false)}
      onFocus={(event) => {
        if (useCursor.getState().cursor === null && event.currentTarget.matches(':focus-visible')) step(0);
      }}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, size }) => {
          const row = queue.rowAt(index);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and points at its row (aria-activedescendant).
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys of all rows.
            <div
              key={row?.id ?? index}
              id={rowId(index)}
              role="option"
              aria-selected={row !== undefined && row.id === ticketId}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={rowClasses.row}
              data-cursor={cursor?.index === index || undefined}
              data-ticket={row?.id}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={() => {
                if (row === undefined) return;
                useCursor.setState({ cursor: { index, id: row.id } });
                openTicket(row.id);
              }}
            >
              {row === undefined ? (
                <RowSkeleton />
              ) : (
                <QueueRowContent row={row} compact={density === 'compact'} withOwner={question.view !== 'mine' && question.view !== 'unassigned'} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function RowSkeleton() {
  return (
    <AfterPause className={rowClasses.skeleton ?? ''}>
      <Skeleton height={10} width="55%" />
      <Skeleton height={8} width="85%" />
    </AfterPause>
  );
}

/** Rows are sized in rem, so that they grow with the text. */
function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
