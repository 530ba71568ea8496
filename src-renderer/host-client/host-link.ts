import type { ClientContext, ClientLink } from '@orpc/client';

/** One live connection to the host. It ends once; calls in flight then fail. */
export type HostLink = {
  readonly rpc: ClientLink<ClientContext>;
  readonly isOpen: () => boolean;
  /** Runs once, when the connection is gone for whatever reason; at once when it is gone already. */
  readonly onClose: (run: () => void) => void;
};

/**
 * Opens one connection and settles when the host answers on it. A rejection means "try again later", except a CodedError
 * `CONSOLE_LINK_INVALID`: this page may not talk to this host, and trying again does not change that.
 */
export type OpenHostLink = () => Promise<HostLink>;
