import { create } from 'zustand';
import type { QueueFilter } from '#shared/contract/console/console-shapes.ts';

export const emptyFilter: QueueFilter = { channels: [], queueIds: [], priorities: [], due: [], tags: [] };

/** What the queue is narrowed to in this window; a new window starts with everything. */
export const useQueueFilter = create<{ readonly filter: QueueFilter }>()(() => ({ filter: emptyFilter }));

export type FilterKey = keyof QueueFilter;

/** The filter with one value of one kind switched on or off. */
export function toggledFilter(filter: QueueFilter, key: FilterKey, value: string): QueueFilter {
  const values: readonly string[] = filter[key];
  const next = values.includes(value) ? values.filter((item) => item !== value) : [...values, value];
  return { ...filter, [key]: next };
}

export function filterCount(filter: QueueFilter): number {
  return Object.values(filter).reduce((sum, values) => sum + values.length, 0);
}
