import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';
import type { MessageEntry } from '#shared/domain/ticket/ticket.ts';
import { arrivedMessages, newestSeq } from './timeline-rows.ts';

/** Closer than this to the newest message counts as reading it, in pixels. */
const NEAR = 48;

export type TimelineScroll = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly unseen: number;
  /** The last messages of others that arrived while the ticket was open, for the announcement. */
  readonly arrived: readonly MessageEntry[];
  /** Highest `seq` that was in front of the agent. */
  readonly seenSeq: RefObject<number>;
  onScroll(): void;
  toNewest(): void;
};

/** Where the agent is in the conversation, and what came that they have not seen. For one ticket per mount. */
export function useTimelineScroll(items: readonly TimelineItem[], meId: string): TimelineScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef<readonly TimelineItem[]>([]);
  const seenSeq = useRef(0);
  const [unseen, setUnseen] = useState(0);
  const [arrived, setArrived] = useState<readonly MessageEntry[]>([]);

  // The scroller lays out from its bottom: 0 is the newest, above it is negative.
  const isAtNewest = useCallback(() => scroller.current === null || scroller.current.scrollTop > -NEAR, []);
  const look = useCallback(() => {
    if (!isAtNewest() || document.visibilityState !== 'visible') return;
    seenSeq.current = Math.max(seenSeq.current, newestSeq(before.current));
    setUnseen(0);
  }, [isAtNewest]);
  const toNewest = useCallback(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
    look();
  }, [look]);

  useLayoutEffect(() => {
    if (before.current === items) return;
    const news = arrivedMessages(before.current, items, meId);
    const mine = items.at(-1)?.entry;
    const wroteMyself = before.current.length > 0 && mine?.seq === null && !before.current.some((item) => item.entry.id === mine.id);
    const atNewest = isAtNewest();
    before.current = items;
    if (news.length > 0) setArrived(news);
    if (wroteMyself && scroller.current !== null) scroller.current.scrollTop = 0;
    if (atNewest || wroteMyself) look();
    if (!atNewest && !wroteMyself && news.length > 0) setUnseen((count) => count + news.length);
  }, [items, meId, isAtNewest, look]);

  useEffect(() => {
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [look]);

  return { scroller, unseen, arrived, seenSeq, onScroll: look, toNewest };
}
