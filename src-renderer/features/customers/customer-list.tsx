import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { customerText } from '#shared/text/customer-text.ts';
import { useAction } from '../../state/actions.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { customerKeys } from './customer-keys.ts';
import type { CustomerPages } from './customer-pages.ts';
import { useCustomerQuestion } from './customer-question.ts';
import { CustomerRowContent } from './customer-row.tsx';
import classes from './customers.module.css';

const ROW_REM = { comfortable: 3.5, compact: 2.75 } as const;
const rowId = (index: number) => `customer-row-${index}`;

type Props = { pages: CustomerPages; version: number; total: number; onOpen: (id: string) => void };

/** The rows as a listbox: only those in sight exist, the keyboard's row is kept in sight. */
export function CustomerList({ pages, total, onOpen }: Props) {
  const t = useText();
  const format = useFormat();
  const { density } = useSettings();
  const cursor = useCustomerQuestion((state) => Math.min(state.cursor, total - 1));
  const openId = useView((view) => view.customerId);
  const scroller = useRef<HTMLDivElement>(null);
  const [keyboard, setKeyboard] = useState(false);
  const rowHeight = ROW_REM[density] * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: () => useCustomerQuestion.getState().scrollTop,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => pages.show(first, last), [pages, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes come from outside the virtualizer and must be taken again.
  useLayoutEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);
  useEffect(() => {
    const element = scroller.current;
    return () => useCustomerQuestion.setState({ scrollTop: element?.scrollTop ?? 0 });
  }, []);
  // Another question was asked: its list begins at the top.
  useEffect(
    () =>
      useCustomerQuestion.subscribe((state, before) => {
        if (
          state.cursor === -1 &&
          state.scrollTop === 0 &&
          before !== state &&
          scroller.current !== null &&
          state.query + state.sort !== before.query + before.sort
        )
          scroller.current.scrollTop = 0;
      }),
    [],
  );

  function moveTo(index: number): void {
    const to = Math.max(0, Math.min(total - 1, index));
    setKeyboard(true);
    useCustomerQuestion.setState({ cursor: to });
    const element = scroller.current;
    if (element === null) return;
    const top = to * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
    element.focus({ preventScroll: true });
  }
  function step(by: number): void {
    const firstInSight = Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight);
    moveTo(cursor < 0 ? firstInSight : cursor + by);
  }
  const open = () => {
    const row = pages.rowAt(cursor);
    if (row !== undefined) onOpen(row.id);
  };
  useAction({ ...customerKeys.next, run: () => step(1) });
  useAction({ ...customerKeys.previous, run: () => step(-1) });
  useAction({ ...customerKeys.open, enabled: cursor >= 0, run: open });

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
      id="customer-list"
      role="listbox"
      aria-label={t(customerText.list, { count: format.number(total) })}
      aria-activedescendant={cursor >= first && cursor <= last ? rowId(cursor) : undefined}
      tabIndex={0}
      data-focus-home
      className={classes.rows}
      data-keyboard={keyboard || undefined}
      onKeyDown={press}
      onPointerDown={() => setKeyboard(false)}
      onFocus={(event) => {
        if (cursor < 0 && event.currentTarget.matches(':focus-visible')) step(0);
      }}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, size }) => {
          const row = pages.rowAt(index);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and points at its row (aria-activedescendant).
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys of all rows.
            <div
              key={row?.id ?? index}
              id={rowId(index)}
              role="option"
              aria-selected={row !== undefined && row.id === openId}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={classes.row}
              data-cursor={cursor === index || undefined}
              data-customer={row?.id}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={() => {
                if (row === undefined) return;
                useCustomerQuestion.setState({ cursor: index });
                onOpen(row.id);
              }}
            >
              {row === undefined ? (
                <AfterPause>
                  <Skeleton height={10} width="55%" />
                </AfterPause>
              ) : (
                <CustomerRowContent row={row} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
