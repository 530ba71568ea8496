import { ActionIcon, Tooltip } from '@mantine/core';
import IconCornerDownLeft from '@tabler/icons-react/dist/esm/icons/IconCornerDownLeft.mjs';
import { customerText } from '#shared/text/customer-text.ts';
import { insertIntoReply } from '../../state/compose-bus.ts';
import { touchesContact } from '../../state/host-feed.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Section } from './section.tsx';

/** A greeting for this hour and products that go with what the customer has, each a press away from the reply. */
export function Suggestions({ ticketId, contactId }: { ticketId: string; contactId: string }) {
  const { suggestions } = useSettings();
  return suggestions ? <Offered ticketId={ticketId} contactId={contactId} /> : null;
}

function Offered({ ticketId, contactId }: { ticketId: string; contactId: string }) {
  const t = useText();
  const format = useFormat();
  const { data } = useHostQuery({
    key: `suggestions:${contactId}`,
    load: (host) => host.customer.suggestions({ contactId }),
    affectedBy: (batch) => touchesContact(batch, contactId) || batch.topics.includes('settings'),
  });
  // What cannot be suggested is no reason to interrupt.
  if (data === undefined || (data.greeting === null && data.products.length === 0)) return null;
  return (
    <Section title={t(customerText.suggestions)}>
      <ul className="cx-list">
        {data.greeting !== null && <Suggestion text={data.greeting} onInsert={() => insertIntoReply(ticketId, data.greeting ?? '')} />}
        {data.products.map(({ sku, name, withName, together }) => (
          <Suggestion
            key={sku}
            text={name}
            why={t(customerText.boughtTogether, { count: format.number(together), name: withName })}
            onInsert={() => insertIntoReply(ticketId, name)}
          />
        ))}
      </ul>
    </Section>
  );
}

function Suggestion({ text, why, onInsert }: { text: string; why?: string; onInsert: () => void }) {
  const t = useText();
  return (
    <li className="cx-suggestion">
      <span className="cx-row-words">
        <span dir="auto">{text}</span>
        {why !== undefined && <span className="cx-quiet">{why}</span>}
      </span>
      <Tooltip label={t(customerText.insert)}>
        <ActionIcon aria-label={t(customerText.insertThis, { text })} onClick={onInsert}>
          <IconCornerDownLeft size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
