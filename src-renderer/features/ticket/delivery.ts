import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import type { RefusalCode, RefusalDetail } from '#shared/domain/sync/command.ts';
import type { DeliveryState, MessageEntry } from '#shared/domain/ticket/ticket.ts';

export type Delivery =
  | { readonly kind: 'saved' | 'sending' | 'accepted' | 'delivered' | 'read' | 'failed' | 'unknown' | 'parked' | 'withdrawn' }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: RefusalDetail };

/** How far the server and the channel are: until the customer's side answers, it is *Accepted*. */
const ofChannel: Record<DeliveryState, Exclude<Delivery['kind'], 'refused'>> = {
  queued: 'accepted',
  sending: 'accepted',
  sent: 'accepted',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  unknown: 'unknown',
};

/** How far something the agent wrote has come; the command speaks while the entry is only on this computer. */
export function deliveryOf(delivery: MessageEntry['delivery'], command: CommandStatus | null): Delivery {
  if (command === null) return { kind: delivery === null ? 'accepted' : ofChannel[delivery] };
  const { status } = command;
  return status.kind === 'refused' ? { kind: 'refused', code: status.code, detail: status.detail } : { kind: status.kind };
}

const loud: ReadonlySet<Delivery['kind']> = new Set(['refused', 'failed', 'unknown', 'parked']);

/** Something the agent should act on: in words all the time. */
export function isLoud(delivery: Delivery): boolean {
  return loud.has(delivery.kind);
}
