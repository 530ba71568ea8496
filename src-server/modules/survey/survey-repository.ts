import { sql } from 'kysely';
import type { Relationship, RoundQuestion } from '#shared/domain/survey/next-question.ts';
import type { SurveyKind, SurveySettings } from '#shared/domain/survey/survey.ts';
import { QUESTION_OPEN_MS, surveySettingsOf } from '#shared/domain/survey/survey-rules.ts';
import type { Entry, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Trx } from '../../db/database.ts';
import { toEntry, toTicket } from '../../db/ticket-row.ts';
import { loadConfig } from '../config/config-service.ts';

export async function surveySettings(trx: Trx, workspaceId: string): Promise<SurveySettings> {
  return surveySettingsOf(workspaceId, await loadConfig(trx, 'survey', [workspaceId]));
}

export async function questionsOfTicket(trx: Trx, ticketId: string): Promise<(RoundQuestion & Attribution)[]> {
  const rows = await trx
    .selectFrom('survey_answer')
    .select(['id', 'kind', 'round', 'answered_at', 'followed_up', 'agent_id', 'shared_with_ids'])
    .where('ticket_id', '=', ticketId)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, round: row.round ?? 0, answeredAt: row.answered_at, followedUp: row.followed_up },
    ...{ agentId: row.agent_id, sharedWithIds: row.shared_with_ids },
  }));
}

export type Attribution = { readonly agentId: string | null; readonly sharedWithIds: readonly string[] };

/** Who handled a ticket, as its timeline tells: replies, owners and transfers. */
export async function handlingOf(trx: Trx, ticketId: string): Promise<Entry[]> {
  const rows = await trx
    .selectFrom('entry')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where(sql<boolean>`(direction = 'out' or event ->> 'type' in ('assigned', 'transferred'))`)
    .execute();
  return rows.map(toEntry);
}

/** This customer with everyone merged with them, so that a merge does not start the quiet period anew. */
const sameCustomer = (contactId: string) => sql`
  with recursive up as (
    select id, merged_into_id, 1 as depth from contact where id = ${contactId}::uuid
    union all select c.id, c.merged_into_id, up.depth + 1 from contact c join up on c.id = up.merged_into_id where up.depth < 50
  ), same as (
    select id, 1 as depth from up where merged_into_id is null
    union all select c.id, same.depth + 1 from contact c join same on c.merged_into_id = same.id where same.depth < 50
  )`;

export async function relationshipOf(trx: Trx, contactId: string, now: number): Promise<Relationship> {
  const found = await sql<{ id: string; asked_at: number; answered_at: number | null }>`
    ${sameCustomer(contactId)}
    select a.id, a.asked_at, a.answered_at from survey_answer a
    where a.kind = 'nps' and a.contact_id in (select id from same) order by a.asked_at desc, a.id desc limit 1`.execute(trx);
  const last = found.rows[0];
  if (last === undefined) return { lastAskedAt: null, openId: null };
  const isOpen = last.answered_at === null && now - last.asked_at <= QUESTION_OPEN_MS;
  return { lastAskedAt: last.asked_at, openId: isOpen ? last.id : null };
}

export async function isSameCustomer(trx: Trx, contactId: string, otherId: string): Promise<boolean> {
  const found = await sql<{ is: boolean }>`${sameCustomer(contactId)} select ${otherId}::uuid in (select id from same) as "is"`.execute(trx);
  return found.rows[0]?.is === true;
}

/** Two who would ask one customer at once go one after the other, under whichever of their merged records they are known. */
export async function lockRelationship(trx: Trx, contactId: string): Promise<void> {
  await sql`${sameCustomer(contactId)}
    select pg_advisory_xact_lock(hashtextextended('nps ' || coalesce((select min(id::text) from same), ${contactId}::text), 0))`.execute(trx);
}

export type NewQuestion = Attribution & {
  readonly id: string;
  readonly kind: SurveyKind;
  readonly contactId: string;
  readonly ticketId: string | null;
  readonly round: number | null;
  readonly askedAt: number;
};

/** The id under which the question is recorded: another one when it was asked about this resolution already. */
export async function recordQuestion(trx: Trx, workspaceId: string, question: NewQuestion): Promise<{ id: string; isNew: boolean }> {
  const inserted = await trx
    .insertInto('survey_answer')
    .values({
      ...{ workspace_id: workspaceId, id: question.id, kind: question.kind, contact_id: question.contactId, ticket_id: question.ticketId },
      ...{ round: question.round, agent_id: question.agentId, shared_with_ids: [...question.sharedWithIds], score: null },
      ...{ asked_at: question.askedAt, answered_at: null },
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'ticket_id', 'kind', 'round']).where('ticket_id', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return { id: inserted.id, isNew: true };
  const known = await trx
    .selectFrom('survey_answer')
    .select('id')
    .where('ticket_id', '=', question.ticketId)
    .where('kind', '=', question.kind)
    .where('round', '=', question.round)
    .executeTakeFirstOrThrow();
  return { id: known.id, isNew: false };
}

export function findQuestion(trx: Trx, id: string) {
  return trx.selectFrom('survey_answer').selectAll().where('id', '=', id).executeTakeFirst();
}

export function lockQuestion(trx: Trx, id: string) {
  return trx.selectFrom('survey_answer').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export type Given = { readonly score: number; readonly comment: string; readonly at: number; readonly followedUp: boolean };

export async function keepAnswer(trx: Trx, id: string, { score, comment, at, followedUp }: Given): Promise<void> {
  await trx
    .updateTable('survey_answer')
    .set((eb) => ({ score, comment, answered_at: at, followed_up: followedUp, rev: eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** What the conversation is about now. */
export async function findCurrentTicket(trx: Trx, conversationId: string): Promise<Ticket | null> {
  const row = await trx
    .selectFrom('conversation')
    .innerJoin('ticket', (join) =>
      join.onRef('ticket.workspace_id', '=', 'conversation.workspace_id').onRef('ticket.id', '=', 'conversation.current_ticket_id'),
    )
    .selectAll('ticket')
    .where('conversation.id', '=', conversationId)
    .executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}

export async function lockTicket(trx: Trx, ticketId: string): Promise<Ticket | null> {
  const row = await trx.selectFrom('ticket').selectAll().where('id', '=', ticketId).forNoKeyUpdate().executeTakeFirst();
  return row === undefined ? null : toTicket(row);
}
