import type { HostClient } from '../../host-client/host-context.tsx';
import type { Action } from '../../state/actions.ts';

export type Found = Awaited<ReturnType<HostClient['search']['query']>>;

export type PaletteItem =
  | { readonly kind: 'action'; readonly key: string; readonly action: Action; readonly label: string }
  | { readonly kind: 'ticket'; readonly key: string; readonly ticket: Found['tickets'][number] }
  | { readonly kind: 'contact'; readonly key: string; readonly contact: Found['contacts'][number] };

/** Actions shown while something is searched for, so that tickets and customers stay in sight. */
const ACTIONS_WHILE_SEARCHING = 5;

/**
 * What the palette lists: without words every action, with words the actions whose name has them all, then what the host found.
 * The order is that of the screen.
 */
export function paletteItems(query: string, actions: readonly { action: Action; label: string }[], found: Found | undefined): PaletteItem[] {
  const words = query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const matching = actions
    .filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word)))
    .slice(0, words.length === 0 ? undefined : ACTIONS_WHILE_SEARCHING)
    .map(({ action, label }): PaletteItem => ({ kind: 'action', key: `action:${action.id}`, action, label }));
  if (words.length === 0 || found === undefined) return matching;
  return [
    ...found.tickets.map((ticket): PaletteItem => ({ kind: 'ticket', key: `ticket:${ticket.id}`, ticket })),
    ...found.contacts.map((contact): PaletteItem => ({ kind: 'contact', key: `contact:${contact.id}`, contact })),
    ...matching,
  ];
}
