import type { DeliveryState } from './ticket.ts';

/** Delivery states in the order in which they may follow each other: a report that comes late or twice never lowers one. */
export const DELIVERY_ORDER = ['queued', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'read'] as const satisfies readonly DeliveryState[];

export function statesBelow(state: DeliveryState): DeliveryState[] {
  return DELIVERY_ORDER.slice(0, DELIVERY_ORDER.indexOf(state));
}
