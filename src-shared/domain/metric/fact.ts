/** What reports are summed up from: one measurement each, made from the events of one ticket. Definitions: `docs/metrics.md`. */
export const FACT_KINDS = [
  'firstResponse',
  'agentFirstReply',
  'wait',
  'contact',
  'handled',
  'firstResolution',
  'fullResolution',
  'reopened',
  'firstContact',
  'cohort',
  'csat',
  'nps',
  'ces',
  'sla',
  'queueWait',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Why something was looked at and not counted. */
export const LEFT_OUT = [
  'unanswered',
  'neverAnswered',
  'resolvedWithoutReply',
  'noActionNeeded',
  'notWorkedOn',
  'stillOpen',
  'resolvedAgain',
  'reopened',
  'abandoned',
  'merged',
  'byBot',
  'notRated',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export type Fact = {
  readonly kind: FactKind;
  /** Null: about the customer, not about one ticket. */
  readonly ticketId: string | null;
  /** Whose number it is; null: nobody's (a bot, or nobody did it). */
  readonly agentId: string | null;
  /** The queue that held the ticket then. */
  readonly queueId: string | null;
  /** The moment it is filed under. */
  readonly at: number;
  /** Milliseconds, a score, or 1 and 0 for yes and no; null where nothing was measured. */
  readonly value: number | null;
  /** The same in the calendar's time; null where there is none. */
  readonly businessValue: number | null;
  /** `handled`: active milliseconds. Resolutions: milliseconds with the bot's time. */
  readonly extra: number | null;
  /** `wait`: the first of its ticket. `handled`: ended by the agent's own transfer. Resolutions: by a bot. `csat`: shared with others. */
  readonly flag: boolean;
  /** Null: it counts. */
  readonly leftOut: LeftOut | null;
  /** May change by itself until then; null: it will not. */
  readonly provisionalUntil: number | null;
  /** When the server learnt of what came late; null: nothing did. */
  readonly recordedAt: number | null;
};

/** Of what may change at any time. */
export const OPEN_ENDED = 8_000_000_000_000_000;
