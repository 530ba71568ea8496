import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { touchesContact } from '../../state/host-feed.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { MergeForm } from './merge-form.tsx';

/** Offers the customer's other tickets that are not merged themselves, newest first. */
export function MergePicker({ ticket, onMerge }: { ticket: Ticket; onMerge: (into: Ticket) => void }) {
  const errorText = useErrorText();
  const { data, error } = useHostQuery({
    key: `merge:${ticket.contactId}`,
    load: (host) => host.contact.get({ contactId: ticket.contactId }),
    affectedBy: (batch) => touchesContact(batch, ticket.contactId),
  });
  if (error !== null) return <p role="alert">{errorText.error(error)}</p>;
  if (data === undefined) return null;
  const others = data.tickets.filter((other) => other.id !== ticket.id && other.mergedIntoId === null);
  return <MergeForm tickets={others.toSorted((a, b) => b.createdAt - a.createdAt)} onMerge={onMerge} />;
}
