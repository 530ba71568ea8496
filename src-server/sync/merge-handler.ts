import type { ContactCommandBody } from '#shared/domain/sync/command.ts';
import { type CommandHandler, type HandlerInput, refused } from './command-effect.ts';

export function mergeHandler(
  _body: Extract<ContactCommandBody, { type: 'contact.merge' | 'contact.unmerge' }>,
  _input: HandlerInput,
): CommandHandler {
  return { reads: [], decide: () => refused('NOT_ALLOWED') };
}
