import type { SurveyFigure } from '#shared/contract/console/survey-contract.ts';
import type { SurveyTarget } from '#shared/contract/survey-schemas.ts';
import { SURVEY_KINDS, type SurveyAnswer, type SurveyKind } from '#shared/domain/survey/survey.ts';
import { cesSummary, csatShare, npsScore } from '#shared/domain/survey/survey-rules.ts';
import { type AnswerCount, countAnswers, lastAnswers } from '../store/answer-store.ts';
import { getContact } from '../store/contact-store.ts';
import { getTicket } from '../store/ticket-store.ts';
import { askCentral } from './ask-central.ts';
import type { CurrentWork } from './work.ts';

export type SurveyOverview = {
  readonly since: number;
  readonly figures: readonly SurveyFigure[];
  readonly last: readonly { readonly answer: SurveyAnswer; readonly contactName: string; readonly ticketNumber: number | null }[];
};

export type SurveyService = {
  overview(): SurveyOverview;
  /** Throws NEEDS_NETWORK, NOT_FOUND and why there is no link: SURVEY_OFF, SURVEY_NOT_RESOLVED, SURVEY_ANSWERED, SURVEY_QUIET. */
  link(target: SurveyTarget): Promise<{ url: string; expiresAt: number }>;
};

const PERIOD_MS = 90 * 86_400_000;
const LAST = 20;

export function createSurveyService(current: CurrentWork): SurveyService {
  return {
    overview() {
      const { profile, serverClock } = current();
      const db = profile.store.read;
      const since = serverClock.now() - PERIOD_MS;
      const counts = countAnswers(db, since);
      return {
        since,
        figures: SURVEY_KINDS.map((kind) => figureOf(kind, counts)),
        last: lastAnswers(db, LAST).map((answer) => ({
          answer,
          contactName: getContact(db, answer.contactId)?.name ?? '',
          ticketNumber: answer.ticketId === null ? null : (getTicket(db, answer.ticketId)?.number ?? null),
        })),
      };
    },
    async link(target) {
      const work = current();
      const { path, url, expiresAt } = await askCentral(work, (client) => client.surveys.link(target));
      return { url: url ?? `${work.session.serverUrl}${path}`, expiresAt };
    },
  };
}

function figureOf(kind: SurveyKind, counts: readonly AnswerCount[]): SurveyFigure {
  const own = counts.filter((count) => count.kind === kind);
  const scores = own.flatMap(({ score, n }) => (score === null ? [] : Array.from({ length: n }, () => score)));
  const asked = own.reduce((sum, { n }) => sum + n, 0);
  const value = kind === 'csat' ? csatShare(scores) : kind === 'nps' ? npsScore(scores) : (cesSummary(scores)?.mean ?? null);
  return { kind, asked, answered: scores.length, value };
}
