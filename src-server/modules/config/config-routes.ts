import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { configContract } from '#shared/contract/central/config-contract.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import type { Parts } from '../../parts.ts';
import type { CallContext } from '../../plugins/orpc.ts';
import { rightsFirst } from '../session/rights-first.ts';
import type { SessionService } from '../session/session-service.ts';
import { type ConfigHook, configHistory, putConfig, removeConfig } from './config-service.ts';

/** `config` of the central contract. */
export function configRoutes({ db, clock }: Parts, sessions: SessionService, hooks: readonly ConfigHook[]) {
  const os = implement(configContract, rightsFirst).$context<CallContext>();
  const signedIn = os.middleware(async ({ context, next }) => next({ context: { session: await sessions.authenticate(context.accessToken) } }));

  return {
    put: os.put.use(signedIn).handler(async ({ context: { session }, input }) => {
      const now = clock.now();
      const rev = await withWorkspace(db, session.workspaceId, (trx) => putConfig(trx, session, input.config, input.baseRev, now, hooks));
      return { rev, serverTime: now };
    }),
    remove: os.remove.use(signedIn).handler(async ({ context: { session }, input }) => {
      const now = clock.now();
      await withWorkspace(db, session.workspaceId, (trx) => removeConfig(trx, session, input, input.baseRev, now, hooks));
      return { serverTime: now };
    }),
    history: os.history.use(signedIn).handler(async ({ context: { session }, input }) => ({
      versions: wire(await readWorkspace(db, session.workspaceId, (trx) => configHistory(trx, session, input.kind, input.id))),
      serverTime: clock.now(),
    })),
  };
}
