import type { SurveyAnswer } from '#shared/domain/survey/survey.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** Answers whether it was newer than what is here. */
export function putAnswer(_tx: WriteTx, _answer: SurveyAnswer): boolean {
  return false;
}

export function dropAnswer(_tx: WriteTx, _id: string): void {}

/** Of all of a customer's records. */
export function answersOfContact(db: ReadDb, contactIds: readonly string[]): SurveyAnswer[] {
  const sql = 'SELECT body FROM answer WHERE contact_id IN (SELECT value FROM json_each(?))';
  return db.all<{ body: string }>(sql, JSON.stringify(contactIds)).map((row) => JSON.parse(row.body) as SurveyAnswer);
}
