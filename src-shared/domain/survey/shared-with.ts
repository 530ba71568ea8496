import type { Entry } from '../ticket/ticket.ts';

/**
 * Who else an answer is shared with: when the matter went from hand to hand (a transfer, or one agent after another as its
 * owner), everyone who owned it or replied before the resolution, but not who resolved it. Without a change of hands it is
 * the resolver's alone, even when a colleague helped with a line. `entries` may come in any order and hold anything.
 */
export function sharedWith(entries: readonly Entry[], resolvedById: string | null, resolvedAt: number): string[] {
  const before = entries.filter((entry) => entry.at <= resolvedAt);
  if (!before.some(changesHands)) return [];
  const handled = new Set<string>();
  for (const entry of before) for (const id of handlersIn(entry)) handled.add(id);
  if (resolvedById !== null) handled.delete(resolvedById);
  return [...handled].sort();
}

function changesHands(entry: Entry): boolean {
  if (entry.kind !== 'event') return false;
  const { event } = entry;
  if (event.type === 'transferred') return true;
  return event.type === 'assigned' && event.fromId !== null && event.toId !== null && event.fromId !== event.toId;
}

function handlersIn(entry: Entry): string[] {
  if (entry.kind === 'message') return entry.direction === 'out' && entry.author.kind === 'agent' ? [entry.author.id] : [];
  if (entry.kind !== 'event') return [];
  const { event } = entry;
  if (event.type === 'assigned') return [event.fromId, event.toId].filter((id) => id !== null);
  return event.type === 'transferred' && event.toAgentId !== null ? [event.toAgentId] : [];
}
