import { sql } from 'kysely';
import type { ReplyTemplate, TemplateFigures } from '#shared/domain/presence/directory.ts';
import type { Trx } from '../../db/database.ts';
import { toJsonb } from '../../db/jsonb.ts';

export type StoredTemplate = { readonly template: ReplyTemplate /** Revision of the last change by a person. */; readonly contentRev: number };

export async function findTemplates(trx: Trx, ids: readonly string[] | null): Promise<ReplyTemplate[]> {
  const all = trx.selectFrom('template').selectAll().orderBy('id');
  const rows = await (ids === null ? all : all.where('id', 'in', [...ids])).execute();
  return rows.map(toTemplate);
}

/** Held until the commit by who writes templates, so that two never take one shortcut. */
export async function lockTemplates(trx: Trx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`templates ${workspaceId}`}, 0))`.execute(trx);
}

export async function lockTemplate(trx: Trx, id: string): Promise<StoredTemplate | null> {
  const row = await trx.selectFrom('template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : { template: toTemplate(row), contentRev: row.content_rev };
}

/** Writes the row and keeps the version; `before` is kept too where it never was. */
export async function writeTemplate(trx: Trx, workspaceId: string, template: ReplyTemplate, before: ReplyTemplate | null): Promise<void> {
  const { id, teamId, agentId, language, topic, shortcut, title, body, status, version, updatedById, updatedAt, rev } = template;
  const row = {
    ...{ team_id: teamId, agent_id: agentId, language, topic, shortcut, title, body, attachments: toJsonb(template.attachments) },
    ...{ status, version, updated_by_id: updatedById, updated_at: updatedAt, content_rev: rev, rev },
  };
  await trx
    .insertInto('template')
    .values({ workspace_id: workspaceId, id, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(row))
    .execute();
  await keepVersion(trx, workspaceId, template);
  if (before !== null) await keepVersion(trx, workspaceId, before);
  await trx.deleteFrom('template_attachment').where('template_id', '=', id).execute();
  const hashes = [...new Set(template.attachments.map(({ hash }) => hash))];
  if (hashes.length === 0) return;
  await trx
    .insertInto('template_attachment')
    .values(hashes.map((hash) => ({ workspace_id: workspaceId, template_id: id, hash })))
    .execute();
}

async function keepVersion(trx: Trx, workspaceId: string, template: ReplyTemplate): Promise<void> {
  const { id, version, title, body, status, teamId, agentId, language, topic, shortcut, attachments, updatedById, updatedAt } = template;
  const rest = toJsonb({ teamId, agentId, language, topic, shortcut, attachments });
  await trx
    .insertInto('template_version')
    .values({ workspace_id: workspaceId, template_id: id, version, title, body, status, rest, by_agent_id: updatedById, at: updatedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type TemplateVersion = Pick<ReplyTemplate, 'version' | 'title' | 'body' | 'status'> & {
  readonly byAgentId: string | null;
  readonly at: number;
};

/** Newest first, at most 200. */
export async function findVersions(trx: Trx, templateId: string): Promise<TemplateVersion[]> {
  const rows = await trx
    .selectFrom('template_version')
    .select(['version', 'title', 'body', 'status', 'by_agent_id', 'at'])
    .where('template_id', '=', templateId)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ by_agent_id, ...row }) => ({ ...row, byAgentId: by_agent_id }));
}

/** Teams of every agent, and the name of every team, by ids. */
export type Membership = { readonly teamsOf: ReadonlyMap<string, readonly string[]>; readonly teams: ReadonlyMap<string, string> };

export async function findMembership(trx: Trx): Promise<Membership> {
  const members = await trx.selectFrom('agent_team').select(['agent_id', 'team_id']).execute();
  const teams = await trx.selectFrom('team').select(['id', 'name']).execute();
  const teamsOf = new Map<string, string[]>();
  for (const { agent_id, team_id } of members) teamsOf.set(agent_id, [...(teamsOf.get(agent_id) ?? []), team_id]);
  return { teamsOf, teams: new Map(teams.map(({ id, name }) => [id, name])) };
}

type Counted = {
  template_id: string;
  used: number;
  edited: number;
  answers: number;
  satisfied: number;
  resolved: number;
  at_first_reply: number;
};

/** Counts the uses since `since` (epoch ms) of one template, or of all. Templates without a use are not named. */
export async function countUses(trx: Trx, templateId: string | null, since: number): Promise<Map<string, TemplateFigures>> {
  const { rows } = await sql<Counted>`
    with uses as (
      select template_id, ticket_id, entry_id, edited from template_use
      where at >= ${since} and (${templateId}::uuid is null or template_id = ${templateId}::uuid)
    ), pairs as (
      select distinct template_id, ticket_id from uses
    ), tickets as (
      select t.id, t.status = 'resolved' as resolved,
        (select count(*) from entry e where e.workspace_id = t.workspace_id and e.ticket_id = t.id
          and e.kind = 'message' and e.direction = 'out' and e.author_kind = 'agent') as replies,
        (select count(*) from survey_answer a where a.workspace_id = t.workspace_id and a.ticket_id = t.id and a.kind = 'csat' and a.score is not null) as answers,
        (select count(*) from survey_answer a where a.workspace_id = t.workspace_id and a.ticket_id = t.id and a.kind = 'csat' and a.score >= 4) as satisfied
      from ticket t where t.id in (select ticket_id from pairs)
    )
    select u.template_id, u.used, u.edited, coalesce(p.answers, 0) as answers, coalesce(p.satisfied, 0) as satisfied,
      coalesce(p.resolved, 0) as resolved, coalesce(p.at_first_reply, 0) as at_first_reply
    from (select template_id, count(*)::int as used, (count(*) filter (where edited))::int as edited from uses group by 1) u
    left join (
      select pairs.template_id, sum(t.answers)::int as answers, sum(t.satisfied)::int as satisfied,
        (count(*) filter (where t.resolved))::int as resolved, (count(*) filter (where t.resolved and t.replies = 1))::int as at_first_reply
      from pairs join tickets t on t.id = pairs.ticket_id group by 1
    ) p using (template_id)`.execute(trx);
  return new Map(rows.map((row) => [row.template_id, figuresOf(row)]));
}

function figuresOf({ used, edited, answers, satisfied, resolved, at_first_reply }: Counted): TemplateFigures {
  const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);
  return {
    used,
    edited: share(edited, used),
    csat: share(satisfied, answers),
    csatAnswers: answers,
    resolvedAtFirstReply: share(at_first_reply, resolved),
  };
}

export async function writeFigures(trx: Trx, templateId: string, figures: TemplateFigures): Promise<void> {
  await trx
    .updateTable('template')
    .set((eb) => ({ figures: JSON.stringify(figures), rev: eb('rev', '+', 1) }))
    .where('id', '=', templateId)
    .execute();
}

type TemplateRow = {
  readonly id: string;
  readonly team_id: string | null;
  readonly agent_id: string | null;
  readonly updated_by_id: string | null;
  readonly updated_at: number;
  readonly figures: TemplateFigures | null;
} & Pick<ReplyTemplate, 'language' | 'topic' | 'shortcut' | 'title' | 'body' | 'attachments' | 'status' | 'version' | 'rev'>;

function toTemplate(row: TemplateRow): ReplyTemplate {
  return {
    id: row.id,
    teamId: row.team_id,
    agentId: row.agent_id,
    language: row.language,
    topic: row.topic,
    shortcut: row.shortcut,
    title: row.title,
    body: row.body,
    attachments: row.attachments,
    status: row.status,
    version: row.version,
    updatedById: row.updated_by_id,
    updatedAt: row.updated_at,
    ...(row.figures === null ? {} : { figures: row.figures }),
    rev: row.rev,
  };
}
