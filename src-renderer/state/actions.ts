import { useEffect } from 'react';
import { create } from 'zustand';
import type { Sentence } from '#shared/text/languages.ts';
import { useLatest } from './use-latest.ts';

export type ActionDefinition = {
  /** `area.verb`; the area groups it in the help and the settings. */
  readonly id: string;
  readonly label: Sentence;
  /** `j`, `Enter`, `?`, `Mod+k`, or a sequence `g q` (see `shortcuts.ts`); empty: no key, palette only. */
  readonly keys: string;
};

export type Action = ActionDefinition & { readonly enabled: boolean; run(): void };

type Registry = {
  /** Mounted now, the last mounted of an id wins. */
  readonly active: ReadonlyMap<string, Action>;
  /** Every definition seen since the window opened: what can be remapped. */
  readonly known: ReadonlyMap<string, ActionDefinition>;
};

export const useActions = create<Registry>()(() => ({ active: new Map(), known: new Map() }));

/** Offers an action to the keyboard, the palette and the help while the component is mounted. */
export function useAction(action: ActionDefinition & { run(): void; enabled?: boolean }): void {
  const { id, label, keys, enabled = true } = action;
  const latest = useLatest(action);
  useEffect(() => {
    const offered: Action = { id, label, keys, enabled, run: () => latest.current.run() };
    useActions.setState(({ active, known }) => ({
      active: new Map(active).set(id, offered),
      known: known.has(id) ? known : new Map(known).set(id, { id, label, keys }),
    }));
    return () =>
      useActions.setState(({ active }) => {
        if (active.get(id) !== offered) return {};
        const next = new Map(active);
        next.delete(id);
        return { active: next };
      });
  }, [id, label, keys, enabled, latest]);
}

/** Runs an action as its key would; nothing when it is not mounted or not enabled. */
export function runAction(id: string): void {
  const action = useActions.getState().active.get(id);
  if (action?.enabled) action.run();
}

/** Makes definitions known before their part of the screen was ever mounted, so that they can be shown and remapped. */
export function rememberActions(definitions: readonly ActionDefinition[]): void {
  useActions.setState(({ known }) => {
    const missing = definitions.filter(({ id }) => !known.has(id));
    return { known: new Map([...known, ...missing.map((definition): [string, ActionDefinition] => [definition.id, definition])]) };
  });
}
