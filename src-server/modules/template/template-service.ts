import { type Actor, maySeeTeam } from '#shared/domain/permission/role.ts';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import type { Trx } from '../../db/database.ts';

/** Shared templates are for all, a team's for its members, a personal one for its owner only. */
export function maySeeTemplate(actor: Actor, template: ReplyTemplate): boolean {
  if (template.agentId !== null) return template.agentId === actor.agentId;
  return template.teamId === null || maySeeTeam(actor, template.teamId);
}

export async function loadTemplates(trx: Trx, ids: readonly string[] | null): Promise<ReplyTemplate[]> {
  const all = trx.selectFrom('template').selectAll().orderBy('id');
  const rows = await (ids === null ? all : all.where('id', 'in', [...ids])).execute();
  return rows.map((row) => ({
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
    rev: row.rev,
  }));
}
