import type { Priority } from '#shared/domain/ticket/ticket.ts';
import type { QueueKey } from './staff.ts';

/**
 * What people write about one kind of matter, step by step; each list holds ways of saying the same. Slots: `{first}` the
 * customer's first name, `{agent}`, `{order}`, `{product}`, `{size}`, `{otherSize}`, `{amount}`, `{courier}`, `{receipt}`, `{city}`,
 * `{date}` of the order, `{bank}`, `{wallet}`, `{voucher}`, `{hub}`, `{case}`.
 */
export type Script = {
  /** With as many as `open` has, the one in the same place. */
  readonly subject: readonly string[];
  readonly open: readonly string[];
  readonly ask: readonly string[];
  readonly detail: readonly string[];
  readonly answer: readonly string[];
  /** For each of `open` the places in `answer` that fit it; absent: all fit all. */
  readonly fits?: readonly (readonly number[])[];
  /** Each is answered by what stands in the same place of `followAnswer`. */
  readonly follow: readonly string[];
  readonly followAnswer: readonly string[];
};

export type Topic = {
  readonly key: string;
  readonly queue: QueueKey;
  readonly tags: readonly string[];
  /** How often, against the other topics. */
  readonly weight: number;
  /** Days since the order at which people write about this; absent: at any time. */
  readonly orderAge?: readonly [number, number];
  /** What the order has to hold for this to make sense. */
  readonly needs?: 'size' | 'electric' | 'breakable';
  readonly priority: readonly (readonly [Priority, number])[];
  /** What agents write to each other. */
  readonly notes: readonly string[];
  readonly id: Script;
  readonly en: Script;
};
