import { implement } from '@orpc/server';
import { metricsContract } from '#shared/contract/central/metrics-contract.ts';
import type { Parts } from '../../parts.ts';
import type { CallContext } from '../../plugins/orpc.ts';
import { rightsFirst } from '../session/rights-first.ts';
import type { SessionService } from '../session/session-service.ts';
import { createReportService } from './report-service.ts';

/** `metrics` of the central contract. */
export function metricRoutes(parts: Parts, sessions: SessionService) {
  const { clock } = parts;
  const reports = createReportService(parts);
  const os = implement(metricsContract, rightsFirst).$context<CallContext>();
  const signedIn = os.middleware(async ({ context, next }) => next({ context: { session: await sessions.authenticate(context.accessToken) } }));

  return {
    report: os.report.use(signedIn).handler(async ({ context: { session }, input }) => {
      const asOf = clock.now();
      return { rows: await reports.report(session, input), asOf, serverTime: clock.now() };
    }),
    medians: os.medians.use(signedIn).handler(async ({ context: { session }, input }) => ({
      medians: await reports.medians(session, input.from, input.to),
      serverTime: clock.now(),
    })),
  };
}
