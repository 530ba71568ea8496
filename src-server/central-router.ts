import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { implement } from '@orpc/server';
import { type CentralContract, centralContract } from '#shared/contract/central/central-contract.ts';
import { CONTRACT_VERSION, OLDEST_SUPPORTED } from '#shared/contract/version.ts';
import { describeAttachment, missingAttachments } from './modules/attachment/attachment-service.ts';
import { configRoutes } from './modules/config/config-routes.ts';
import type { ConfigHook } from './modules/config/config-service.ts';
import { customerRoutes } from './modules/customer/customer-routes.ts';
import { metricRoutes } from './modules/metric/metric-routes.ts';
import { rightsFirst } from './modules/session/rights-first.ts';
import type { SessionContext, SessionService } from './modules/session/session-service.ts';
import { slaConfigHook } from './modules/sla/sla-config-hook.ts';
import { surveyConfigHook } from './modules/survey/survey-config-hook.ts';
import { surveyRoutes } from './modules/survey/survey-routes.ts';
import { macroHook } from './modules/template/macro-hook.ts';
import { templateRoutes } from './modules/template/template-routes.ts';
import type { Parts } from './parts.ts';
import type { CallContext } from './plugins/orpc.ts';
import { PRODUCT_VERSION } from './product-version.ts';

type Inputs = InferContractRouterInputs<CentralContract>['sync'];
type Outputs = InferContractRouterOutputs<CentralContract>['sync'];

/** The sync protocol as the router calls it; inputs have passed the contract's schemas. */
export type SyncHandlers = {
  push(context: SessionContext, input: Inputs['push']): Promise<Outputs['push']>;
  pull(context: SessionContext, input: Inputs['pull'] & { limit: number }): Promise<Outputs['pull']>;
  snapshot(context: SessionContext, input: Inputs['snapshot'] & { limit: number }): Promise<Outputs['snapshot']>;
};

// What these answer is built field by field from our own rows, thousands at a time; checking it again would cost more than making it.
const trusted = { ...rightsFirst, initialOutputValidationIndex: Number.NaN };

/** What follows from a changed set-up row, in the same transaction. */
const configHooks = ({ newId }: Parts): readonly ConfigHook[] => [slaConfigHook(newId), macroHook, surveyConfigHook];

/** Every procedure of the central contract on its service. */
export function createCentralRouter(parts: Parts, sessions: SessionService, sync: SyncHandlers) {
  const { db, clock, metrics } = parts;
  const os = implement(centralContract, rightsFirst).$context<CallContext>();
  const fast = implement(centralContract.sync, trusted).$context<CallContext>();

  const signedIn = os.middleware(async ({ context, next }) => next({ context: { session: await sessions.authenticate(context.accessToken) } }));
  const serverTime = () => ({ serverTime: clock.now() });

  return {
    server: {
      info: os.server.info.handler(() => ({
        product: 'tanggap' as const,
        version: PRODUCT_VERSION,
        contractVersion: CONTRACT_VERSION,
        oldestSupported: OLDEST_SUPPORTED,
        ...serverTime(),
      })),
    },
    session: {
      signIn: os.session.signIn.handler(({ input, context }) => sessions.signIn(input, context.address)),
      refresh: os.session.refresh.handler(({ input }) => sessions.refresh(input.refreshToken)),
      signOut: os.session.signOut.use(signedIn).handler(async ({ context }) => {
        await sessions.signOut(context.session);
        return serverTime();
      }),
      me: os.session.me.use(signedIn).handler(({ context }) => sessions.me(context.session)),
    },
    sync: {
      push: os.sync.push.use(signedIn).handler(async ({ context, input }) => {
        const answer = await sync.push(context.session, input);
        const types = new Map(input.commands.map((command) => [command.id, command.body.type]));
        for (const outcome of answer.outcomes) metrics.pushedCommands.inc({ type: types.get(outcome.commandId) ?? 'none', outcome: outcome.status });
        return answer;
      }),
      pull: fast.pull.use(signedIn).handler(async ({ context, input }) => {
        const answer = await sync.pull(context.session, input);
        metrics.pulledRows.inc(answer.changes.length);
        return answer;
      }),
      snapshot: fast.snapshot.use(signedIn).handler(async ({ context, input }) => {
        const answer = await sync.snapshot(context.session, input);
        metrics.pulledRows.inc(answer.changes.length);
        return answer;
      }),
    },
    attachments: {
      missing: os.attachments.missing.use(signedIn).handler(async ({ context, input }) => ({
        missing: await missingAttachments({ db, clock }, context.session.workspaceId, input.hashes),
      })),
      describe: os.attachments.describe.use(signedIn).handler(({ context, input }) => describeAttachment({ db }, context.session, input.hash)),
    },
    config: configRoutes(parts, sessions, configHooks(parts)),
    customers: customerRoutes(parts, sessions),
    templates: templateRoutes(parts, sessions),
    metrics: metricRoutes(parts, sessions),
    surveys: surveyRoutes(parts, sessions),
  };
}
