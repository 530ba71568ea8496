import type { Parts } from '../../parts.ts';
import type { SessionService } from '../session/session-service.ts';

/** `customers` of the central contract. */
export function customerRoutes(_parts: Parts, _sessions: SessionService) {
  return {} as never;
}
