import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';

/**
 * The timeline on screen (`known`: perhaps many pages) brought up to date by the newest `window` of it. Items of `known`
 * older than the window stay; items that did not change keep their identity, so that their rows are not drawn again.
 * A window that no longer touches what is known (a long absence) replaces it: no hole is ever shown as continuous.
 */
export function mergeTimeline(known: readonly TimelineItem[], window: readonly TimelineItem[]): readonly TimelineItem[] {
  const positions = new Map(known.map((item, index) => [item.entry.id, index]));
  const first = window.map((item) => positions.get(item.entry.id)).find((position) => position !== undefined);
  if (first === undefined) return window;
  const inWindow = new Set(window.map((item) => item.entry.id));
  const older = known.slice(0, first).filter((item) => !inWindow.has(item.entry.id));
  const fresh = window.map((item) => {
    const position = positions.get(item.entry.id);
    const before = position === undefined ? undefined : known[position];
    return before !== undefined && sameItem(before, item) ? before : item;
  });
  const merged = [...older, ...fresh];
  return merged.length === known.length && merged.every((item, index) => item === known[index]) ? known : merged;
}

/** Puts an older page before what is known. */
export function prependPage(known: readonly TimelineItem[], page: readonly TimelineItem[]): readonly TimelineItem[] {
  const ids = new Set(known.map((item) => item.entry.id));
  return [...page.filter((item) => !ids.has(item.entry.id)), ...known];
}

function sameItem(a: TimelineItem, b: TimelineItem): boolean {
  if (a.entry.rev !== b.entry.rev || a.entry.seq !== b.entry.seq || a.entry.at !== b.entry.at || a.fromTicketNumber !== b.fromTicketNumber)
    return false;
  if (a.entry.kind === 'message' && b.entry.kind === 'message' && a.entry.delivery !== b.entry.delivery) return false;
  return JSON.stringify(a.command) === JSON.stringify(b.command);
}
