import { ContextPane } from '../features/customers/context-pane.tsx';
import { touchesTicket } from '../state/host-feed.ts';
import { useHostQuery } from '../state/use-host-query.ts';

/** The context column of the open ticket, once it is known whose ticket it is. */
export function TicketContext({ ticketId }: { ticketId: string }) {
  const { data: contactId } = useHostQuery({
    key: `contact-of:${ticketId}`,
    load: async (host) => (await host.ticket.open({ ticketId, entries: 1 })).contact.id,
    affectedBy: (batch) => touchesTicket(batch, ticketId),
  });
  return contactId === undefined ? null : <ContextPane ticketId={ticketId} contactId={contactId} />;
}
