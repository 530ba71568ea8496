import { create } from 'zustand';
import type { Agent } from '#shared/domain/presence/directory.ts';
import { newId } from '../../state/new-id.ts';
import type { MacroFields } from './macro-fields.ts';

/** A macro that is not saved yet, or not as it is in the editor; it outlives the screen and a failed save. */
export type MacroEdit = { readonly fields: MacroFields; readonly baseRev: number };

export const useMacroEdits = create<{ readonly edits: ReadonlyMap<string, MacroEdit> }>()(() => ({ edits: new Map() }));

const keyOf = (agentId: string, macroId: string): string => `${agentId}:${macroId}`;

export function useMacroEdit(agentId: string, macroId: string): MacroEdit | undefined {
  return useMacroEdits((state) => state.edits.get(keyOf(agentId, macroId)));
}

/** What is in the editor at this moment; undefined: nothing that is not saved. */
export function macroNow(agentId: string, macroId: string): MacroEdit | undefined {
  return useMacroEdits.getState().edits.get(keyOf(agentId, macroId));
}

export function keepMacro(agentId: string, macroId: string, edit: MacroEdit): void {
  useMacroEdits.setState(({ edits }) => ({ edits: new Map(edits).set(keyOf(agentId, macroId), edit) }));
}

export function dropMacro(agentId: string, macroId: string): void {
  useMacroEdits.setState(({ edits }) => {
    const next = new Map(edits);
    next.delete(keyOf(agentId, macroId));
    return { edits: next };
  });
}

/** Begins one of the agent's own and answers with its id. */
export function newMacro(me: Agent): string {
  const id = newId();
  keepMacro(me.id, id, { fields: { name: '', shortcut: '', scope: 'personal', steps: [] }, baseRev: 0 });
  return id;
}

/** Ids of what this agent began and never saved. */
export function unsavedMacros(edits: ReadonlyMap<string, MacroEdit>, agentId: string): { id: string; name: string }[] {
  return [...edits]
    .filter(([key, edit]) => edit.baseRev === 0 && key.startsWith(`${agentId}:`))
    .map(([key, edit]) => ({ id: key.slice(agentId.length + 1), name: edit.fields.name }));
}
