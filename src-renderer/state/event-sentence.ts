import type { EventEntry } from '#shared/domain/ticket/ticket.ts';
import type { Sentence, Values } from '#shared/text/languages.ts';
import { slaBreachLaterText, slaBreachText } from '#shared/text/sla-text.ts';
import { priorityText, statusText } from '#shared/text/ticket-text.ts';
import { timelineText } from '#shared/text/timeline-text.ts';

export type EventNames = {
  readonly text: (sentence: Sentence, values?: Values) => string;
  /** An agent's name, or a word for someone unknown. */
  readonly agent: (id: string) => string;
  readonly queue: (id: string) => string;
  readonly dateTime: (at: number) => string;
};

/** One event in words. */
export function eventSentence(entry: EventEntry, names: EventNames): string {
  const { text } = names;
  const { event, author } = entry;
  const actor = author.kind === 'agent' ? names.agent(author.id) : text(author.kind === 'contact' ? timelineText.customer : timelineText.system);
  switch (event.type) {
    case 'created':
      return text(timelineText.created, { queue: names.queue(event.queueId) });
    case 'assigned':
      if (event.toId === null) return text(timelineText.released, { actor });
      if (author.kind === 'agent' && author.id === event.toId) return text(timelineText.tookIt, { actor });
      return text(timelineText.assigned, { actor, agent: names.agent(event.toId) });
    case 'status':
      return text(timelineText.statusChanged, { actor, from: text(statusText[event.from]), to: text(statusText[event.to]) });
    case 'reopened':
      return text(timelineText.reopened);
    case 'priority':
      return text(timelineText.priorityChanged, { actor, from: text(priorityText[event.from]), to: text(priorityText[event.to]) });
    case 'tags': {
      const added = event.added.join(', ');
      const removed = event.removed.join(', ');
      if (removed === '') return text(timelineText.tagsAdded, { actor, tags: added });
      if (added === '') return text(timelineText.tagsRemoved, { actor, tags: removed });
      return text(timelineText.tagsChanged, { actor, added, removed });
    }
    case 'subject':
      return text(timelineText.subjectChanged, { actor, subject: event.to });
    case 'snoozed':
      return event.until === null
        ? text(timelineText.unsnoozed, { actor })
        : text(timelineText.snoozed, { actor, time: names.dateTime(event.until) });
    case 'woke':
      return text(timelineText.woke);
    case 'transferred':
      return event.toAgentId === null
        ? text(timelineText.transferred, { actor, from: names.queue(event.fromQueueId), to: names.queue(event.toQueueId) })
        : text(timelineText.transferredTo, { actor, agent: names.agent(event.toAgentId), to: names.queue(event.toQueueId) });
    case 'mergedInto':
      return text(timelineText.mergedInto, { actor, number: event.number });
    case 'mergedFrom':
      return text(timelineText.mergedFrom, { number: event.number });
    case 'slaBreached':
      if (entry.at - event.dueAt < 60_000) return text(slaBreachText[event.timer]);
      return text(slaBreachLaterText[event.timer], { time: names.dateTime(event.dueAt) });
    case 'followUp':
      return event.toAgentId === null
        ? text(timelineText.followUp, { rating: event.rating })
        : text(timelineText.followUpFor, { rating: event.rating, agent: names.agent(event.toAgentId) });
    case 'rated':
      return text(event.comment === '' ? timelineText.rated : timelineText.ratedWith, { rating: event.rating, comment: event.comment });
  }
}
