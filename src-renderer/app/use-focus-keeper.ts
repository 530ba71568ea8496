import { useEffect } from 'react';

/** Marks where the focus goes when what had it is gone; of several the last on the page is taken. */
const HOME = '[data-focus-home]';

/**
 * The focus never falls back to the page itself: when the element that has it disappears or cannot be used any more, the
 * nearest part around it that has a home takes it. A person who clicks beside everything keeps that.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let trail: readonly Element[] = [];
    const remember = (event: FocusEvent) => {
      trail = event.target instanceof Element ? withAncestors(event.target) : [];
    };
    const forget = () => {
      trail = [];
    };
    const repair = () => {
      const [lost, ...around] = trail;
      if (document.activeElement !== document.body || lost === undefined || (lost.isConnected && !lost.matches(':disabled'))) return;
      homeOf(around)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      // A layer that closes hands the focus back by itself: it goes first.
      if (document.activeElement === document.body && trail.length > 0) requestAnimationFrame(repair);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, true);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, true);
    };
  }, []);
}

function withAncestors(element: Element): Element[] {
  return element.parentElement === null ? [element] : [element, ...withAncestors(element.parentElement)];
}

function homeOf(around: readonly Element[]): HTMLElement | null {
  const layer = document.querySelector<HTMLElement>('[aria-modal="true"]');
  if (layer !== null) return layer;
  for (const place of around) {
    const home = place.isConnected ? [...place.querySelectorAll<HTMLElement>(HOME)].at(-1) : undefined;
    if (home !== undefined) return home;
  }
  return null;
}
