import { sharedWith } from '#shared/domain/survey/shared-with.ts';
import type { SurveyAnswer, SurveyKind, SurveySettings } from '#shared/domain/survey/survey.ts';
import { defaultSurveySettings } from '#shared/domain/survey/survey-rules.ts';
import { createRandom, idAt, type Random } from './random.ts';
import type { SampleTicket } from './sample-types.ts';

const MINUTE = 60_000;

/** The sample asks everything, and a lead looks at every one and two. */
export function sampleSurveys(workspaceId: string): SurveySettings {
  const settings = defaultSurveySettings(workspaceId);
  return { ...settings, csat: { on: true, followUpAt: 2 }, ces: { on: true }, nps: { on: true, quietDays: 90 }, rev: 1 };
}

export type SampleAnswer = Omit<SurveyAnswer, 'rev'> & { readonly round: number | null };

/** What customers were asked about these tickets, and what they answered: every rating is one, some never answer. */
export function createSampleAnswers(now: number): (ticket: SampleTicket) => SampleAnswer[] {
  const askedForRelationship = new Set<string>();
  return ({ ticket, entries, rating }) => {
    if (ticket.status !== 'resolved' || ticket.resolvedAt === null) return [];
    const random = createRandom(0x5a7e11, ticket.number);
    const answers: SampleAnswer[] = [];
    const askedAt = Math.min(now, ticket.resolvedAt + 2_000);
    const about = {
      ...{ contactId: ticket.contactId, ticketId: ticket.id, round: ticket.statusRev, agentId: ticket.resolvedById },
      sharedWithIds: sharedWith(entries, ticket.resolvedById, ticket.resolvedAt),
    };
    const ask = (kind: SurveyKind, at: number, score: number | null, more: Partial<SampleAnswer> = {}): void => {
      const answeredAt = score === null ? null : Math.min(now, more.answeredAt ?? at + random.int(5, 90) * 1_000);
      answers.push({ ...about, id: idAt(at, random), kind, score, comment: '', askedAt: at, ...more, answeredAt });
    };
    if (rating === null) {
      if (random.chance(0.5)) ask('csat', askedAt, null);
      return answers;
    }
    ask('csat', askedAt, rating.rating, { id: rating.id, agentId: rating.agentId, comment: rating.comment, answeredAt: rating.at });
    const next = Math.min(now, rating.at + 1_000);
    const effort = random.chance(0.7);
    ask('ces', next, effort ? near(random, (rating.rating / 5) * 7, 1, 7) : null);
    if (!effort || askedForRelationship.has(ticket.contactId)) return answers;
    askedForRelationship.add(ticket.contactId);
    const nobody = { ticketId: null, round: null, agentId: null, sharedWithIds: [] };
    ask('nps', Math.min(now, next + MINUTE), random.chance(0.6) ? near(random, (rating.rating / 5) * 10, 0, 10) : null, nobody);
    return answers;
  };
}

function near(random: Random, middle: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, Math.round(middle) + random.int(-1, 1)));
}
