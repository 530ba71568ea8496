import { customerActionText } from '#shared/text/customer-text.ts';
import type { ActionDefinition } from '../../state/actions.ts';

/** The keyboard of the customers' screen; its letters are free there, since the queue is not on it. */
export const customerKeys = {
  next: { id: 'customers.next', label: customerActionText.next, keys: 'j' },
  previous: { id: 'customers.previous', label: customerActionText.previous, keys: 'k' },
  open: { id: 'customers.open', label: customerActionText.open, keys: 'Enter' },
  search: { id: 'customers.search', label: customerActionText.search, keys: '/' },
  history: { id: 'customers.history', label: customerActionText.history, keys: 'h' },
  close: { id: 'customers.close', label: customerActionText.close, keys: 'u' },
} as const satisfies Record<string, ActionDefinition>;

/** On the queue's screen: the page of the open ticket's customer. */
export const openCustomerKey: ActionDefinition = { id: 'context.openCustomer', label: customerActionText.openFromTicket, keys: 'c' };
