import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { surveyContract } from '#shared/contract/console/survey-contract.ts';
import type { Log } from '../ports/host-ports.ts';
import type { SurveyService } from '../services/survey-service.ts';
import { inContractErrors } from './contract-errors.ts';

/** `survey` of the console's contract. */
export function surveyRoutes(survey: SurveyService, log: Log) {
  const os = implement(surveyContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    overview: os.overview.handler(() => wire(survey.overview())),
    link: os.link.handler(({ input }) => survey.link(input)),
  };
}
