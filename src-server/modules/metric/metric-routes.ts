import type { Parts } from '../../parts.ts';
import type { SessionService } from '../session/session-service.ts';

/** `metrics` of the central contract. */
export function metricRoutes(_parts: Parts, _sessions: SessionService) {
  return {};
}
