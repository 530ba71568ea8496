export const SLA_KINDS = ['firstResponse', 'nextResponse', 'resolution'] as const;
export type SlaKind = (typeof SLA_KINDS)[number];

/** One deadline of a ticket. Both `metAt` and `breachedAt` may be set: an answer after the deadline. */
export type SlaTimer = {
  readonly kind: SlaKind;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly startedAt: number;
  /** Since when it runs without a pause; `startedAt` until the first one. */
  readonly runFrom: number;
  /** Null while it stands still, or when the calendar never opens. */
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  /** Since when it stands still. */
  readonly pausedAt: number | null;
  /** Time of the calendar that was used up before `runFrom`, in milliseconds. */
  readonly usedMs: number;
  readonly metAt: number | null;
  readonly breachedAt: number | null;
};
