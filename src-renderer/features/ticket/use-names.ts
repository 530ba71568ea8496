import { useMemo } from 'react';
import type { EntryAuthor } from '#shared/domain/ticket/ticket.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import type { EventNames } from '../../state/event-sentence.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';

export type Names = EventNames & {
  readonly contact: string;
  readonly meId: string;
  /** Who wrote an entry. */
  readonly author: (author: EntryAuthor) => string;
};

/** The words by which a ticket's people and places are shown; `contact` is the customer's name. */
export function useNames(contact: string): Names {
  const text = useText();
  const format = useFormat();
  const directory = useDirectory();
  return useMemo(() => {
    const agent = (id: string) => (id === directory.me.id ? text(ticketText.you) : directory.agentName(id) || text(timelineText.someAgent));
    return {
      text,
      agent,
      contact,
      meId: directory.me.id,
      queue: (id) => directory.queueName(id) || text(timelineText.someQueue),
      dateTime: (at) => format.dateTime(at),
      author: (author) => (author.kind === 'contact' ? contact : author.kind === 'agent' ? agent(author.id) : text(timelineText.system)),
    };
  }, [text, format, directory, contact]);
}
