import { create } from 'zustand';
import type { CUSTOMER_SORTS } from '#shared/contract/console/customer-contract.ts';

export type CustomerSort = (typeof CUSTOMER_SORTS)[number];
export type CustomerQuestion = { readonly query: string; readonly sort: CustomerSort; readonly tags: readonly string[] };

type ListState = CustomerQuestion & {
  /** The row that the keyboard is on; -1: none. */
  readonly cursor: number;
  readonly scrollTop: number;
};

export const firstQuestion: ListState = { query: '', sort: 'lastContact', tags: [], cursor: -1, scrollTop: 0 };

/** What the list of this window shows; it is still there after a look at another screen. */
export const useCustomerQuestion = create<ListState>()(() => firstQuestion);

/** Another question begins at its top. */
export function ask(patch: Partial<CustomerQuestion>): void {
  useCustomerQuestion.setState({ ...patch, cursor: -1, scrollTop: 0 });
}
