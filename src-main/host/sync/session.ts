import type { Clock } from '#shared/base/clock.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { HostPorts, Network } from '../ports/host-ports.ts';
import { type CentralClient, centralClient, failureOf } from './central-client.ts';
import type { ServerClock } from './server-clock.ts';

export type Tokens = { readonly accessToken: string; readonly refreshToken: string };

/** The session of one profile with one server. The access token lives in memory only, the refresh token in the secrets. */
export type Session = {
  readonly serverUrl: string;
  /** Runs a request with a fresh token. Throws UNAUTHENTICATED when only a new sign-in helps. */
  call<T extends { serverTime: number }>(request: (client: CentralClient) => Promise<T>): Promise<T>;
  /** The same for answers that carry no server time. */
  withClient<T>(request: (client: CentralClient) => Promise<T>): Promise<T>;
  /** The same for what travels beside the contract: bytes and the socket. */
  withToken<T>(request: (accessToken: string) => Promise<T>): Promise<T>;
  /** The network, with requests that `abandonRequests` can end. */
  fetch: Network['fetch'];
  renew(tokens: Tokens): Promise<void>;
  /** The live channel said that the token is no good any more. */
  dropAccess(): void;
  forget(): Promise<void>;
  /** Ends every request that waits for an answer: after a sleep its connection may be dead without saying so. */
  abandonRequests(): void;
};

export type SessionPorts = Pick<HostPorts, 'network' | 'secrets'> & { readonly clock: Clock };

export const refreshSecret = (profileId: string): string => `refresh.${profileId}`;

export function createSession(ports: SessionPorts, serverUrl: string, profileId: string, serverClock: ServerClock): Session {
  let accessToken: string | null = null;
  let refreshing: Promise<void> | null = null;
  let alive = new AbortController();
  const network: Network = {
    openSocket: ports.network.openSocket,
    fetch: (url, init) => {
      const signals = init?.signal == null ? [alive.signal] : [alive.signal, init.signal];
      return ports.network.fetch(url, { ...init, signal: AbortSignal.any(signals) });
    },
  };
  const client = centralClient(network, serverUrl, () => accessToken);
  const open = centralClient(network, serverUrl, () => null);
  const secret = refreshSecret(profileId);

  const timed = async <T extends { serverTime: number }>(request: () => Promise<T>): Promise<T> => {
    const sentAt = ports.clock.monotonic();
    const answer = await request();
    serverClock.heard(answer.serverTime, sentAt, ports.clock.monotonic());
    return answer;
  };

  // The new pair is on the disk before it is used: after a crash the token there is the newest that the server gave.
  const renew = async (tokens: Tokens): Promise<void> => {
    await ports.secrets.set(secret, tokens.refreshToken);
    accessToken = tokens.accessToken;
  };

  const refresh = async (): Promise<void> => {
    const refreshToken = await ports.secrets.get(secret);
    if (refreshToken === null) throw new CodedError('UNAUTHENTICATED');
    await renew(await timed(() => open.session.refresh({ refreshToken })));
  };

  /** One refresh at a time, shared by all who wait for it. */
  const ensureToken = async (): Promise<string> => {
    if (accessToken === null) {
      refreshing ??= refresh().finally(() => {
        refreshing = null;
      });
      await refreshing;
    }
    if (accessToken === null) throw new CodedError('UNAUTHENTICATED');
    return accessToken;
  };

  const withToken = async <T>(request: (accessToken: string) => Promise<T>): Promise<T> => {
    const token = await ensureToken();
    try {
      return await request(token);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'coded' || failure.error.code !== 'UNAUTHENTICATED') throw error;
      if (accessToken === token) accessToken = null;
      return request(await ensureToken());
    }
  };

  return {
    serverUrl,
    call: (request) => withToken(() => timed(() => request(client))),
    withClient: (request) => withToken(() => request(client)),
    withToken,
    fetch: network.fetch,
    renew,
    dropAccess: () => {
      accessToken = null;
    },
    forget: async () => {
      accessToken = null;
      await ports.secrets.delete(secret);
    },
    abandonRequests: () => {
      alive.abort();
      alive = new AbortController();
    },
  };
}
