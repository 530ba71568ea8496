import * as z from 'zod';
import type { Activity, StateEvent } from '../domain/metric/metric.ts';
import { SURVEY_KINDS, type SurveyAnswer } from '../domain/survey/survey.ts';
import { type Change, ENTITY_KINDS } from '../domain/sync/change.ts';
import { zCalendar, zMacro, zSlaPolicy, zSurveySettings, zTarget } from './config-schemas.ts';
import { zAgent, zAgentState, zContact, zEntry, zId, zOrder, zQueue, zRev, zTeam, zTemplate, zTicket, zTime, zWorkspace } from './schemas.ts';

export const zSurveyAnswer = z.object({
  id: zId,
  kind: z.enum(SURVEY_KINDS),
  contactId: zId,
  ticketId: zId.nullable(),
  agentId: zId.nullable(),
  sharedWithIds: z.array(zId),
  score: z.int().min(0).max(10).nullable(),
  comment: z.string(),
  askedAt: zTime,
  answeredAt: zTime.nullable(),
  rev: zRev,
}) satisfies z.ZodType<SurveyAnswer>;

const zStateEvent = z.object({ id: zId, agentId: zId, state: zAgentState, at: zTime, rev: zRev }) satisfies z.ZodType<StateEvent>;
const zActivity = z.object({
  id: zId,
  agentId: zId,
  ticketId: zId,
  from: zTime,
  to: zTime,
  recordedAt: zTime.optional(),
  rev: zRev,
}) satisfies z.ZodType<Activity>;

export const zChange = z.union([
  z.discriminatedUnion('kind', [
    z.object({ op: z.literal('upsert'), kind: z.literal('workspace'), entity: zWorkspace }),
    z.object({ op: z.literal('upsert'), kind: z.literal('team'), entity: zTeam }),
    z.object({ op: z.literal('upsert'), kind: z.literal('queue'), entity: zQueue }),
    z.object({ op: z.literal('upsert'), kind: z.literal('agent'), entity: zAgent }),
    z.object({ op: z.literal('upsert'), kind: z.literal('template'), entity: zTemplate }),
    z.object({ op: z.literal('upsert'), kind: z.literal('calendar'), entity: zCalendar }),
    z.object({ op: z.literal('upsert'), kind: z.literal('slaPolicy'), entity: zSlaPolicy }),
    z.object({ op: z.literal('upsert'), kind: z.literal('target'), entity: zTarget }),
    z.object({ op: z.literal('upsert'), kind: z.literal('survey'), entity: zSurveySettings }),
    z.object({ op: z.literal('upsert'), kind: z.literal('macro'), entity: zMacro }),
    z.object({ op: z.literal('upsert'), kind: z.literal('contact'), entity: zContact }),
    z.object({ op: z.literal('upsert'), kind: z.literal('order'), entity: zOrder }),
    z.object({ op: z.literal('upsert'), kind: z.literal('ticket'), entity: zTicket }),
    z.object({ op: z.literal('upsert'), kind: z.literal('entry'), entity: zEntry }),
    z.object({ op: z.literal('upsert'), kind: z.literal('answer'), entity: zSurveyAnswer }),
    z.object({ op: z.literal('upsert'), kind: z.literal('stateEvent'), entity: zStateEvent }),
    z.object({ op: z.literal('upsert'), kind: z.literal('activity'), entity: zActivity }),
  ]),
  z.object({ op: z.literal('remove'), kind: z.enum(ENTITY_KINDS), id: zId }),
]) satisfies z.ZodType<Change>;
