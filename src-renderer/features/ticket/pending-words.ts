import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import type { Sentence, Values } from '#shared/text/languages.ts';
import { ticketText } from '#shared/text/ticket-text.ts';

/** What waits for the server, in words: a claim and a transfer by name, since others may win them; the rest as a count. */
export function pendingWords(pending: readonly CommandStatus[], text: (sentence: Sentence, values?: Values) => string): string[] {
  // What was accepted only waits for its change to come back; what was parked stands above the composer.
  const waiting = pending.filter(({ status }) => status.kind === 'saved' || status.kind === 'sending');
  const has = (type: string) => waiting.some((command) => command.type === type);
  const named = [
    ...(has('ticket.claim') ? [text(ticketText.claimPending)] : []),
    ...(has('ticket.transfer') ? [text(ticketText.transferPending)] : []),
  ];
  const rest = waiting.filter((command) => command.type !== 'ticket.claim' && command.type !== 'ticket.transfer').length;
  if (rest === 0) return named;
  return [...named, rest === 1 ? text(ticketText.pendingOne) : text(ticketText.pending, { count: rest })];
}
