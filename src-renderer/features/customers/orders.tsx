import { UnstyledButton } from '@mantine/core';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { useId, useState } from 'react';
import type { Order } from '#shared/domain/contact/contact.ts';
import { contextText, orderStateText } from '#shared/text/context-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { ShowMore } from './show-more.tsx';

const tones = { placed: 'info', paid: 'info', packed: 'info', shipped: 'accent', delivered: 'ok', cancelled: 'quiet', returned: 'warn' } as const;

/** Newest first, each with what was in it. */
export function Orders({ orders }: { orders: readonly Order[] }) {
  const text = useText();
  if (orders.length === 0) return <p className="cx-quiet">{text(contextText.ordersEmpty)}</p>;
  return (
    <ShowMore items={orders.toSorted((a, b) => b.placedAt - a.placedAt)} first={4}>
      {(order) => <OrderRow key={order.id} order={order} />}
    </ShowMore>
  );
}

function OrderRow({ order }: { order: Order }) {
  const text = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const itemsId = useId();
  return (
    <li className="cx-row">
      <UnstyledButton className="cx-row-button" aria-expanded={open} aria-controls={itemsId} onClick={() => setOpen(!open)}>
        <IconChevronRight className="cx-chevron" size={14} aria-hidden />
        <span className="cx-row-words">
          <span className="cx-row-line">
            <bdi className="cx-strong tg-numbers">{order.number}</bdi>
            <span className={`cx-badge cx-tone-${tones[order.state]}`}>{text(orderStateText[order.state])}</span>
          </span>
          <span className="cx-row-line cx-quiet tg-numbers">
            <span>{format.date(order.placedAt)}</span>
            <span>{format.money(order.total, order.currency)}</span>
          </span>
        </span>
      </UnstyledButton>
      <ul id={itemsId} className="cx-items" hidden={!open} aria-label={text(contextText.orderItems, { number: order.number })}>
        {order.items.map((item) => (
          <li key={item.sku}>
            <bdi>{item.name}</bdi>
            <span className="cx-quiet tg-numbers">
              {text(contextText.quantity, { count: item.quantity, price: format.money(item.unitPrice, order.currency) })}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
