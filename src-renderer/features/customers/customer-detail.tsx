import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useRef, useState } from 'react';
import { contextText } from '#shared/text/context-text.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useAction } from '../../state/actions.ts';
import { touchesAny, touchesContact } from '../../state/host-feed.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { AnswerList } from './answers.tsx';
import { ContactCard } from './contact-card.tsx';
import { customerKeys } from './customer-keys.ts';
import type { Customer } from './customer-types.ts';
import classes from './customers.module.css';
import { Duplicates } from './duplicates.tsx';
import { History } from './history.tsx';
import { MergedRecords } from './merged-records.tsx';
import { Orders } from './orders.tsx';
import { PastTickets } from './past-tickets.tsx';
import { PurchaseFacts } from './purchase-facts.tsx';
import { Section } from './section.tsx';
import { useEditContact } from './use-edit-contact.ts';

/** One customer with everything that was merged into them: who they are, and all that was ever said. */
export function CustomerDetail({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const t = useText();
  const errors = useErrorText();
  const tickets = useRef<readonly string[]>([]);
  const { data, error, reload } = useHostQuery({
    key: `customer:${contactId}`,
    load: async (host) => {
      const customer = await host.customer.get({ contactId });
      tickets.current = customer.tickets.map(({ id }) => id);
      return customer;
    },
    affectedBy: (batch) => touchesContact(batch, contactId) || touchesAny(batch, tickets.current),
  });
  useAction({ ...customerKeys.close, run: onClose });
  if (data !== undefined) return <KnownCustomer customer={data} onClose={onClose} />;
  return (
    <div className={classes.nothing}>
      {error === null ? (
        <AfterPause>
          <p className="cx-quiet">{t(customerText.loading)}</p>
        </AfterPause>
      ) : errorCodeOf(error) === 'NOT_FOUND' ? (
        <EmptyState title={t(customerText.choose)} hint={t(customerText.gone)} />
      ) : (
        <Message tone="danger">
          {t(customerText.failed, { reason: errors.error(error) })}{' '}
          <Button size="compact-xs" variant="default" onClick={reload}>
            {t(customerText.tryAgain)}
          </Button>
        </Message>
      )}
    </div>
  );
}

type Tab = 'about' | 'history';

function KnownCustomer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useText();
  const openTicket = useView((view) => view.openTicket);
  const { contact, merged, orders, answers, tickets } = customer;
  const { edit, problem } = useEditContact(contact.id);
  const [tab, setTab] = useState<Tab>('about');
  const counted = (none: keyof typeof customerText, some: keyof typeof customerText, count: number) =>
    count === 0 ? t(customerText[none]) : t(customerText[some], { count });
  return (
    <article className={classes.detail} data-tab={tab} aria-label={contact.name.trim() || t(customerText.nameless)}>
      <div className={classes.narrowBar}>
        <ActionIcon className={classes.back ?? ''} onClick={onClose} aria-label={t(customerText.back)}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <SegmentedControl
          className={classes.tabs ?? ''}
          size="xs"
          value={tab}
          onChange={(value) => setTab(value as Tab)}
          data={[
            { value: 'about', label: t(customerText.about) },
            { value: 'history', label: t(customerText.history) },
          ]}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.about} aria-label={t(contextText.region)} tabIndex={0}>
        {problem !== null && <Message tone="danger">{problem}</Message>}
        <ContactCard contact={contact} onEdit={edit} merged={merged}>
          <Duplicates customer={customer} />
          <PurchaseFacts customer={customer} />
        </ContactCard>
        <MergedRecords merged={merged} />
        <Section title={counted('orderCount', 'ordersCount', orders.length)}>
          <Orders orders={orders} />
        </Section>
        <Section title={counted('answers', 'answersCount', answers.length)}>
          <AnswerList answers={answers} />
        </Section>
        <Section title={counted('tickets', 'ticketsCount', tickets.length)}>
          <PastTickets tickets={tickets} onOpen={openTicket} empty={t(customerText.ticketsEmpty)} />
        </Section>
      </section>
      <History contactId={contact.id} records={[contact, ...merged]} ticketIds={tickets.map(({ id }) => id)} onShow={() => setTab('history')} />
    </article>
  );
}
