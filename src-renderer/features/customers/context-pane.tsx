import { Button } from '@mantine/core';
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { useRef } from 'react';
import { contextText } from '#shared/text/context-text.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useAction } from '../../state/actions.ts';
import { touchesAny, touchesContact } from '../../state/host-feed.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { Message } from '../../ui/message.tsx';
import { AnswerList } from './answers.tsx';
import { ContactCard } from './contact-card.tsx';
import { openCustomerKey } from './customer-keys.ts';
import type { Customer } from './customer-types.ts';
import { Orders } from './orders.tsx';
import { PastTickets } from './past-tickets.tsx';
import { PurchaseFacts } from './purchase-facts.tsx';
import { Section } from './section.tsx';
import { Suggestions } from './suggestions.tsx';
import { useEditContact } from './use-edit-contact.ts';
import './context.css';

/** Everything known of the customer of the open ticket, from the local store. */
export function ContextPane({ ticketId, contactId }: { ticketId: string; contactId: string }) {
  const text = useText();
  const errorText = useErrorText();
  const tickets = useRef<readonly string[]>([ticketId]);
  const { data, error, reload } = useHostQuery({
    key: `contact:${contactId}`,
    load: async (host) => {
      const customer = await host.customer.get({ contactId });
      tickets.current = [ticketId, ...customer.tickets.map(({ id }) => id)];
      return customer;
    },
    affectedBy: (batch) => touchesContact(batch, contactId) || touchesAny(batch, tickets.current),
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

function KnownContact({ ticketId, known }: { ticketId: string; known: Customer }) {
  const text = useText();
  const openTicket = useView((view) => view.openTicket);
  const openCustomer = useView((view) => view.openCustomer);
  const { contact, orders, answers, merged } = known;
  const { edit, problem } = useEditContact(contact.id);
  const others = known.tickets.filter((ticket) => ticket.id !== ticketId);
  useAction({ ...openCustomerKey, run: () => openCustomer(contact.id) });

  const counted = (none: keyof typeof contextText, some: keyof typeof contextText, count: number) =>
    count === 0 ? text(contextText[none]) : text(contextText[some], { count });
  return (
    <>
      {problem !== null && <Message tone="danger">{problem}</Message>}
      <ContactCard contact={contact} onEdit={edit} merged={merged}>
        <DuplicateHint customer={known} onOpen={() => openCustomer(contact.id)} />
        <PurchaseFacts customer={known} />
      </ContactCard>
      <Suggestions ticketId={ticketId} contactId={contact.id} />
      <Section title={counted('orders', 'ordersCount', orders.length)}>
        <Orders orders={orders} />
      </Section>
      <Section title={counted('tickets', 'ticketsCount', others.length)}>
        <PastTickets tickets={others} onOpen={openTicket} empty={text(contextText.ticketsEmpty)} />
      </Section>
      <Section title={counted('ratings', 'ratingsCount', answers.length)}>
        <AnswerList answers={answers} />
      </Section>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconExternalLink size={14} aria-hidden />}
        onClick={() => openCustomer(contact.id)}
        style={{ flex: 'none' }}
      >
        {text(customerText.openPage)}
      </Button>
    </>
  );
}

/** One line that leads to where records are compared. */
function DuplicateHint({ customer, onOpen }: { customer: Customer; onOpen: () => void }) {
  const text = useText();
  const [first, ...more] = customer.duplicates;
  if (first === undefined) return null;
  const words =
    more.length === 0
      ? text(customerText.oneDuplicateHint, { name: first.contact.name.trim() || text(customerText.nameless) })
      : text(customerText.duplicatesHint, { count: customer.duplicates.length });
  return (
    <button type="button" className="cx-duplicate-hint" onClick={onOpen}>
      <IconUsers size={16} aria-hidden />
      <span>{words}</span>
    </button>
  );
}
