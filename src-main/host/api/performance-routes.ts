import { implement } from '@orpc/server';
import { performanceContract } from '#shared/contract/console/performance-contract.ts';
import type { Log } from '../ports/host-ports.ts';
import type { PerformanceService } from '../services/performance-service.ts';
import { inContractErrors } from './contract-errors.ts';

/** `performance` of the console's contract. */
export function performanceRoutes(performance: PerformanceService, log: Log) {
  const os = implement(performanceContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    figures: os.figures.handler(({ input }) => performance.figures(input.period)),
    trend: os.trend.handler(({ input }) => ({ points: performance.trend(input.metric, input.period) })),
    behind: os.behind.handler(({ input }) => performance.behind(input)),
    today: os.today.handler(() => performance.today()),
    report: os.report.handler(({ input }) => performance.report(input)),
  };
}
