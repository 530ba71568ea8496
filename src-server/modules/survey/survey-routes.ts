import type { Parts } from '../../parts.ts';
import type { SessionService } from '../session/session-service.ts';

/** `surveys` of the central contract. */
export function surveyRoutes(_parts: Parts, _sessions: SessionService) {
  return {};
}
