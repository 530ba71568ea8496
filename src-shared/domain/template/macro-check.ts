import type { ReplyTemplate } from '../presence/directory.ts';
import type { Macro } from './macro.ts';

export const MACRO_FAULTS = [
  'noSteps',
  'repeatedStep',
  'transferNotLast',
  'transferAndClaim',
  'snoozeAndResolve',
  'emptyNote',
  'emptyTags',
  'tagBothWays',
  'teamGone',
  'templateGone',
  'queueGone',
] as const;
export type MacroFault = (typeof MACRO_FAULTS)[number];

const onlyOnce = ['reply', 'status', 'priority', 'snooze', 'transfer', 'claim'] as const satisfies readonly Macro['steps'][number]['type'][];

/** What keeps a macro from making sense by itself; null: nothing. */
export function macroFault({ steps }: Pick<Macro, 'steps'>): MacroFault | null {
  const count = (type: Macro['steps'][number]['type']): number => steps.filter((step) => step.type === type).length;
  if (steps.length === 0) return 'noSteps';
  if (onlyOnce.some((type) => count(type) > 1)) return 'repeatedStep';
  const transfer = steps.findIndex((step) => step.type === 'transfer');
  if (transfer !== -1 && transfer < steps.length - 1) return 'transferNotLast';
  if (transfer !== -1 && count('claim') > 0) return 'transferAndClaim';
  if (count('snooze') > 0 && steps.some((step) => step.type === 'status' && step.status === 'resolved')) return 'snoozeAndResolve';
  for (const step of steps) {
    if (step.type === 'note' && step.text.trim() === '') return 'emptyNote';
    if (step.type !== 'tags') continue;
    if (step.add.length + step.remove.length === 0) return 'emptyTags';
    if (step.add.some((tag) => step.remove.includes(tag))) return 'tagBothWays';
  }
  return null;
}

/** Whether everyone who may run the macro may also use the template. */
export function macroMayUse(macro: Pick<Macro, 'teamId' | 'agentId'>, template: ReplyTemplate, teamsOfOwner: readonly string[]): boolean {
  if (template.status !== 'published') return false;
  if (template.agentId !== null) return template.agentId === macro.agentId;
  if (template.teamId === null) return true;
  return macro.agentId !== null ? teamsOfOwner.includes(template.teamId) : template.teamId === macro.teamId;
}
