import type { SavedView } from '#shared/contract/console/console-shapes.ts';

export const MOST_VIEWS = 30;

/** The list with one more view; one of the same name (case apart) gives it its place and id. Null: the list is full. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] | null {
  const same = views.findIndex(({ name }) => isSameName(name, view.name));
  if (same >= 0) return views.map((old, index) => (index === same ? { ...view, id: old.id } : old));
  return views.length >= MOST_VIEWS ? null : [...views, view];
}

export function isSameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('id') === other.trim().toLocaleLowerCase('id');
}
