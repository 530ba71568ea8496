import type { ReplyTemplate } from '../presence/directory.ts';
import type { Macro } from './macro.ts';

/** What keeps a macro from making sense by itself, in a few words; null: nothing. */
export function macroProblem({ steps }: Pick<Macro, 'steps'>): string | null {
  const count = (type: Macro['steps'][number]['type']): number => steps.filter((step) => step.type === type).length;
  if (steps.length === 0) return 'a macro has at least one step';
  for (const type of ['reply', 'status', 'priority', 'snooze', 'transfer', 'claim'] as const) {
    if (count(type) > 1) return `only one step may be of the kind "${type}"`;
  }
  const transfer = steps.findIndex((step) => step.type === 'transfer');
  if (transfer !== -1 && transfer < steps.length - 1) return 'after a transfer the ticket is not yours: it has to be the last step';
  if (transfer !== -1 && count('claim') > 0) return 'a macro that transfers does not take the ticket over';
  if (count('snooze') > 0 && steps.some((step) => step.type === 'status' && step.status === 'resolved')) {
    return 'a resolved ticket cannot be snoozed';
  }
  for (const step of steps) {
    if (step.type === 'note' && step.text.trim() === '') return 'a note has words';
    if (step.type !== 'tags') continue;
    if (step.add.length + step.remove.length === 0) return 'a step for tags adds or removes one';
    if (step.add.some((tag) => step.remove.includes(tag))) return 'a tag is added or removed, not both';
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
