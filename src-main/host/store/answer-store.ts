import type { SurveyAnswer, SurveyKind } from '#shared/domain/survey/survey.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** Keeps the higher revision. Answers whether it was newer than what is here. */
export function putAnswer(tx: WriteTx, answer: SurveyAnswer): boolean {
  const old = tx.get<{ rev: number }>('SELECT rev FROM answer WHERE id = ?', answer.id);
  if (old !== undefined && old.rev >= answer.rev) return false;
  const { id, kind, contactId, ticketId, agentId, score, askedAt, answeredAt, rev } = answer;
  const values = [kind, contactId, ticketId, agentId, score, askedAt, answeredAt, rev, JSON.stringify(answer)];
  // No upsert: inside one, what its triggers ignore would fail.
  tx.run(old === undefined ? INSERT : UPDATE, ...values, id);
  touch(tx, contactId, ticketId);
  return true;
}

const INSERT = `INSERT INTO answer (kind, contact_id, ticket_id, agent_id, score, asked_at, answered_at, rev, body, id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const UPDATE = `UPDATE answer SET kind = ?, contact_id = ?, ticket_id = ?, agent_id = ?, score = ?, asked_at = ?, answered_at = ?, rev = ?, body = ?
  WHERE id = ?`;

export function dropAnswer(tx: WriteTx, id: string): void {
  const old = tx.get<{ contact_id: string; ticket_id: string | null }>('SELECT contact_id, ticket_id FROM answer WHERE id = ?', id);
  if (old === undefined) return;
  tx.run('DELETE FROM answer WHERE id = ?', id);
  touch(tx, old.contact_id, old.ticket_id);
}

/** With their ticket, which is no longer for this console. */
export function dropAnswersOf(tx: WriteTx, ticketId: string): void {
  tx.run('DELETE FROM answer WHERE ticket_id = ?', ticketId);
}

function touch(tx: WriteTx, contactId: string, ticketId: string | null): void {
  tx.touched.contacts.add(contactId);
  if (ticketId !== null) tx.touched.tickets.add(ticketId);
}

const parse = (rows: readonly { body: string }[]): SurveyAnswer[] => rows.map((row) => JSON.parse(row.body) as SurveyAnswer);

/** Of all of a customer's records, newest first; those that were asked and not answered have no score. */
export function answersOfContact(db: ReadDb, contactIds: readonly string[]): SurveyAnswer[] {
  const sql = 'SELECT body FROM answer WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY asked_at DESC, id DESC';
  return parse(db.all(sql, JSON.stringify(contactIds)));
}

/** About one ticket, newest first. */
export function answersOfTicket(db: ReadDb, ticketId: string): SurveyAnswer[] {
  return parse(db.all('SELECT body FROM answer WHERE ticket_id = ? ORDER BY asked_at DESC, id DESC', ticketId));
}

export type AnswerCount = { readonly kind: SurveyKind; readonly score: number | null; readonly n: number };

/** How many were asked since `since`, by kind and score; `score` null: not answered. */
export function countAnswers(db: ReadDb, since: number): AnswerCount[] {
  return db.all<AnswerCount>('SELECT kind, score, count(*) AS n FROM answer WHERE asked_at >= ? GROUP BY kind, score', since);
}

/** What customers said last, newest first. */
export function lastAnswers(db: ReadDb, limit: number): SurveyAnswer[] {
  return parse(db.all('SELECT body FROM answer WHERE answered_at IS NOT NULL ORDER BY answered_at DESC, id DESC LIMIT ?', limit));
}

/** One about the relationship, not about a ticket. */
export function relationshipAnswer(db: ReadDb, id: string): SurveyAnswer | null {
  return parse(db.all('SELECT body FROM answer WHERE id = ? AND ticket_id IS NULL', id))[0] ?? null;
}
