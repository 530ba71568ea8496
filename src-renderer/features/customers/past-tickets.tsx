import { UnstyledButton } from '@mantine/core';
import { contextText } from '#shared/text/context-text.ts';
import { channelText, statusText } from '#shared/text/ticket-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import type { Customer } from './customer-types.ts';
import { ShowMore } from './show-more.tsx';

const tones = { new: 'info', open: 'accent', waiting: 'warn', resolved: 'ok' } as const;

type Ticket = Customer['tickets'][number];

export function PastTickets({ tickets, onOpen, empty }: { tickets: readonly Ticket[]; onOpen: (id: string) => void; empty: string }) {
  if (tickets.length === 0) return <p className="cx-quiet">{empty}</p>;
  return (
    <ShowMore items={tickets} first={5}>
      {(ticket) => <PastTicket key={ticket.id} ticket={ticket} onOpen={onOpen} />}
    </ShowMore>
  );
}

function PastTicket({ ticket, onOpen }: { ticket: Ticket; onOpen: (id: string) => void }) {
  const text = useText();
  const format = useFormat();
  const when = useTicking((now) => format.short(ticket.lastMessageAt ?? ticket.createdAt, now));
  return (
    <li className="cx-row">
      <UnstyledButton className="cx-row-button" title={text(contextText.openTicket, { number: ticket.number })} onClick={() => onOpen(ticket.id)}>
        <ChannelIcon kind={ticket.channel} label={text(channelText[ticket.channel])} size={14} />
        <span className="cx-row-words">
          <span className="cx-row-line">
            <span className="cx-ellipsis" dir="auto">
              {ticket.subject || text(contextText.noSubject)}
            </span>
            <span className={`cx-badge cx-tone-${tones[ticket.status]}`}>{text(statusText[ticket.status])}</span>
          </span>
          <span className="cx-row-line cx-quiet tg-numbers">
            <span>#{ticket.number}</span>
            <span>{when}</span>
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
}
