import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ContactEdit } from '#shared/domain/contact/contact.ts';
import { contextText } from '#shared/text/context-text.ts';
import { type HostClient, useHost } from '../../host-client/host-context.tsx';
import { touchesContact } from '../../state/host-feed.ts';
import { issueCommand } from '../../state/issue-command.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { Message } from '../../ui/message.tsx';
import { ContactCard } from './contact-card.tsx';
import { Orders } from './orders.tsx';
import { PastTickets } from './past-tickets.tsx';
import { Ratings } from './ratings.tsx';
import { Section } from './section.tsx';
import './context.css';

/** Everything known of the customer of the open ticket, from the local store. */
export function ContextPane({ ticketId, contactId }: { ticketId: string; contactId: string }) {
  const text = useText();
  const errorText = useErrorText();
  const { data, error, reload } = useHostQuery({
    key: `contact:${contactId}`,
    load: (host) => host.contact.get({ contactId }),
    affectedBy: (batch) => touchesContact(batch, contactId) || batch.tickets === 'all' || batch.tickets.includes(ticketId),
  });
  return (
    <aside className="cx-pane" aria-label={text(contextText.region)}>
      {data !== undefined ? (
        <KnownContact key={contactId} ticketId={ticketId} known={data} />
      ) : error === null ? (
        <AfterPause>
          <p className="cx-quiet">{text(contextText.loading)}</p>
        </AfterPause>
      ) : (
        <Message tone="danger">
          {text(contextText.failed)} {errorText.error(error)}{' '}
          <Button size="compact-xs" variant="default" onClick={reload}>
            {text(contextText.tryAgain)}
          </Button>
        </Message>
      )}
    </aside>
  );
}

type Known = Awaited<ReturnType<HostClient['contact']['get']>>;

function KnownContact({ ticketId, known }: { ticketId: string; known: Known }) {
  const text = useText();
  const host = useHost();
  const errorText = useErrorText();
  const openTicket = useView((view) => view.openTicket);
  const [problem, setProblem] = useState<string | null>(null);
  const { contact, orders, ratings } = known;
  const others = known.tickets
    .filter((ticket) => ticket.id !== ticketId)
    .toSorted((a, b) => (b.lastMessageAt ?? b.createdAt) - (a.lastMessageAt ?? a.createdAt));

  async function edit(change: ContactEdit): Promise<boolean> {
    try {
      await issueCommand(host, { type: 'contact.edit', contactId: contact.id, edit: change });
      setProblem(null);
      return true;
    } catch (thrown) {
      setProblem(text(contextText.notSaved, { reason: errorText.error(thrown) }));
      return false;
    }
  }
  const counted = (none: keyof typeof contextText, some: keyof typeof contextText, count: number) =>
    count === 0 ? text(contextText[none]) : text(contextText[some], { count });
  return (
    <>
      {problem !== null && <Message tone="danger">{problem}</Message>}
      <ContactCard contact={contact} onEdit={edit} />
      <Section title={counted('orders', 'ordersCount', orders.length)}>
        <Orders orders={orders} />
      </Section>
      <Section title={counted('tickets', 'ticketsCount', others.length)}>
        <PastTickets tickets={others} onOpen={openTicket} />
      </Section>
      <Section title={counted('ratings', 'ratingsCount', ratings.length)}>
        <Ratings ratings={ratings} />
      </Section>
    </>
  );
}
