import { create } from 'zustand';
import type { TemplateFields } from './template-fields.ts';

/** Words that are not saved yet. They outlive the screen, a failed save and a try without the network. */
export type TemplateEdit = {
  readonly fields: TemplateFields;
  /** The revision they were begun from; null: the template does not exist yet. */
  readonly baseRev: number | null;
};

/** By agent and template: the next agent at this window never sees them. */
export const useTemplateEdits = create<{ readonly edits: ReadonlyMap<string, TemplateEdit> }>()(() => ({ edits: new Map() }));

const keyOf = (agentId: string, templateId: string): string => `${agentId}:${templateId}`;

export function useTemplateEdit(agentId: string, templateId: string): TemplateEdit | undefined {
  return useTemplateEdits((state) => state.edits.get(keyOf(agentId, templateId)));
}

/** What is in the editor at this moment; undefined: nothing that is not saved. */
export function editNow(agentId: string, templateId: string): TemplateEdit | undefined {
  return useTemplateEdits.getState().edits.get(keyOf(agentId, templateId));
}

export function keepEdit(agentId: string, templateId: string, edit: TemplateEdit): void {
  useTemplateEdits.setState(({ edits }) => ({ edits: new Map(edits).set(keyOf(agentId, templateId), edit) }));
}

export function dropEdit(agentId: string, templateId: string): void {
  useTemplateEdits.setState(({ edits }) => {
    const next = new Map(edits);
    next.delete(keyOf(agentId, templateId));
    return { edits: next };
  });
}

/** Ids of what this agent began to write and has not saved once, the newest first. */
export function unsavedNew(edits: ReadonlyMap<string, TemplateEdit>, agentId: string): { id: string; edit: TemplateEdit }[] {
  return [...edits]
    .filter(([key, edit]) => edit.baseRev === null && key.startsWith(`${agentId}:`))
    .map(([key, edit]) => ({ id: key.slice(agentId.length + 1), edit }))
    .reverse();
}
