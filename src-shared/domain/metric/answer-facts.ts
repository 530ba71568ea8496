import type { SurveyAnswer } from '../survey/survey.ts';
import type { Fact } from './fact.ts';
import type { Walked } from './walk.ts';

const rest = { businessValue: null, extra: null, provisionalUntil: null, recordedAt: null } as const;

/** An answer is filed under the moment it was given, a question without one under the moment it was asked. */
export function answerFact(answer: SurveyAnswer, queueId: string | null): Fact {
  return {
    ...{
      kind: answer.kind,
      ticketId: answer.ticketId,
      agentId: answer.agentId,
      queueId,
      at: answer.answeredAt ?? answer.askedAt,
      value: answer.score,
    },
    ...{ ...rest, flag: answer.sharedWithIds.length > 0, leftOut: answer.score === null ? 'notRated' : null },
  };
}

/** What a ticket's customer answered: it belongs to who resolved. */
export function answerFacts(answers: readonly SurveyAnswer[], { resolutions, createdIn }: Walked): Fact[] {
  return answers.map((answer) => answerFact(answer, resolutions.findLast((one) => one.at <= answer.askedAt)?.queueId ?? createdIn));
}

/** Ratings from before there were surveys, told by the timeline alone. */
export function ratingFacts(ticketId: string, { ratings, resolutions, parts }: Walked): Fact[] {
  return ratings.map(({ at, score, queueId }) => {
    const resolved = resolutions.findLast((one) => one.at <= at);
    const shared = new Set(parts.filter((part) => part.from <= at && part.leftOut === null).map((part) => part.agentId)).size > 1;
    return { ...rest, kind: 'csat', ticketId, agentId: resolved?.byId ?? null, queueId, at, value: score, flag: shared, leftOut: null };
  });
}
