import { implement } from '@orpc/server';
import { performanceContract } from '#shared/contract/console/performance-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Log } from '../ports/host-ports.ts';
import { inContractErrors } from './contract-errors.ts';

const later = (): never => {
  throw new CodedError('NOT_AVAILABLE_HERE');
};

/** `performance` of the console's contract. */
export function performanceRoutes(log: Log) {
  const os = implement(performanceContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    figures: os.figures.handler(later),
    trend: os.trend.handler(later),
    behind: os.behind.handler(later),
    today: os.today.handler(later),
    report: os.report.handler(later),
  };
}
