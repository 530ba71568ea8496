import { CodedError } from '#shared/contract/errors.ts';
import { type CentralClient, failureOf } from '../sync/central-client.ts';
import type { Work } from './work.ts';

/**
 * Asks the central API for what only it can answer. Throws NEEDS_NETWORK when it cannot be reached, and the server's own
 * coded errors as they are.
 */
export async function askCentral<T>({ session }: Pick<Work, 'session'>, request: (client: CentralClient) => Promise<T>): Promise<T> {
  try {
    return await session.withClient(request);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'coded') throw failure.error.code === 'UNAUTHENTICATED' ? needsNetwork(error) : failure.error;
    throw needsNetwork(error);
  }
}

// A session that ended shows as the connection's state already; here it means the same as no network.
const needsNetwork = (cause: unknown): CodedError => new CodedError('NEEDS_NETWORK', {}, { cause });
