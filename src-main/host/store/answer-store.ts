import type { SurveyAnswer } from '#shared/domain/survey/survey.ts';
import type { WriteTx } from './write-tx.ts';

/** Answers whether it was newer than what is here. */
export function putAnswer(_tx: WriteTx, _answer: SurveyAnswer): boolean {
  return false;
}

export function dropAnswer(_tx: WriteTx, _id: string): void {}
