import type { Parts } from '../../parts.ts';
import type { SessionService } from '../session/session-service.ts';

/** `templates` of the central contract. */
export function templateRoutes(_parts: Parts, _sessions: SessionService) {
  return {};
}
