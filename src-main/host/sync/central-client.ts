import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { CentralContract } from '#shared/contract/central/central-contract.ts';
import { CodedError, isErrorCode } from '#shared/contract/errors.ts';
import type { Network } from '../ports/host-ports.ts';

export type CentralClient = ContractRouterClient<CentralContract>;

/** Longest wait for an answer: a half-open connection must not hold the queue. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** The typed client of `<serverUrl>/rpc`. `accessToken` is asked for each request. */
export function centralClient(network: Network, serverUrl: string, accessToken: () => string | null): CentralClient {
  const link = new RPCLink({
    url: `${serverUrl}/rpc`,
    headers: () => {
      const token = accessToken();
      return token === null ? {} : { authorization: `Bearer ${token}` };
    },
    fetch: async (request) => {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
      const body = await request.text();
      return network.fetch(request.url, {
        method: request.method,
        headers: request.headers,
        signal,
        ...(request.method === 'GET' ? {} : { body }),
      });
    },
  });
  return createORPCClient<CentralClient>(link);
}

/**
 * What a failed request means:
 * `coded`: our server said so, with a code of the registry; `down`: no answer, or one that is not ours (a proxy's page).
 */
export type Failure = { readonly kind: 'coded'; readonly error: CodedError } | { readonly kind: 'down'; readonly answered: boolean };

export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError) return { kind: 'coded', error };
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    return { kind: 'coded', error: new CodedError(error.code, factsOf(error.data)) };
  }
  return { kind: 'down', answered: !(error instanceof TypeError || error instanceof DOMException) };
}

function factsOf(data: unknown): Record<string, string | number> {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter((pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number'),
  );
}
