import { useMemo } from 'react';
import { actionAreaText } from '#shared/text/action-text.ts';
import { type ActionDefinition, useActions } from './actions.ts';
import { useSettings } from './use-settings.ts';

export type ActionArea = keyof typeof actionAreaText;
export type KnownAction = ActionDefinition & {
  /** The keys in force: the agent's own or the default; empty for none. */
  readonly shown: string;
};

const areas = Object.keys(actionAreaText) as ActionArea[];

/** Every action that this window knows, with the keys in force, grouped by area in the order of `actionAreaText`. */
export function useKnownActions(): { area: ActionArea; actions: KnownAction[] }[] {
  const known = useActions((registry) => registry.known);
  const { shortcuts } = useSettings();
  return useMemo(() => {
    const all = [...known.values()].map((action) => ({ ...action, shown: shortcuts[action.id] ?? action.keys }));
    return areas
      .map((area) => ({ area, actions: all.filter((action) => action.id.startsWith(`${area}.`)) }))
      .filter(({ actions }) => actions.length > 0);
  }, [known, shortcuts]);
}
