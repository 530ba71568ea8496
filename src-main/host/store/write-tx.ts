import type { ReadDb, SqlValue } from './sqlite.ts';
import type { Touched } from './touched.ts';

/** Where a ticket is counted. `assigneeId` is '' when nobody owns it. */
export type Place = { readonly teamId: string; readonly assigneeId: string; readonly bucket: number };

/** Sums a transaction's moves, so that counts cost one row per place and not one per ticket. */
export type Tally = {
  move(from: Place | null, to: Place | null): void;
  tags(before: readonly string[], after: readonly string[]): void;
  /** What listed customers are counted under. */
  customers(before: readonly string[], after: readonly string[]): void;
  /** The tickets of this contact changed in what its customer's row sums up. */
  customer(contactId: string): void;
};

/** One transaction. Writers take it as their first argument; using it after the end throws. */
export interface WriteTx extends ReadDb {
  run(sql: string, ...values: SqlValue[]): { changes: number; rowid: number };
  readonly touched: Touched;
  readonly tally: Tally;
}
