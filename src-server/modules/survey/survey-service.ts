import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { type NextQuestion, nextQuestion } from '#shared/domain/survey/next-question.ts';
import { sharedWith } from '#shared/domain/survey/shared-with.ts';
import type { SurveyKind } from '#shared/domain/survey/survey.ts';
import { isScore, QUESTION_OPEN_MS, quietIsOver, wantsFollowUp } from '#shared/domain/survey/survey-rules.ts';
import { teamFeed, WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { createRatingService, lockForRating } from '../ticket/rating-service.ts';
import {
  type Attribution,
  findCurrentTicket,
  findQuestion,
  handlingOf,
  isSameCustomer,
  keepAnswer,
  lockQuestion,
  lockRelationship,
  lockTicket,
  questionsOfTicket,
  recordQuestion,
  relationshipOf,
  surveySettings,
} from './survey-repository.ts';

export type AskedQuestion = { readonly id: string; readonly kind: SurveyKind };

export type SurveyAnswerGiven = {
  readonly workspaceId: string;
  readonly questionId: string;
  readonly score: number;
  readonly comment: string;
  readonly at: number;
};

export type SurveyService = {
  /** What the visitor of a conversation should be asked now; `id` null: not recorded as asked yet. Only reads. */
  dueInConversation(trx: Trx, workspaceId: string, conversationId: string, now: number): Promise<NextQuestion | null>;
  /** The same, recorded as asked. */
  askInConversation(trx: Trx, workspaceId: string, conversationId: string, now: number): Promise<AskedQuestion | null>;
  /** A question about the ticket's present resolution. Throws SURVEY_OFF, SURVEY_NOT_RESOLVED, SURVEY_ANSWERED. */
  askAboutTicket(trx: Trx, workspaceId: string, ticketId: string, kind: 'csat' | 'ces', now: number): Promise<AskedQuestion>;
  /** The question about the relationship. Throws SURVEY_OFF, SURVEY_QUIET. */
  askAboutRelationship(trx: Trx, workspaceId: string, contactId: string, now: number): Promise<AskedQuestion>;
  /** Whether this customer was asked it, not too long ago. */
  wasAsked(trx: Trx, contactId: string, questionId: string, now: number): Promise<boolean>;
  /** Keeps the first answer; false: it was answered already. Throws NOT_FOUND, INVALID_INPUT for a score outside the scale. */
  takeAnswer(trx: Trx, given: SurveyAnswerGiven): Promise<boolean>;
};

export function createSurveyService({ ids }: { ids: IdSource }): SurveyService {
  const ratings = createRatingService({ ids });

  async function due(trx: Trx, workspaceId: string, ticket: Ticket, now: number) {
    const questions = await questionsOfTicket(trx, ticket.id);
    // Most of what a chat page asks for is about a matter that is still open: nothing more has to be read then.
    if (ticket.status !== 'resolved' && !questions.some((question) => question.followedUp)) return { questions, next: null };
    const settings = await surveySettings(trx, workspaceId);
    const relationship = await relationshipOf(trx, ticket.contactId, now);
    return { questions, next: nextQuestion(settings, ticket, questions, relationship, now) };
  }

  async function attribution(trx: Trx, ticket: Ticket): Promise<Attribution> {
    const { resolvedById, resolvedAt } = ticket;
    return { agentId: resolvedById, sharedWithIds: sharedWith(await handlingOf(trx, ticket.id), resolvedById, resolvedAt ?? ticket.updatedAt) };
  }

  async function record(trx: Trx, workspaceId: string, ticket: Ticket, kind: 'csat' | 'ces', round: number, by: Attribution, now: number) {
    const { agentId, sharedWithIds } = by;
    const asked = { id: ids(), kind, contactId: ticket.contactId, ticketId: ticket.id, round, askedAt: now, agentId, sharedWithIds };
    const { id, isNew } = await recordQuestion(trx, workspaceId, asked);
    if (isNew) recordChange(trx, teamFeed(ticket.teamId), 'answer', id);
    return { id, kind };
  }

  async function recordRelationship(trx: Trx, workspaceId: string, contactId: string, now: number): Promise<AskedQuestion> {
    const nobody = { agentId: null, sharedWithIds: [] };
    const asked = { id: ids(), kind: 'nps', contactId, ticketId: null, round: null, askedAt: now, ...nobody } as const;
    const { id } = await recordQuestion(trx, workspaceId, asked);
    recordChange(trx, WORKSPACE_FEED, 'answer', id);
    return { id, kind: 'nps' };
  }

  const service: SurveyService = {
    async dueInConversation(trx, workspaceId, conversationId, now) {
      const ticket = await findCurrentTicket(trx, conversationId);
      return ticket === null ? null : (await due(trx, workspaceId, ticket, now)).next;
    },

    async askInConversation(trx, workspaceId, conversationId, now) {
      const seen = await findCurrentTicket(trx, conversationId);
      const ticket = seen === null ? null : await lockTicket(trx, seen.id);
      if (ticket === null) return null;
      const { next, questions } = await due(trx, workspaceId, ticket, now);
      if (next === null) return null;
      if (next.id !== null) return { id: next.id, kind: next.kind };
      if (next.kind === 'nps') return service.askAboutRelationship(trx, workspaceId, ticket.contactId, now).catch(unlessAskedMeanwhile);
      // After a low answer the ticket is open again and no longer says who resolved it: its first question does.
      const first = questions.find((question) => question.round === next.round);
      return record(trx, workspaceId, ticket, next.kind, next.round, first ?? (await attribution(trx, ticket)), now);
    },

    async askAboutTicket(trx, workspaceId, ticketId, kind, now) {
      const ticket = await lockTicket(trx, ticketId);
      if (ticket === null) throw new CodedError('NOT_FOUND');
      if (!(await surveySettings(trx, workspaceId))[kind].on) throw new CodedError('SURVEY_OFF');
      if (ticket.status !== 'resolved' || ticket.mergedIntoId !== null) throw new CodedError('SURVEY_NOT_RESOLVED');
      const asked = (await questionsOfTicket(trx, ticketId)).find((question) => question.kind === kind && question.round === ticket.statusRev);
      if (asked === undefined) return record(trx, workspaceId, ticket, kind, ticket.statusRev, await attribution(trx, ticket), now);
      if (asked.answeredAt !== null) throw new CodedError('SURVEY_ANSWERED');
      return { id: asked.id, kind };
    },

    async askAboutRelationship(trx, workspaceId, contactId, now) {
      const settings = await surveySettings(trx, workspaceId);
      if (!settings.nps.on) throw new CodedError('SURVEY_OFF');
      await lockRelationship(trx, contactId);
      const { openId, lastAskedAt } = await relationshipOf(trx, contactId, now);
      if (openId !== null) return { id: openId, kind: 'nps' };
      if (!quietIsOver(settings, lastAskedAt, now)) {
        const days = settings.nps.quietDays - Math.floor((now - (lastAskedAt ?? now)) / 86_400_000);
        throw new CodedError('SURVEY_QUIET', { days });
      }
      return recordRelationship(trx, workspaceId, contactId, now);
    },

    async wasAsked(trx, contactId, questionId, now) {
      const question = await findQuestion(trx, questionId);
      if (question === undefined || now - question.asked_at > QUESTION_OPEN_MS) return false;
      return question.contact_id === contactId || (await isSameCustomer(trx, contactId, question.contact_id));
    },

    async takeAnswer(trx, { workspaceId, questionId, score, comment, at }) {
      const found = await findQuestion(trx, questionId);
      if (found === undefined) throw new CodedError('NOT_FOUND');
      if (!isScore(found.kind, score)) throw new CodedError('INVALID_INPUT', { field: 'score', problem: 'score' });
      // Tickets are locked before their questions, as everywhere.
      const tickets = found.ticket_id === null ? null : await lockForRating(trx, found.ticket_id);
      const question = await lockQuestion(trx, questionId);
      if (question.answered_at !== null) return false;
      const followUp = tickets !== null && wantsFollowUp(await surveySettings(trx, workspaceId), question.kind, score);
      await keepAnswer(trx, questionId, { score, comment, at, followedUp: followUp });
      recordChange(trx, tickets === null ? WORKSPACE_FEED : teamFeed(tickets.row.team_id), 'answer', questionId);
      if (tickets !== null && question.kind === 'csat')
        await ratings.saveRating(trx, { workspaceId, tickets, agentId: question.agent_id, rating: score, comment, at, followUp });
      return true;
    },
  };
  return service;
}

function unlessAskedMeanwhile(error: unknown): null {
  if (error instanceof CodedError && error.code === 'SURVEY_QUIET') return null;
  throw error;
}
