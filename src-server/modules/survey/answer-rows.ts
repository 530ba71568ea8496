import type { SurveyAnswer } from '#shared/domain/survey/survey.ts';
import type { Trx } from '../../db/database.ts';

/** An answer about a ticket is for those who see the ticket; one about the relationship (`teamId` null) for all. */
export type LoadedAnswer = { readonly answer: SurveyAnswer; readonly teamId: string | null };

export async function loadAnswers(_trx: Trx, _ids: readonly string[]): Promise<LoadedAnswer[]> {
  return [];
}

/** Newest first, below `beforeId`; `teamId` null: those about the relationship. */
export async function pageOfAnswers(_trx: Trx, _teamId: string | null, _beforeId: string | null, _limit: number): Promise<SurveyAnswer[]> {
  return [];
}
