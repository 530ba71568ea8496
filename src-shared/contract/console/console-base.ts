import { oc } from '@orpc/contract';
import { errorMap } from '../error-map.ts';

/** What may be asked without a sign-in. */
export const base = oc.errors(errorMap('INVALID_INPUT', 'INTERNAL', 'HOST_GONE', 'STORE_FROM_FUTURE', 'STORE_DAMAGED', 'STORE_IN_USE', 'DISK_FULL'));
/** What needs a profile. */
export const signedIn = base.errors(errorMap('NOT_SIGNED_IN', 'NOT_FOUND'));
/** What only the central API can answer: NEEDS_NETWORK says that it could not be asked. */
export const fromServer = signedIn.errors(errorMap('NEEDS_NETWORK', 'FORBIDDEN', 'RATE_LIMITED', 'UNAVAILABLE', 'PAYLOAD_TOO_LARGE'));
