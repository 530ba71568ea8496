import { sql } from 'kysely';
import type { SurveyKind } from '#shared/domain/survey/survey.ts';
import type { Database, Trx } from '../../db/database.ts';

export type FoundLink = { readonly workspaceId: string; readonly answerId: string; readonly expiresAt: number };

export async function findLink(db: Database, tokenHash: string): Promise<FoundLink | null> {
  const found = await sql<{ workspace_id: string; answer_id: string; expires_at: number }>`
    select workspace_id, answer_id, expires_at from find_survey_link(${tokenHash})`.execute(db.kysely);
  const row = found.rows[0];
  return row === undefined ? null : { workspaceId: row.workspace_id, answerId: row.answer_id, expiresAt: row.expires_at };
}

export type AskedCustomer = {
  readonly kind: SurveyKind;
  readonly answered: boolean;
  readonly name: string;
  readonly language: 'id' | 'en' | null;
  readonly shopName: string;
};

export async function readAsked(trx: Trx, answerId: string): Promise<AskedCustomer | null> {
  const row = await trx
    .selectFrom('survey_answer')
    .innerJoin('contact', (join) =>
      join.onRef('contact.workspace_id', '=', 'survey_answer.workspace_id').onRef('contact.id', '=', 'survey_answer.contact_id'),
    )
    .innerJoin('workspace', 'workspace.id', 'survey_answer.workspace_id')
    .select(['survey_answer.kind', 'survey_answer.answered_at', 'contact.name', 'contact.language', 'workspace.name as shop_name'])
    .where('survey_answer.id', '=', answerId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { kind: row.kind, answered: row.answered_at !== null, name: row.name, language: row.language, shopName: row.shop_name };
}

export type NewLink = {
  readonly tokenHash: string;
  readonly answerId: string;
  readonly byId: string;
  readonly at: number;
  readonly expiresAt: number;
};

export async function insertLink(trx: Trx, workspaceId: string, { tokenHash, answerId, byId, at, expiresAt }: NewLink): Promise<void> {
  await trx
    .insertInto('survey_link')
    .values({ workspace_id: workspaceId, token_hash: tokenHash, answer_id: answerId, created_by_id: byId, created_at: at, expires_at: expiresAt })
    .execute();
}

export async function deleteLinks(trx: Trx, expiredBefore: number): Promise<void> {
  await trx.deleteFrom('survey_link').where('expires_at', '<', expiredBefore).execute();
}

/** The team that sees a ticket; null: there is no such ticket. */
export async function teamOfTicket(trx: Trx, ticketId: string): Promise<string | null> {
  const row = await trx.selectFrom('ticket').select('team_id').where('id', '=', ticketId).executeTakeFirst();
  return row?.team_id ?? null;
}

export async function hasContact(trx: Trx, contactId: string): Promise<boolean> {
  return (await trx.selectFrom('contact').select('id').where('id', '=', contactId).executeTakeFirst()) !== undefined;
}
