import { oc } from '@orpc/contract';
import { errorMap } from '../error-map.ts';

/** What anyone may call, and every error that any call may answer with. */
export const open = oc.errors(errorMap('INVALID_INPUT', 'RATE_LIMITED', 'PAYLOAD_TOO_LARGE', 'VERSION_TOO_OLD', 'INTERNAL', 'UNAVAILABLE'));
/** What needs an access token. */
export const signedIn = open.errors(errorMap('UNAUTHENTICATED', 'DEVICE_REVOKED', 'FORBIDDEN', 'NOT_FOUND'));
