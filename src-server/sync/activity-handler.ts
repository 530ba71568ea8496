import type { AgentCommandBody } from '#shared/domain/sync/command.ts';
import { type CommandHandler, type HandlerInput, refused } from './command-effect.ts';

export function activityHandler(_body: Extract<AgentCommandBody, { type: 'agent.activity' }>, _input: HandlerInput): CommandHandler {
  return { reads: [], decide: () => refused('NOT_ALLOWED') };
}
