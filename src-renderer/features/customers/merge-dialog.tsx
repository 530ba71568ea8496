import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { writtenIdentity } from '#shared/domain/contact/written-identity.ts';
import { contextText, identityText } from '#shared/text/context-text.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { issueCommand } from '../../state/issue-command.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import { Message } from '../../ui/message.tsx';
import type { Customer, Duplicate } from './customer-types.ts';
import classes from './customers.module.css';
import { useReasons } from './use-reasons.ts';

/** Both records beside each other before they are joined; either can be the main one. */
export function MergeDialog({ customer, duplicate, onClose }: { customer: Customer; duplicate: Duplicate; onClose: () => void }) {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const reasonsOf = useReasons();
  const openCustomer = useView((view) => view.openCustomer);
  const [swapped, setSwapped] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { data: other } = useHostQuery({
    key: `customer:${duplicate.contact.id}`,
    load: (client) => client.customer.get({ contactId: duplicate.contact.id }),
    affectedBy: () => false,
  });
  const sides = { own: customer, other: other ?? null };
  const [into, from] = swapped ? ([duplicate.contact, customer.contact] as const) : ([customer.contact, duplicate.contact] as const);
  const nameOf = (contact: Contact) => contact.name.trim() || t(customerText.nameless);

  async function merge() {
    try {
      await issueCommand(host, { type: 'contact.merge', contactId: from.id, intoContactId: into.id });
      onClose();
      openCustomer(into.id);
    } catch (error) {
      setProblem(t(customerText.notMerged, { reason: errors.error(error) }));
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      closeButtonProps={{ 'aria-label': t(customerText.cancel) }}
      title={t(customerText.mergeTitle, { name: nameOf(duplicate.contact) })}
    >
      <div className={classes.merge}>
        {problem !== null && <Message tone="danger">{problem}</Message>}
        <p className="cx-quiet">{t(customerText.mergeReasons, { reasons: reasonsOf(duplicate.reasons) })}</p>
        <div className={classes.mergeSides}>
          <Side title={t(customerText.mergeInto)} contact={into} facts={swapped ? sides.other : sides.own} main />
          <Side title={t(customerText.mergeFrom)} contact={from} facts={swapped ? sides.own : sides.other} />
        </div>
        <p>{t(customerText.mergeHint)}</p>
        <div className={classes.mergeButtons}>
          <Button variant="subtle" onClick={() => setSwapped(!swapped)}>
            {t(customerText.keepOther, { name: nameOf(from) })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t(customerText.cancel)}
          </Button>
          <Button onClick={() => void merge()} data-autofocus>
            {t(customerText.merge)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Side({ title, contact, facts, main = false }: { title: string; contact: Contact; facts: Customer | null; main?: boolean }) {
  const t = useText();
  const format = useFormat();
  const lines = [contact.company, contact.city].filter((line) => line !== null);
  return (
    <section className={classes.mergeSide} data-main={main || undefined} aria-label={title}>
      <h3 className="cx-heading">{title}</h3>
      <p className={classes.mergeName} dir="auto">
        {contact.name.trim() || t(customerText.nameless)}
      </p>
      {lines.length > 0 && <p className="cx-quiet">{lines.join(', ')}</p>}
      <p className="cx-quiet">{t(contextText.since, { date: format.date(contact.createdAt) })}</p>
      <ul className="cx-list">
        {contact.identities.map((identity) => (
          <li key={identity.id} className="cx-identity">
            <ChannelIcon kind={identity.kind} label={t(identityText[identity.kind])} size={16} />
            <bdi className="cx-value tg-numbers">{identity.kind === 'webchat' ? t(contextText.webchatVisitor) : writtenIdentity(identity)}</bdi>
          </li>
        ))}
      </ul>
      {facts !== null && <p className="tg-numbers">{t(customerText.mergeCounts, { tickets: facts.tickets.length, orders: facts.orders.length })}</p>}
    </section>
  );
}
