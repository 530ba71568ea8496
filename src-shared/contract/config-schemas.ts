import * as z from 'zod';
import { METRICS, type Target } from '../domain/metric/metric.ts';
import type { Calendar, ConfigScope, SlaPolicy } from '../domain/sla/sla.ts';
import type { SurveySettings } from '../domain/survey/survey.ts';
import type { Macro, MacroStep } from '../domain/template/macro.ts';
import { LIMITS, zChannel, zId, zPriority, zRev, zTag, zText } from './schemas.ts';

const zMinuteOfDay = z.int().min(0).max(1_439);
const zScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workspace') }),
  z.object({ kind: z.literal('team'), teamId: zId }),
  z.object({ kind: z.literal('queue'), queueId: zId }),
]) satisfies z.ZodType<ConfigScope>;
const zLocalDate = z.iso.date();

export const zCalendar = z.object({
  id: zId,
  name: zText(LIMITS.name).min(1),
  scope: zScope,
  timeZone: zText(60).min(1),
  week: z.array(z.object({ day: z.int().min(1).max(7), fromMinute: zMinuteOfDay, minutes: z.int().min(1).max(1_440) })).max(70),
  holidays: z.array(z.object({ date: zLocalDate, name: zText(LIMITS.name) })).max(1_000),
  awayMessage: z.object({ id: zText(2_000), en: zText(2_000) }).nullable(),
  rev: zRev,
}) satisfies z.ZodType<Calendar>;

export const zWorkTime = z.union([zCalendar.pick({ timeZone: true, week: true, holidays: true }), z.literal('always')]);

const zTargetMinutes = z
  .int()
  .min(1)
  .max(60 * 24 * 366)
  .nullable();
export const zSlaPolicy = z.object({
  id: zId,
  name: zText(LIMITS.name).min(1),
  position: z.int().min(0).max(10_000),
  match: z.object({
    queueIds: z.array(zId).max(500),
    priorities: z.array(zPriority).max(4),
    channels: z.array(zChannel).max(20),
    contactTags: z.array(zTag).max(100),
  }),
  targets: z.object({ firstResponse: zTargetMinutes, nextResponse: zTargetMinutes, resolution: zTargetMinutes }),
  calendarId: z.union([zId, z.literal('always')]).nullable(),
  pauseWhileWaiting: z.boolean(),
  warnMinutes: z.int().min(0).max(100_000),
  rev: zRev,
}) satisfies z.ZodType<SlaPolicy>;

export const zTarget = z.object({
  id: zId,
  metric: z.enum(METRICS),
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('team'), teamId: zId }),
    z.object({ kind: z.literal('agent'), teamId: zId, agentId: zId }),
  ]),
  value: z.number().min(-100).max(1e15),
  rev: zRev,
}) satisfies z.ZodType<Target>;

export const zSurveySettings = z.object({
  id: zId,
  csat: z.object({ on: z.boolean(), followUpAt: z.int().min(1).max(5).nullable() }),
  ces: z.object({ on: z.boolean() }),
  nps: z.object({ on: z.boolean(), quietDays: z.int().min(1).max(1_000) }),
  rev: zRev,
}) satisfies z.ZodType<SurveySettings>;

const zMacroStep = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reply'), templateId: zId }),
  z.object({ type: z.literal('note'), text: zText(LIMITS.noteText).min(1) }),
  z.object({ type: z.literal('tags'), add: z.array(zTag).max(LIMITS.tagsPerTicket), remove: z.array(zTag).max(LIMITS.tagsPerTicket) }),
  z.object({ type: z.literal('priority'), priority: zPriority }),
  z.object({ type: z.literal('status'), status: z.enum(['open', 'waiting', 'resolved']) }),
  z.object({
    type: z.literal('snooze'),
    hours: z
      .int()
      .min(1)
      .max(24 * 60),
  }),
  z.object({ type: z.literal('transfer'), queueId: zId, note: zText(LIMITS.noteText) }),
  z.object({ type: z.literal('claim') }),
]) satisfies z.ZodType<MacroStep>;

export const zMacro = z.object({
  id: zId,
  name: zText(LIMITS.name).min(1),
  teamId: zId.nullable(),
  agentId: zId.nullable(),
  shortcut: zText(40),
  steps: z.array(zMacroStep).min(1).max(10),
  archived: z.boolean(),
  rev: zRev,
}) satisfies z.ZodType<Macro>;

export const zConfigRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('calendar'), row: zCalendar }),
  z.object({ kind: z.literal('slaPolicy'), row: zSlaPolicy }),
  z.object({ kind: z.literal('target'), row: zTarget }),
  z.object({ kind: z.literal('survey'), row: zSurveySettings }),
  z.object({ kind: z.literal('macro'), row: zMacro }),
]);
