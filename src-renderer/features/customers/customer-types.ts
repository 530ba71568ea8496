import type { ContactEdit } from '#shared/domain/contact/contact.ts';
import type { HostClient } from '../../host-client/host-context.tsx';

export type Customer = Awaited<ReturnType<HostClient['customer']['get']>>;
export type Duplicate = Customer['duplicates'][number];
export type HistoryItem = Awaited<ReturnType<HostClient['customer']['history']>>['items'][number];

/** Saves a correction, of the customer's own record or of one merged into it; false: it was not saved. */
export type Edit = (edit: ContactEdit, of?: string) => Promise<boolean>;
