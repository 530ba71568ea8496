import type { Target } from '../metric/metric.ts';
import type { Actor } from '../permission/role.ts';
import type { Calendar, SlaPolicy } from '../sla/sla.ts';
import type { SurveySettings } from '../survey/survey.ts';
import type { Macro } from '../template/macro.ts';

/** What leads and admins set up: whole rows with a revision, kept with every earlier version and who wrote it. */
export type ConfigByKind = { calendar: Calendar; slaPolicy: SlaPolicy; target: Target; survey: SurveySettings; macro: Macro };
export type ConfigKind = keyof ConfigByKind;
export const CONFIG_KINDS = ['calendar', 'slaPolicy', 'target', 'survey', 'macro'] as const satisfies readonly ConfigKind[];

export type ConfigRow = { [K in ConfigKind]: { readonly kind: K; readonly row: ConfigByKind[K] } }[ConfigKind];

/** Admins set up everything; leads the targets and macros of their teams; everyone their own macros. */
export function mayEditConfig(actor: Actor, config: ConfigRow): boolean {
  if (config.kind === 'macro' && config.row.agentId !== null) return config.row.agentId === actor.agentId;
  if (actor.role === 'admin') return true;
  const leads = (teamId: string | null) => actor.role === 'lead' && teamId !== null && actor.teamIds.includes(teamId);
  if (config.kind === 'macro') return leads(config.row.teamId);
  if (config.kind === 'target') return leads(config.row.scope.teamId);
  return false;
}

/** A personal macro is its owner's; an agent's target is seen by that agent and by who leads them; the rest is for all. */
export function maySeeConfig(actor: Actor, config: ConfigRow): boolean {
  if (config.kind === 'macro') {
    if (config.row.agentId !== null) return config.row.agentId === actor.agentId;
    return config.row.teamId === null || actor.role === 'admin' || actor.teamIds.includes(config.row.teamId);
  }
  if (config.kind === 'target') {
    const { scope } = config.row;
    if (actor.role === 'admin') return true;
    if (!actor.teamIds.includes(scope.teamId)) return false;
    return scope.kind === 'team' || actor.role === 'lead' || scope.agentId === actor.agentId;
  }
  return true;
}

/** The team that a row belongs to; null: to no single one. */
export function teamOfConfig(config: ConfigRow): string | null {
  if (config.kind === 'macro') return config.row.teamId;
  return config.kind === 'target' ? config.row.scope.teamId : null;
}
