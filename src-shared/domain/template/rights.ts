import { type Actor, mayOverrideOwner, maySeeTeam } from '../permission/role.ts';
import type { ReplyTemplate, TemplateStatus } from '../presence/directory.ts';

export type TemplatePlace = Pick<ReplyTemplate, 'teamId' | 'agentId' | 'status'>;

/**
 * Who a template belongs to. `agentId` is the owner of a personal one and the author of a draft or a proposal; a proposal
 * without a team is for the whole workspace.
 */
export function isUnfinished(status: TemplateStatus): boolean {
  return status === 'draft' || status === 'proposed';
}

const leads = (actor: Actor, teamId: string | null): boolean => (teamId === null ? actor.role === 'admin' : mayOverrideOwner(actor, teamId));

/** Drafts and proposals are seen by their author and by who may publish them, personal ones by their owner, the rest by its team or by all. */
export function maySeeTemplate(actor: Actor, template: TemplatePlace): boolean {
  const { teamId, agentId, status } = template;
  if (agentId === actor.agentId) return true;
  if (isUnfinished(status)) return agentId !== null && teamId === null && status === 'draft' ? false : leads(actor, teamId);
  if (agentId !== null) return teamId !== null && leads(actor, teamId);
  return teamId === null || maySeeTeam(actor, teamId);
}

/** Authors their own drafts and proposals, owners their personal ones, leads what is their teams', admins everything shared. */
export function mayChangeTemplate(actor: Actor, template: TemplatePlace): boolean {
  const { teamId, agentId, status } = template;
  if (agentId === actor.agentId) return true;
  if (agentId !== null && teamId === null && status !== 'proposed') return false;
  return leads(actor, teamId);
}

/** Whether the actor may leave a template in this place: publish it there, or put it there for others to publish. */
export function mayPlaceTemplate(actor: Actor, place: TemplatePlace): boolean {
  const { teamId, agentId, status } = place;
  if (isUnfinished(status)) return teamId === null || maySeeTeam(actor, teamId);
  if (agentId === actor.agentId) return true;
  if (agentId !== null) return status === 'archived' && teamId !== null && leads(actor, teamId);
  return leads(actor, teamId);
}

/**
 * Where a template stands once it has this status: the author stays with a draft and a proposal, what is published for a team or
 * for all has no owner, and what is published without either is its author's own.
 */
export function placeOf(
  asked: { readonly teamId: string | null; readonly agentId: string | null },
  status: TemplateStatus,
  before: TemplatePlace | null,
  authorId: string,
): TemplatePlace {
  const { teamId } = asked;
  if (isUnfinished(status)) return { teamId, agentId: before?.agentId ?? authorId, status };
  if (status === 'archived' && before !== null) return { teamId: before.teamId, agentId: before.agentId, status };
  // A proposal of somebody else is published for those whom it was proposed to, never as that person's own.
  const shared = teamId !== null || asked.agentId === null || (before?.status === 'proposed' && before.agentId !== authorId);
  return { teamId, agentId: shared ? null : (before?.agentId ?? authorId), status };
}

/** Whether some agent can be offered both: `shareMembers` says whether two teams have one in common. */
export function seenTogether(
  a: TemplatePlace,
  b: TemplatePlace,
  teamsOf: (agentId: string) => readonly string[],
  shareMembers: (a: string, b: string) => boolean,
): boolean {
  if (a.agentId !== null && b.agentId !== null) return a.agentId === b.agentId;
  if (a.agentId !== null) return b.teamId === null || teamsOf(a.agentId).includes(b.teamId);
  if (b.agentId !== null) return a.teamId === null || teamsOf(b.agentId).includes(a.teamId);
  return a.teamId === null || b.teamId === null || a.teamId === b.teamId || shareMembers(a.teamId, b.teamId);
}
