import type { ChannelKind, Priority } from '../ticket/ticket.ts';
import type { SlaKind } from './sla-timer.ts';

/** Minutes since local midnight; a period may pass midnight: 22:00 for 480 minutes ends at 06:00 of the next day. */
export type WorkPeriod = {
  /** 1 Monday to 7 Sunday (ISO 8601). */
  readonly day: number;
  readonly fromMinute: number;
  readonly minutes: number;
};

export type Holiday = {
  /** Local date, `YYYY-MM-DD`. Periods that begin on it are not worked. */
  readonly date: string;
  readonly name: string;
};

export type ConfigScope =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'team'; readonly teamId: string }
  | { readonly kind: 'queue'; readonly queueId: string };

/** When a workspace, a team or a queue works. The narrowest scope that fits a ticket counts. */
export type Calendar = {
  readonly id: string;
  readonly name: string;
  readonly scope: ConfigScope;
  /** IANA name, such as `Asia/Jakarta`. */
  readonly timeZone: string;
  /** Empty: never open. */
  readonly week: readonly WorkPeriod[];
  readonly holidays: readonly Holiday[];
  /** Sent once to a customer who writes outside hours; null: nothing is sent. */
  readonly awayMessage: { readonly id: string; readonly en: string } | null;
  readonly rev: number;
};

/** An empty list matches everything. Of the policies that match, the one with the lowest `position` counts. */
export type SlaPolicy = {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly match: {
    readonly queueIds: readonly string[];
    readonly priorities: readonly Priority[];
    readonly channels: readonly ChannelKind[];
    readonly contactTags: readonly string[];
  };
  /** Minutes of the calendar; null: no such deadline. */
  readonly targets: Readonly<Record<SlaKind, number | null>>;
  /** Null: the calendar of the ticket's queue, team or workspace; `always`: around the clock. */
  readonly calendarId: string | 'always' | null;
  /** The resolution clock stands still while the ticket waits for the customer. */
  readonly pauseWhileWaiting: boolean;
  /** Minutes of the calendar before the deadline at which the agent is warned. */
  readonly warnMinutes: number;
  /** `rev` is its version too. */
  readonly rev: number;
};
