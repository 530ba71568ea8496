import { sql } from 'kysely';
import type { SurveyAnswer } from '#shared/domain/survey/survey.ts';
import type { Trx } from '../../db/database.ts';

/** An answer about a ticket is for those who see the ticket; one about the relationship (`teamId` null) for all. */
export type LoadedAnswer = { readonly answer: SurveyAnswer; readonly teamId: string | null };

const withTeam = (trx: Trx) =>
  trx
    .selectFrom('survey_answer')
    .leftJoin('ticket', (join) =>
      join.onRef('ticket.workspace_id', '=', 'survey_answer.workspace_id').onRef('ticket.id', '=', 'survey_answer.ticket_id'),
    )
    .selectAll('survey_answer')
    .select('ticket.team_id');

type Row = Awaited<ReturnType<ReturnType<typeof withTeam>['executeTakeFirstOrThrow']>>;

function toAnswer(row: Row): SurveyAnswer {
  return {
    id: row.id,
    kind: row.kind,
    contactId: row.contact_id,
    ticketId: row.ticket_id,
    agentId: row.agent_id,
    sharedWithIds: row.shared_with_ids,
    score: row.score,
    comment: row.comment,
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
    rev: row.rev,
  };
}

export async function loadAnswers(trx: Trx, ids: readonly string[]): Promise<LoadedAnswer[]> {
  const rows = await withTeam(trx)
    .where('survey_answer.id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ answer: toAnswer(row), teamId: row.team_id }));
}

/** Newest first, below `beforeId`; `teamId` null: those about the relationship. */
export async function pageOfAnswers(trx: Trx, teamId: string | null, beforeId: string | null, limit: number): Promise<SurveyAnswer[]> {
  const own = teamId === null ? sql<boolean>`survey_answer.ticket_id is null` : sql<boolean>`ticket.team_id = ${teamId}`;
  const all = withTeam(trx).where(own).orderBy('survey_answer.id', 'desc').limit(limit);
  const rows = await (beforeId === null ? all : all.where('survey_answer.id', '<', beforeId)).execute();
  return rows.map(toAnswer);
}
