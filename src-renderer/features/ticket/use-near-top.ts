import { type RefObject, useEffect } from 'react';
import { useLatest } from '../../state/use-latest.ts';

/** How far above what is in sight the next page is asked for. */
const AHEAD = '600px 0px 0px 0px';

type Parts = {
  scroller: RefObject<HTMLElement | null>;
  top: RefObject<HTMLElement | null>;
  enabled: boolean;
  /** The oldest row there is: with a new one, nearness is asked anew. */
  oldest: string | undefined;
  onNear: () => void;
};

/** Calls back when `top` comes near the visible part of `scroller`, and again after each page while it stays near. */
export function useNearTop({ scroller, top, enabled, oldest, onNear }: Parts): void {
  const latest = useLatest(onNear);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an observer only tells of changes, and a page may leave the top as near as it was.
  useEffect(() => {
    if (!enabled || scroller.current === null || top.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { root: scroller.current, rootMargin: AHEAD },
    );
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [scroller, top, enabled, oldest, latest]);
}
