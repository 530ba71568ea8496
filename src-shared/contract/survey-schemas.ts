import * as z from 'zod';
import { zId, zTime } from './schemas.ts';

/** Whom a survey link is for: the ticket's present resolution, or the customer. */
export const zSurveyTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('csat'), ticketId: zId }),
  z.object({ kind: z.literal('ces'), ticketId: zId }),
  z.object({ kind: z.literal('nps'), contactId: zId }),
]);
export type SurveyTarget = z.infer<typeof zSurveyTarget>;

export const zSurveyLink = z.object({
  /** On the central API, such as `/s/k3Jd…`. Whoever has it may answer once. */
  path: z.string(),
  /** The whole address, when the API knows under which one customers reach it (`PUBLIC_URL`). */
  url: z.string().nullable(),
  expiresAt: zTime,
});
export type SurveyLink = z.infer<typeof zSurveyLink>;
