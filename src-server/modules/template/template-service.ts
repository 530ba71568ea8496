import { CodedError } from '#shared/contract/errors.ts';
import type { ReplyTemplate, TemplateStatus } from '#shared/domain/presence/directory.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { mayChangeTemplate, mayPlaceTemplate, maySeeTemplate, placeOf, seenTogether } from '#shared/domain/template/rights.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { keepAttachments } from '../attachment/attachment-service.ts';
import {
  findMembership,
  findTemplates,
  findVersions,
  lockTemplate,
  lockTemplates,
  type Membership,
  type TemplateVersion,
  writeTemplate,
} from './template-repository.ts';

/** What the author gives; the rest is the server's. */
export type TemplateDraft = Pick<ReplyTemplate, 'id' | 'teamId' | 'agentId' | 'language' | 'topic' | 'shortcut' | 'title' | 'body' | 'attachments'>;

export function loadTemplates(trx: Trx, ids: readonly string[] | null): Promise<ReplyTemplate[]> {
  return findTemplates(trx, ids);
}

/**
 * Writes a template as its next version. `baseRev`: `rev` of the row that the author saw, 0 for a new one; figures that were
 * counted since do not matter. Throws FORBIDDEN, NOT_FOUND, TEMPLATE_CHANGED, TEMPLATE_REFUSED, SHORTCUT_TAKEN; nothing is written then.
 */
export async function saveTemplate(
  trx: Trx,
  context: RequestContext,
  draft: TemplateDraft,
  status: TemplateStatus,
  baseRev: number,
  now: number,
  known?: Membership,
): Promise<ReplyTemplate> {
  const { workspaceId, actor } = context;
  await lockTemplates(trx, workspaceId);
  const before = await seenTemplate(trx, context, draft.id, baseRev);
  const place = placeOf(draft, status, before, actor.agentId);
  if ((before !== null && !mayChangeTemplate(actor, before)) || !mayPlaceTemplate(actor, place)) throw new CodedError('FORBIDDEN');
  const membership = known ?? (await findMembership(trx));
  if (place.teamId !== null && !membership.teams.has(place.teamId)) throw new CodedError('TEMPLATE_REFUSED', { problem: 'teamGone' });
  const { id, language, topic, title, body, attachments } = draft;
  const shortcut = draft.shortcut.trim();
  const next: ReplyTemplate = {
    ...{ id, teamId: place.teamId, agentId: place.agentId, language, topic: topic.trim(), shortcut, title: title.trim(), body, attachments, status },
    version: (before?.version ?? 0) + 1,
    updatedById: actor.agentId,
    updatedAt: now,
    ...(before?.figures === undefined ? {} : { figures: before.figures }),
    rev: (before?.rev ?? 0) + 1,
  };
  await refuseTakenShortcut(trx, next, membership.teamsOf);
  await keepContents(trx, context, attachments, now);
  await writeTemplate(trx, workspaceId, next, before);
  recordChange(trx, WORKSPACE_FEED, 'template', id);
  return next;
}

/** Publishes, proposes, sends back or archives. Throws what `saveTemplate` throws. */
export async function setTemplateStatus(
  trx: Trx,
  context: RequestContext,
  templateId: string,
  status: TemplateStatus,
  baseRev: number,
  now: number,
): Promise<ReplyTemplate> {
  await lockTemplates(trx, context.workspaceId);
  const before = await seenTemplate(trx, context, templateId, baseRev);
  if (before === null) throw new CodedError('NOT_FOUND');
  // A proposal is published for those whom it was proposed to.
  const agentId = before.status === 'proposed' ? null : before.agentId;
  return saveTemplate(trx, context, { ...before, agentId }, status, baseRev, now);
}

/** Newest first, at most 200. Throws NOT_FOUND for a template that this agent may not see. */
export async function templateVersions(trx: Trx, context: RequestContext, templateId: string): Promise<TemplateVersion[]> {
  const [template] = await findTemplates(trx, [templateId]);
  if (template === undefined || !maySeeTemplate(context.actor, template)) throw new CodedError('NOT_FOUND');
  const kept = await findVersions(trx, templateId);
  if (kept[0]?.version === template.version) return kept;
  const { version, title, body, status, updatedById, updatedAt } = template;
  return [{ version, title, body, status, byAgentId: updatedById, at: updatedAt }, ...kept];
}

/** The row as it is, when the author may know of it and saw its newest words. */
async function seenTemplate(trx: Trx, { actor }: RequestContext, id: string, baseRev: number): Promise<ReplyTemplate | null> {
  const stored = await lockTemplate(trx, id);
  if (stored === null) {
    if (baseRev !== 0) throw new CodedError('NOT_FOUND');
    return null;
  }
  if (!maySeeTemplate(actor, stored.template)) throw new CodedError('NOT_FOUND');
  if (baseRev < stored.contentRev || baseRev > stored.template.rev) throw new CodedError('TEMPLATE_CHANGED');
  return stored.template;
}

/** What one agent is offered has each shortcut once; drafts and proposals are offered to nobody yet. */
async function refuseTakenShortcut(trx: Trx, template: ReplyTemplate, teamsOf: ReadonlyMap<string, readonly string[]>): Promise<void> {
  if (template.status !== 'published' || template.shortcut === '') return;
  const wanted = template.shortcut.toLowerCase();
  const others = await trx
    .selectFrom('template')
    .select(['id', 'team_id', 'agent_id', 'status'])
    .where((eb) => eb(eb.fn<string>('lower', ['shortcut']), '=', wanted))
    .where('status', '=', 'published')
    .where('id', '<>', template.id)
    .execute();
  const memberships = [...teamsOf.values()];
  const taken = others.some((other) =>
    seenTogether(
      template,
      { teamId: other.team_id, agentId: other.agent_id, status: other.status },
      (agentId) => teamsOf.get(agentId) ?? [],
      (a, b) => memberships.some((teams) => teams.includes(a) && teams.includes(b)),
    ),
  );
  if (taken) throw new CodedError('SHORTCUT_TAKEN', { shortcut: template.shortcut });
}

async function keepContents(trx: Trx, context: RequestContext, attachments: readonly AttachmentRef[], now: number): Promise<void> {
  if (attachments.length === 0) return;
  const hashes = attachments.map(({ hash }) => hash);
  const there = await keepAttachments(trx, context, hashes, now);
  if (hashes.some((hash) => !there.has(hash))) throw new CodedError('TEMPLATE_REFUSED', { problem: 'attachmentGone' });
}
