import type { Agent } from '#shared/domain/presence/directory.ts';
import type { Macro, MacroStep } from '#shared/domain/template/macro.ts';
import { ownersOf, type Scope } from './template-fields.ts';

/** A step in the editor: what it does may not be complete yet; `key` names it while it moves. */
export type DraftStep = { readonly key: string; readonly step: MacroStep };
export type MacroFields = { readonly name: string; readonly shortcut: string; readonly scope: Scope; readonly steps: readonly DraftStep[] };

export const STEP_TYPES = [
  'reply',
  'note',
  'tags',
  'priority',
  'status',
  'snooze',
  'transfer',
  'claim',
] as const satisfies readonly MacroStep['type'][];
export type StepType = (typeof STEP_TYPES)[number];
export const MOST_STEPS = 10;
/** Notes and changes of tags may come more than once; of the rest one is all that makes sense. */
const severalOf: readonly StepType[] = ['note', 'tags'];

export function emptyStep(type: StepType): MacroStep {
  switch (type) {
    case 'reply':
      return { type, templateId: '' };
    case 'note':
      return { type, text: '' };
    case 'tags':
      return { type, add: [], remove: [] };
    case 'priority':
      return { type, priority: 'high' };
    case 'status':
      return { type, status: 'resolved' };
    case 'snooze':
      return { type, hours: 24 };
    case 'transfer':
      return { type, queueId: '', note: '' };
    case 'claim':
      return { type };
  }
}

/** What may still be added to these steps. */
export function addableTypes(steps: readonly DraftStep[]): StepType[] {
  if (steps.length >= MOST_STEPS) return [];
  return STEP_TYPES.filter((type) => severalOf.includes(type) || !steps.some(({ step }) => step.type === type));
}

export function moveStep(steps: readonly DraftStep[], from: number, to: number): DraftStep[] {
  const moved = steps[from];
  if (moved === undefined || to < 0 || to >= steps.length) return [...steps];
  const rest = steps.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export type MacroFieldProblem =
  | { readonly kind: 'name' | 'noSteps' | 'transferClaim' | 'snoozeResolved' }
  | { readonly kind: 'incomplete' | 'afterTransfer' | 'twice' | 'tagBoth'; readonly step: number };

/** What stands in the way of saving; the server asks no less. */
export function macroProblems({ name, steps }: Pick<MacroFields, 'name' | 'steps'>): MacroFieldProblem[] {
  const all = steps.map(({ step }) => step);
  const problems: MacroFieldProblem[] = [];
  if (name.trim() === '') problems.push({ kind: 'name' });
  if (all.length === 0) problems.push({ kind: 'noSteps' });
  const transfer = all.findIndex((step) => step.type === 'transfer');
  for (const [index, step] of all.entries()) {
    if (!isComplete(step)) problems.push({ kind: 'incomplete', step: index });
    if (step.type === 'tags' && step.add.some((tag) => step.remove.includes(tag))) problems.push({ kind: 'tagBoth', step: index });
    if (transfer !== -1 && index > transfer) problems.push({ kind: 'afterTransfer', step: index });
    if (!severalOf.includes(step.type) && all.findIndex(({ type }) => type === step.type) < index) problems.push({ kind: 'twice', step: index });
  }
  if (transfer !== -1 && all.some((step) => step.type === 'claim')) problems.push({ kind: 'transferClaim' });
  if (all.some((step) => step.type === 'snooze') && all.some((step) => step.type === 'status' && step.status === 'resolved')) {
    problems.push({ kind: 'snoozeResolved' });
  }
  return problems;
}

function isComplete(step: MacroStep): boolean {
  switch (step.type) {
    case 'reply':
      return step.templateId !== '';
    case 'note':
      return step.text.trim() !== '';
    case 'tags':
      return step.add.length + step.remove.length > 0;
    case 'transfer':
      return step.queueId !== '';
    case 'snooze':
      return Number.isInteger(step.hours) && step.hours >= 1 && step.hours <= 24 * 60;
    default:
      return true;
  }
}

export function macroScope({ teamId, agentId }: Pick<Macro, 'teamId' | 'agentId'>): Scope {
  return teamId !== null ? `team:${teamId}` : agentId !== null ? 'personal' : 'workspace';
}

/** For whom this agent may set macros up. */
export function macroScopes(me: Agent, teamIds: readonly string[]): Scope[] {
  const team = (id: string): Scope => `team:${id}`;
  if (me.role === 'admin') return ['personal', ...teamIds.map(team), 'workspace'];
  return ['personal', ...(me.role === 'lead' ? me.teamIds.map(team) : [])];
}

export function macroOf(id: string, fields: MacroFields, meId: string, more: Pick<Macro, 'archived' | 'rev'>): Macro {
  const { name, shortcut, scope, steps } = fields;
  return { id, ...ownersOf(scope, meId), name: name.trim(), shortcut: shortcut.trim(), steps: steps.map(({ step }) => step), ...more };
}
