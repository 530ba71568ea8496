export const ROLES = ['agent', 'lead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: what every permission rule needs to know of an agent. */
export type Actor = { readonly agentId: string; readonly role: Role; readonly teamIds: readonly string[] };

/** Agents and leads see their teams' tickets, an admin sees the workspace. */
export function maySeeTeam(actor: Actor, teamId: string): boolean {
  return actor.role === 'admin' || actor.teamIds.includes(teamId);
}

/** A lead of the ticket's team or an admin may act on a ticket that someone else owns. */
export function mayOverrideOwner(actor: Actor, teamId: string): boolean {
  return actor.role === 'admin' || (actor.role === 'lead' && actor.teamIds.includes(teamId));
}
