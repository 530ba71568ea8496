import type { ContractRouterClient } from '@orpc/contract';
import { createContext, type ReactNode, use } from 'react';
import type { ConsoleContract } from '#shared/contract/console/console-contract.ts';

/** The host as the renderer sees it: every command and query of the console contract. */
export type HostClient = ContractRouterClient<ConsoleContract>;

const HostContext = createContext<HostClient | null>(null);

export function HostProvider({ client, children }: { client: HostClient; children: ReactNode }) {
  return <HostContext value={client}>{children}</HostContext>;
}

export function useHost(): HostClient {
  const client = use(HostContext);
  if (client === null) throw new Error('useHost needs a HostProvider above it');
  return client;
}
