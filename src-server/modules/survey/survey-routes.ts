import { implement } from '@orpc/server';
import { surveysContract } from '#shared/contract/central/surveys-contract.ts';
import type { Parts } from '../../parts.ts';
import type { CallContext } from '../../plugins/orpc.ts';
import { rightsFirst } from '../session/rights-first.ts';
import type { SessionService } from '../session/session-service.ts';
import { createSurveyLinkService } from './survey-link-service.ts';
import { createSurveyService } from './survey-service.ts';

/** `surveys` of the central contract. */
export function surveyRoutes(parts: Parts, sessions: SessionService) {
  const { clock, newId, config } = parts;
  const links = createSurveyLinkService({ ...parts, surveys: createSurveyService({ ids: newId }), publicUrl: config.publicUrl });
  const os = implement(surveysContract, rightsFirst).$context<CallContext>();
  const signedIn = os.middleware(async ({ context, next }) => next({ context: { session: await sessions.authenticate(context.accessToken) } }));
  return {
    link: os.link.use(signedIn).handler(async ({ context: { session }, input }) => ({
      ...(await links.create(session, input)),
      serverTime: clock.now(),
    })),
  };
}
