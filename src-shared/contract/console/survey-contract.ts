import * as z from 'zod';
import { SURVEY_KINDS } from '../../domain/survey/survey.ts';
import { zSurveyAnswer } from '../change-schemas.ts';
import { errorMap } from '../error-map.ts';
import { zTime } from '../schemas.ts';
import { zSurveyTarget } from '../survey-schemas.ts';
import { fromServer, signedIn } from './console-base.ts';

export const zSurveyFigure = z.object({
  kind: z.enum(SURVEY_KINDS),
  asked: z.int().nonnegative(),
  answered: z.int().nonnegative(),
  /** CSAT: percent of fours and fives. NPS: -100 to 100. CES: mean of 1 to 7. Null: nobody answered. */
  value: z.number().nullable(),
});
export type SurveyFigure = z.infer<typeof zSurveyFigure>;

export const surveyContract = {
  /** From the local store: what this console holds of the last 90 days, and what customers said last. */
  overview: signedIn.output(
    z.object({
      since: zTime,
      figures: z.array(zSurveyFigure),
      last: z.array(z.object({ answer: zSurveyAnswer, contactName: z.string(), ticketNumber: z.int().nullable() })),
    }),
  ),
  /** A new one-time link, as a whole address. */
  link: fromServer
    .errors(errorMap('SURVEY_OFF', 'SURVEY_NOT_RESOLVED', 'SURVEY_ANSWERED', 'SURVEY_QUIET'))
    .input(zSurveyTarget)
    .output(z.object({ url: z.string(), expiresAt: zTime })),
};
