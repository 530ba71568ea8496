import { create } from 'zustand';
import type { QueueWindow } from './queue-window.ts';

/** Where the keyboard is in the list. `id` is null while that row is not loaded. */
export type Cursor = { readonly index: number; readonly id: string | null };

/** Kept while the agent is on another screen, together with how far the list was scrolled (CSS pixels). */
export const useCursor = create<{ readonly cursor: Cursor | null; readonly scrollTop: number }>()(() => ({ cursor: null, scrollTop: 0 }));

/**
 * The cursor after the list changed: it follows its ticket. `lost` says that the ticket is not among the loaded rows, so that
 * the host must be asked where it went; `at` is the row that has its place.
 */
export function followCursor(cursor: Cursor, queue: Pick<QueueWindow, 'total' | 'rowAt' | 'indexOf'>): Cursor | { lost: true; at: Cursor } {
  const total = queue.total();
  if (total === null) return cursor;
  const here = queue.rowAt(cursor.index);
  if (cursor.id === null) return here === undefined ? cursor : { index: cursor.index, id: here.id };
  if (here?.id === cursor.id) return cursor;
  const index = queue.indexOf(cursor.id);
  if (index >= 0) return { index, id: cursor.id };
  const place = Math.max(0, Math.min(cursor.index, total - 1));
  return { lost: true, at: { index: place, id: queue.rowAt(place)?.id ?? null } };
}

/**
 * Steps from the cursor, or from the open ticket's row (-1: not in the list). With neither, a single step is onto the first row
 * in sight, a longer one is counted from there. Null when the list is empty.
 */
export function stepCursor(
  cursor: Cursor | null,
  start: { readonly openIndex: number; readonly firstInSight: number },
  step: number,
  queue: Pick<QueueWindow, 'total' | 'rowAt'>,
): Cursor | null {
  const total = queue.total() ?? 0;
  if (total === 0) return null;
  const from = cursor?.index ?? (start.openIndex >= 0 ? start.openIndex : null);
  const wanted = from === null ? start.firstInSight + (Math.abs(step) > 1 ? step : 0) : from + step;
  const index = Math.max(0, Math.min(total - 1, wanted));
  return { index, id: queue.rowAt(index)?.id ?? null };
}
