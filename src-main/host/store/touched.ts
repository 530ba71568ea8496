import type { HostBatch } from '#shared/contract/console/console-shapes.ts';

export type Topic = HostBatch['topics'][number];

/** What a transaction changed, told to listeners after its commit. */
export type Touched = {
  readonly topics: Set<Topic>;
  readonly tickets: Set<string>;
  readonly contacts: Set<string>;
  readonly drafts: Set<string>;
};

export function nothingTouched(): Touched {
  return { topics: new Set(), tickets: new Set(), contacts: new Set(), drafts: new Set() };
}

export function isUntouched(touched: Touched): boolean {
  return touched.topics.size + touched.tickets.size + touched.contacts.size + touched.drafts.size === 0;
}
