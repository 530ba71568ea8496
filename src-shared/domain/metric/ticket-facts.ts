import type { SlaTimer } from '../sla/sla-timer.ts';
import type { SurveyAnswer } from '../survey/survey.ts';
import { answerFacts, ratingFacts } from './answer-facts.ts';
import { type Fact, OPEN_ENDED } from './fact.ts';
import type { HistoryEvent } from './history.ts';
import type { Activity } from './metric.ts';
import type { MetricParameters } from './parameters.ts';
import { lastOf, partFacts } from './part-facts.ts';
import { type Resolution, type Walked, type WorkingMs, walk } from './walk.ts';

/** Another ticket of the same customer, merged customers included. */
export type OtherTicket = {
  readonly createdAt: number;
  readonly tags: readonly string[];
  /** Whether the customer wrote on it: what only we began is no contact of theirs. */
  readonly customerWrote: boolean;
};

export type TicketInput = {
  readonly ticketId: string;
  readonly tags: readonly string[];
  readonly assigneeId: string | null;
  readonly sla: readonly SlaTimer[];
  /** In the ticket's order. */
  readonly events: readonly HistoryEvent[];
  readonly activities: readonly Activity[];
  readonly answers: readonly SurveyAnswer[];
  readonly others: readonly OtherTicket[];
};

/** Every measurement that the events of one ticket give. The same input gives the same facts, here and at the server. */
export function ticketFacts(input: TicketInput, workingMs: WorkingMs, parameters: MetricParameters): Fact[] {
  const walked = walk(input.ticketId, input.events, workingMs);
  const real = realResolutions(walked);
  return [
    ...walked.facts,
    ...partFacts(input.ticketId, walked.parts, input.activities, workingMs, parameters),
    ...resolutionFacts(input, walked, real, workingMs, parameters),
    ...cohort(input, walked, real, parameters),
    ...slaFacts(input, walked),
    ...answerFacts(input.answers, walked),
    ...(input.answers.some((answer) => answer.kind === 'csat') ? [] : ratingFacts(input.ticketId, walked)),
  ];
}

/** A resolution that mattered, and when the customer came back for more than a thank-you. */
type Real = Resolution & {
  readonly backAt: number | null;
  /** They came back, and nobody has said yet whether it was more than a thank-you. */
  readonly undecided: boolean;
};

/** A thank-you opens a ticket, and its end without a word closes it: as if neither had been. */
function realResolutions({ resolutions, repliedSince, status }: Walked): Real[] {
  return resolutions.flatMap((resolution, index): Real[] => {
    if (resolution.noAction) return [];
    let last = index;
    while (resolutions[last + 1]?.noAction === true) last += 1;
    const backAt = resolutions[last]?.reopenedAt ?? null;
    const undecided = backAt !== null && last === resolutions.length - 1 && !repliedSince && status !== 'merged';
    return [{ ...resolution, backAt, undecided }];
  });
}

const within = (at: number | null, from: number, windowMs: number): boolean => at !== null && at - from <= windowMs;

function resolutionFacts(
  { ticketId, tags, others }: TicketInput,
  { createdAt, botUntil, status }: Walked,
  real: readonly Real[],
  workingMs: WorkingMs,
  { reopenWindowMs, firstContactWindowMs }: MetricParameters,
): Fact[] {
  const facts: Fact[] = [];
  const start = botUntil ?? createdAt;
  const last = real.at(-1);
  real.forEach((resolution, index) => {
    const { at, byId, queueId, backAt, undecided, recordedAt } = resolution;
    const base = { ticketId, agentId: byId, queueId, at, businessValue: null, extra: null, flag: byId === null, leftOut: null, recordedAt } as const;
    const span = {
      ...base,
      value: Math.max(0, at - start),
      businessValue: workingMs === null ? null : workingMs(start, at),
      extra: at - createdAt,
    };
    const reopened = within(backAt, at, reopenWindowMs);
    const openUntil = (windowMs: number): number | null => (undecided ? OPEN_ENDED : at + windowMs);
    if (index === 0) facts.push({ ...span, kind: 'firstResolution', provisionalUntil: null });
    const leftOut = resolution !== last ? 'resolvedAgain' : status !== 'resolved' ? 'reopened' : null;
    facts.push({ ...span, kind: 'fullResolution', leftOut, provisionalUntil: at + reopenWindowMs });
    facts.push({
      ...{ ...base, kind: 'reopened', value: reopened ? 1 : 0 },
      provisionalUntil: reopened && !undecided ? null : openUntil(reopenWindowMs),
    });
    if (index > 0) return;
    const again = others.some(
      (other) => other.customerWrote && other.createdAt > at && isSameTopic(tags, other.tags) && within(other.createdAt, at, firstContactWindowMs),
    );
    const back = again || within(backAt, at, firstContactWindowMs);
    facts.push({
      ...{ ...base, kind: 'firstContact', value: back ? 0 : 1, leftOut: byId === null ? 'byBot' : null },
      provisionalUntil: again || (back && !undecided) ? null : openUntil(firstContactWindowMs),
    });
  });
  return facts;
}

/** A tag in common, or nothing known of either. */
export function isSameTopic(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 && b.length === 0 ? true : a.some((tag) => b.includes(tag));
}

/** Of what was created then, whether it is resolved by now. */
function cohort(input: TicketInput, walked: Walked, real: readonly Real[], { reopenWindowMs }: MetricParameters): Fact[] {
  if (input.events.length === 0) return [];
  const last = real.at(-1);
  const resolved = walked.status === 'resolved' && last !== undefined;
  return [
    {
      ...{ kind: 'cohort', ticketId: input.ticketId, agentId: last?.byId ?? input.assigneeId, queueId: walked.createdIn, at: walked.createdAt },
      ...{ value: resolved ? 1 : 0, businessValue: null, extra: null, flag: last !== undefined && last.byId === null },
      leftOut: walked.status === 'merged' ? 'merged' : null,
      provisionalUntil: resolved ? last.at + reopenWindowMs : OPEN_ENDED,
      recordedAt: null,
    },
  ];
}

/** The newest deadline of each kind that is decided: met in time, or not. An answer after the deadline is not. */
function slaFacts({ ticketId, sla, assigneeId }: TicketInput, { owners }: Walked): Fact[] {
  return sla.flatMap(({ metAt, breachedAt }): Fact[] => {
    const at = breachedAt ?? metAt;
    if (at === null) return [];
    return [
      {
        ...{ kind: 'sla', ticketId, agentId: lastOf(owners, at)?.agentId ?? assigneeId, queueId: null, at, value: breachedAt === null ? 1 : 0 },
        ...{ businessValue: null, extra: null, flag: false, leftOut: null, provisionalUntil: null, recordedAt: null },
      },
    ];
  });
}
