import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { usualTimings } from '../../live/live-timings.ts';
import type { Upgrades } from '../../live/upgrades.ts';
import { createSurveyService } from '../../modules/survey/survey-service.ts';
import { createConversationService } from '../../modules/ticket/conversation-service.ts';
import { createInboundService } from '../../modules/ticket/inbound-service.ts';
import type { Parts } from '../../parts.ts';
import { addApiRoutes } from './api-routes.ts';
import { loadChatPage } from './chat-page.ts';
import { addPageRoutes } from './page-routes.ts';
import { createVisitorTokens } from './visitor-token.ts';
import { createChannels } from './webchat-channels.ts';
import { createGuards, usualLimits, type WebchatLimits } from './webchat-limits.ts';
import { createWebchatLive, type WebchatLive, type WebchatTimings } from './webchat-live.ts';

export type WebchatParts = Pick<Parts, 'config' | 'db' | 'clock' | 'newId' | 'signal' | 'attachments'>;

export type WebchatOptions = {
  readonly limits?: WebchatLimits;
  readonly timings?: WebchatTimings;
  /** Folder of the built page; by default `out/chat` of the project. */
  readonly pageFolder?: string;
};

const builtPage = (): string => fileURLToPath(new URL('../../../out/chat', import.meta.url));

/**
 * Adds everything under `/chat`. Call it after the error envelope is installed; stop what it answers before the HTTP server.
 */
export function registerWebchat(app: FastifyInstance, parts: WebchatParts, upgrades: Upgrades, options: WebchatOptions = {}): WebchatLive {
  const limits = options.limits ?? usualLimits;
  const { db, clock, newId, signal, attachments } = parts;
  const tokens = createVisitorTokens(parts.config.secretKey);
  const channels = createChannels(db, clock.monotonic);
  const guards = createGuards(limits, clock.monotonic);
  const services = {
    inbound: createInboundService({ ids: newId }),
    surveys: createSurveyService({ ids: newId }),
    conversations: createConversationService({ ids: newId }),
  };
  void app.register(async (chat) => {
    addPageRoutes(chat, loadChatPage(options.pageFolder ?? builtPage()), channels, guards);
    addApiRoutes(chat, { db, clock, newId, attachments, tokens, channels, guards, ...services });
  });
  return createWebchatLive({ config: parts.config, db, clock, signal, tokens, channels, limits, timings: options.timings ?? usualTimings }, upgrades);
}
