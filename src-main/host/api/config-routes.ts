import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { configContract } from '#shared/contract/console/config-contract.ts';
import type { Log } from '../ports/host-ports.ts';
import type { ConfigService } from '../services/config-service.ts';
import { inContractErrors } from './contract-errors.ts';

/** `config` of the console's contract. */
export function configRoutes(config: ConfigService, log: Log) {
  const os = implement(configContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    list: os.list.handler(({ input }) => wire(config.list(input.kind))),
    put: os.put.handler(async ({ input }) => ({ rev: await config.put(input.config, input.baseRev) })),
    remove: os.remove.handler(async ({ input }) => {
      await config.remove(input.kind, input.id, input.baseRev);
      return {};
    }),
    history: os.history.handler(async ({ input }) => wire(await config.history(input.kind, input.id))),
  };
}
