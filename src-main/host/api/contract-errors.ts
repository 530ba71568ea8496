import { ORPCError } from '@orpc/server';
import { CodedError, ERRORS, isErrorCode } from '#shared/contract/errors.ts';
import type { Log } from '../ports/host-ports.ts';
import { refusalOf } from '../services/command-service.ts';

/** First in line of every part of the router, so that it also sees what the schemas refuse. */
export async function inContractErrors<T>(next: () => T | PromiseLike<T>, log: Log): Promise<T> {
  try {
    return await next();
  } catch (error) {
    throw asContractError(error, log);
  }
}

/** One envelope for every failure: a code of the registry and facts for its sentence. What we did not expect is logged. */
function asContractError(error: unknown, log: Log): unknown {
  // A part of the router has put it into the contract's words already.
  if (error instanceof ORPCError && isErrorCode(error.code)) return error;
  const refusal = refusalOf(error);
  if (refusal !== null) return new ORPCError('REFUSED', { status: ERRORS.REFUSED.status, data: refusal, cause: error });
  if (error instanceof CodedError) return new ORPCError(error.code, { status: ERRORS[error.code].status, data: error.data, cause: error });
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return new ORPCError('INVALID_INPUT', { status: ERRORS.INVALID_INPUT.status, data: { problem: problemOf(error.data) }, cause: error });
  }
  log.error('unexpected failure', { message: error instanceof Error ? `${error.name}: ${error.message}` : 'not an Error' });
  return new ORPCError('INTERNAL', { status: ERRORS.INTERNAL.status, data: {}, cause: error });
}

/** Where the first wrong value is; never the value itself. */
function problemOf(data: unknown): string {
  const issues = (data as { issues?: readonly { path?: readonly (PropertyKey | { key: PropertyKey })[] }[] } | null)?.issues;
  const path = issues?.[0]?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return path === undefined || path === '' ? 'input' : path;
}
