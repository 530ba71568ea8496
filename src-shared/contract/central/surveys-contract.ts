import { errorMap } from '../error-map.ts';
import { zTime } from '../schemas.ts';
import { zSurveyLink, zSurveyTarget } from '../survey-schemas.ts';
import { signedIn } from './central-base.ts';

export const surveysContract = {
  link: signedIn
    .errors(errorMap('SURVEY_OFF', 'SURVEY_NOT_RESOLVED', 'SURVEY_ANSWERED', 'SURVEY_QUIET'))
    .route({
      method: 'POST',
      path: '/surveys/links',
      summary: 'Make a one-time link to a survey, for a channel that cannot ask by itself',
      tags: ['surveys'],
    })
    .input(zSurveyTarget)
    .output(zSurveyLink.extend({ serverTime: zTime })),
};
