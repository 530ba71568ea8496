import { surveyLinkText } from '#shared/text/survey-text.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import type { ActionDefinition } from '../../state/actions.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { useSettings } from '../../state/use-settings.ts';

/** What the keyboard, the palette and the help offer while a ticket is open. */
export const ticketKeys = {
  take: { id: 'ticket.take', label: ticketText.keyTake, keys: 'a' },
  resolve: { id: 'ticket.resolve', label: ticketText.keyResolve, keys: 'e' },
  snooze: { id: 'ticket.snooze', label: ticketText.keySnooze, keys: 's' },
  transfer: { id: 'ticket.transfer', label: ticketText.keyTransfer, keys: 't' },
  macro: { id: 'ticket.macro', label: ticketText.keyMacro, keys: 'm' },
  release: { id: 'ticket.release', label: ticketText.release, keys: '' },
  wait: { id: 'ticket.wait', label: ticketText.wait, keys: '' },
  reopen: { id: 'ticket.reopen', label: ticketText.reopen, keys: '' },
  merge: { id: 'ticket.merge', label: ticketText.merge, keys: '' },
  survey: { id: 'ticket.survey', label: surveyLinkText.action, keys: '' },
  reply: { id: 'composer.reply', label: ticketText.keyReply, keys: 'r' },
  note: { id: 'composer.note', label: ticketText.keyNote, keys: 'n' },
  template: { id: 'composer.template', label: ticketText.keyTemplate, keys: '/' },
  send: { id: 'composer.send', label: ticketText.keySend, keys: 'Mod+Enter' },
} as const satisfies Record<string, ActionDefinition>;

/** The agent's own key for an action, as it is shown: `E`, `Ctrl+Enter`; empty when it has none. */
export function useShownKeys(): (action: ActionDefinition) => string {
  const { shortcuts } = useSettings();
  return ({ id, keys }) =>
    shownKeys(shortcuts[id] ?? keys)
      .map((stroke) => stroke.join('+'))
      .join(' ');
}
