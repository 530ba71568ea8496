import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { statusText, ticketText } from '#shared/text/ticket-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';

type Props = { tickets: readonly Ticket[]; onMerge: (into: Ticket) => void };

/** The customer's other tickets, one to go on with. */
export function MergeForm({ tickets, onMerge }: Props) {
  const text = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const into = tickets.find((ticket) => ticket.id === chosen);
  if (tickets.length === 0) return <p className="tk-quiet">{text(ticketText.mergeNone)}</p>;
  return (
    <form
      className="tk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (into !== undefined) onMerge(into);
      }}
    >
      <p className="tk-quiet">{text(ticketText.mergeHint)}</p>
      <Radio.Group aria-label={text(ticketText.mergeChoose)} value={chosen} onChange={setChosen}>
        <div className="tk-choices">
          {tickets.map((ticket) => (
            <Radio
              key={ticket.id}
              value={ticket.id}
              label={`#${ticket.number} · ${ticket.subject || text(ticketText.noSubject)}`}
              description={`${text(statusText[ticket.status])} · ${format.dateTime(ticket.lastMessageAt ?? ticket.createdAt)}`}
            />
          ))}
        </div>
      </Radio.Group>
      <Button type="submit" disabled={into === undefined}>
        {into === undefined ? text(ticketText.mergeChoose) : text(ticketText.mergeDo, { number: into.number })}
      </Button>
    </form>
  );
}
