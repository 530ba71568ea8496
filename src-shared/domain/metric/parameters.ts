import type { AgentState } from '../presence/agent-state.ts';

const DAY_MS = 86_400_000;

/** What the formulas may be asked with; printed beside each number. */
export type MetricParameters = {
  /** A customer who comes back on the same topic within it was not helped at the first contact. */
  readonly firstContactWindowMs: number;
  /** A ticket that opens again within it counts as reopened. */
  readonly reopenWindowMs: number;
  /** CSAT answers from here on are satisfied: the top two boxes of five. */
  readonly csatFrom: number;
  /** CES answers from here on found it easy. */
  readonly cesFrom: number;
  /** What is told later than this after it happened came late. */
  readonly lateMs: number;
  /** A state that nobody ended counts no longer than this. */
  readonly longestStateMs: number;
  readonly productiveStates: readonly AgentState[];
  /** A team's median is shown from so many agents on, so that it names nobody. */
  readonly fewestForMedian: number;
};

export const METRIC_PARAMETERS: MetricParameters = {
  firstContactWindowMs: 7 * DAY_MS,
  reopenWindowMs: 7 * DAY_MS,
  csatFrom: 4,
  cesFrom: 5,
  lateMs: 60_000,
  longestStateMs: 16 * 3_600_000,
  productiveStates: ['available', 'busy', 'wrapUp'],
  fewestForMedian: 3,
};
