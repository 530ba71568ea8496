import type { AgentState } from '../presence/agent-state.ts';

export const METRICS = [
  'contactsHandled',
  'contactsPerHour',
  'firstResponse',
  'agentFirstReply',
  'nextReply',
  'handleTimeWall',
  'handleTimeActive',
  'firstResolution',
  'fullResolution',
  'resolutionRate',
  'reopenRate',
  'firstContactResolution',
  'csat',
  'nps',
  'ces',
  'slaMet',
  'waitingTime',
  'transferRate',
  'answerSpeed',
] as const;
/** Definitions: `docs/metrics.md`. */
export type MetricId = (typeof METRICS)[number];

export const METRIC_UNITS = ['count', 'perHour', 'ms', 'percent', 'score'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

/** What an agent of a team, or one agent, should reach. */
export type Target = {
  readonly id: string;
  readonly metric: MetricId;
  readonly scope: { readonly kind: 'team'; readonly teamId: string } | { readonly kind: 'agent'; readonly teamId: string; readonly agentId: string };
  readonly value: number;
  readonly rev: number;
};

/** From `at` on the agent was in `state`. Never changed once written. */
export type StateEvent = { readonly id: string; readonly agentId: string; readonly state: AgentState; readonly at: number; readonly rev: number };

/** A stretch of time in which an agent had a ticket in front of them and was active. Never changed once written. */
export type Activity = {
  /** The id of the command that told of it. */
  readonly id: string;
  readonly agentId: string;
  readonly ticketId: string;
  readonly from: number;
  readonly to: number;
  /** Server time at which it was told; absent: not known here. */
  readonly recordedAt?: number | undefined;
  readonly rev: number;
};
