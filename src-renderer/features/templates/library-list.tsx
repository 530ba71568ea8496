import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { templateText } from '#shared/text/template-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { useTemplatesView } from './library-filter.ts';
import { LibraryRow } from './library-row.tsx';
import type { LibraryState } from './library-window.ts';
import classes from './templates.module.css';

const ROW_REM = 3.5;
const rowId = (index: number) => `template-row-${index}`;

type Props = { library: LibraryState & { show(first: number, last: number): void }; total: number };

/** The rows as a listbox: only those in sight exist; arrows choose, Enter opens. */
export function LibraryList({ library, total }: Props) {
  const text = useText();
  const format = useFormat();
  const openTemplate = useView((view) => view.openTemplate);
  const cursor = Math.min(
    useTemplatesView((view) => view.cursor),
    total - 1,
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = ROW_REM * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialOffset: () => useTemplatesView.getState().scrollTop,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 20;
  const { show } = library;
  useEffect(() => show(first, last), [show, first, last]);
  useEffect(() => {
    const element = scroller.current;
    return () => useTemplatesView.setState({ scrollTop: element?.scrollTop ?? 0 });
  }, []);

  function open(index: number): void {
    const row = library.rows.get(index);
    if (row === undefined) return;
    useTemplatesView.setState({ cursor: index });
    openTemplate(row.id);
  }
  function moveTo(index: number): void {
    const next = Math.max(0, Math.min(total - 1, index));
    useTemplatesView.setState({ cursor: next });
    const element = scroller.current;
    if (element === null) return;
    const top = next * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total }[event.key];
    if (by !== undefined) moveTo(cursor + by);
    else if (event.key === 'Enter' || event.key === ' ') open(cursor);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={text(templateText.listLabel, { count: format.number(total) })}
      aria-activedescendant={cursor >= first && cursor <= last ? rowId(cursor) : undefined}
      tabIndex={0}
      data-focus-home
      data-testid="template-list"
      className={classes.list}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, size }) => {
          const row = library.rows.get(index);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and points at its row (aria-activedescendant).
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys of all rows.
            <div
              key={row?.id ?? index}
              id={rowId(index)}
              role="option"
              aria-selected={index === cursor}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={classes.row}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={() => open(index)}
            >
              {row === undefined ? (
                <AfterPause>
                  <Skeleton height={10} width="40%" mb={8} />
                  <Skeleton height={8} width="70%" />
                </AfterPause>
              ) : (
                <LibraryRow template={row} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
