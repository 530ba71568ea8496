import type { RefusalCode } from '../sync/command.ts';

/** What a merge looks at; a whole contact is one. */
export type MergeRecord = { readonly id: string; readonly mergedIntoId: string | null };
export type FindRecord = (id: string) => MergeRecord | null | undefined;

/**
 * The customer that a record is shown with: itself, or where the chain of its merges ends. A record that cannot be found ends
 * the chain where it is, and so does a circle, which commands never make.
 */
export function rootIdOf(id: string, find: FindRecord): string {
  const seen = new Set([id]);
  let at = id;
  for (;;) {
    const next = find(at)?.mergedIntoId ?? null;
    if (next === null || seen.has(next) || find(next) == null) return at;
    seen.add(next);
    at = next;
  }
}

/** The ids of a customer's records: `rootId`, then all that were merged into it, directly or through others. */
export function familyIds(rootId: string, mergedInto: (id: string) => readonly MergeRecord[]): string[] {
  const ids = [rootId];
  for (const id of ids) for (const record of mergedInto(id)) if (!ids.includes(record.id)) ids.push(record.id);
  return ids;
}

export type MergeVerdict =
  | { readonly kind: 'apply'; readonly rootId: string }
  | { readonly kind: 'noop' }
  | { readonly kind: 'refuse'; readonly code: Extract<RefusalCode, 'CONTACT_NOT_FOUND' | 'SAME_CONTACT' | 'CONTACT_MERGED'> };

/** Whether `contactId` may be merged, and into which root. Decided by the same code on both sides. */
export function checkMerge(contactId: string, intoContactId: string, find: FindRecord): MergeVerdict {
  const record = find(contactId);
  if (record == null || find(intoContactId) == null) return { kind: 'refuse', code: 'CONTACT_NOT_FOUND' };
  const rootId = rootIdOf(intoContactId, find);
  // Itself, or a record that was merged into it: it would end up inside itself.
  if (rootId === contactId) return { kind: 'refuse', code: 'SAME_CONTACT' };
  if (record.mergedIntoId === null) return { kind: 'apply', rootId };
  return rootIdOf(contactId, find) === rootId ? { kind: 'noop' } : { kind: 'refuse', code: 'CONTACT_MERGED' };
}

/** A merge moves nothing: the record keeps its addresses, orders and tickets and says where it is shown. */
export const applyMerge = <R extends MergeRecord>(contact: R, rootId: string): R => ({ ...contact, mergedIntoId: rootId });

/** What was merged into the record itself stays with it. */
export const applyUnmerge = <R extends MergeRecord>(contact: R): R => ({ ...contact, mergedIntoId: null });
