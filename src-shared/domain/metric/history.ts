import type { EntryAuthor, StatusCategory, TimelineEvent } from '../ticket/ticket.ts';
import { statusCategory } from '../ticket/ticket.ts';

/** What a ticket's numbers are made of, in order. `byId` null: a bot or a rule. */
export type HistoryEvent = {
  readonly at: number;
  /** When the server learnt of it, where that was later. */
  readonly recordedAt?: number;
} & (
  | { readonly type: 'created'; readonly queueId: string | null }
  | { readonly type: 'messageIn' }
  /** A person's public reply. */
  | { readonly type: 'reply'; readonly agentId: string }
  /** What a bot or a rule sent: never a reply. */
  | { readonly type: 'autoReply' }
  /** A bot gave over to people. */
  | { readonly type: 'handedOff' }
  | { readonly type: 'assigned'; readonly toId: string | null; readonly byId: string | null }
  | { readonly type: 'transferred'; readonly toId: string | null; readonly byId: string | null; readonly queueId: string }
  | { readonly type: 'status'; readonly from: StatusCategory; readonly to: StatusCategory; readonly byId: string | null }
  | { readonly type: 'reopened' }
  /** A low answer opened it for a lead: the customer did not come back. */
  | { readonly type: 'followUp'; readonly toId: string | null }
  | { readonly type: 'snoozed'; readonly on: boolean }
  | { readonly type: 'mergedAway'; readonly byId: string | null }
  | { readonly type: 'absorbed' }
  | { readonly type: 'rated'; readonly score: number }
);

/** What of a timeline's entry matters here. */
export type HistoryLine = { readonly at: number; readonly author: EntryAuthor } & (
  | { readonly kind: 'note' }
  | { readonly kind: 'message'; readonly direction: 'in' | 'out' }
  | { readonly kind: 'event'; readonly event: TimelineEvent }
);

/** The timeline of one ticket as events, in its order; times never go back, so that no span is negative. */
export function historyOf(entries: readonly HistoryLine[]): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  let last = 0;
  for (const entry of entries) {
    last = Math.max(last, entry.at);
    const event = eventOf(entry, last);
    if (event !== null) events.push(event);
  }
  return events;
}

function eventOf(entry: HistoryLine, at: number): HistoryEvent | null {
  const byId = entry.author.kind === 'agent' ? entry.author.id : null;
  if (entry.kind === 'note') return null;
  if (entry.kind === 'event') return lineOf(entry.event, at, byId);
  if (entry.direction === 'in') return entry.author.kind === 'system' ? null : { at, type: 'messageIn' };
  return byId === null ? { at, type: 'autoReply' } : { at, type: 'reply', agentId: byId };
}

function lineOf(event: TimelineEvent, at: number, byId: string | null): HistoryEvent | null {
  switch (event.type) {
    case 'created':
      return { at, type: 'created', queueId: event.queueId };
    case 'assigned':
      return { at, type: 'assigned', toId: event.toId, byId };
    case 'transferred':
      return { at, type: 'transferred', toId: event.toAgentId, byId, queueId: event.toQueueId };
    case 'status':
      return { at, type: 'status', from: statusCategory(event.from), to: statusCategory(event.to), byId };
    case 'reopened':
      return { at, type: 'reopened' };
    case 'followUp':
      return { at, type: 'followUp', toId: event.toAgentId };
    case 'snoozed':
      return { at, type: 'snoozed', on: event.until !== null };
    case 'woke':
      return { at, type: 'snoozed', on: false };
    case 'mergedInto':
      return { at, type: 'mergedAway', byId };
    case 'mergedFrom':
      return { at, type: 'absorbed' };
    case 'rated':
      return { at, type: 'rated', score: event.rating };
    default:
      // Priority, tags, subject and what later versions tell: no number depends on them.
      return null;
  }
}
