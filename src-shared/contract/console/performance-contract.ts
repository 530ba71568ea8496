import * as z from 'zod';
import { METRIC_UNITS, METRICS } from '../../domain/metric/metric.ts';
import { zChannel, zId, zText, zTime } from '../schemas.ts';
import { fromServer, signedIn } from './console-base.ts';

/** Days begin at midnight in the workspace's time zone; weeks on Monday. `to` is not part of it. */
export const zPeriod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('today') }),
  z.object({ kind: z.literal('week') }),
  z.object({ kind: z.literal('month') }),
  z.object({ kind: z.literal('custom'), from: zTime, to: zTime }),
]);
export type Period = z.infer<typeof zPeriod>;

const zFigure = z.object({
  metric: z.enum(METRICS),
  unit: z.enum(METRIC_UNITS),
  /** Null: nothing to measure. Milliseconds, percent (0 to 100, NPS -100 to 100), counts or scores by unit. */
  value: z.number().nullable(),
  /** The same by the calendar's hours; null where a metric has no such copy. */
  businessValue: z.number().nullable(),
  /** How many tickets, answers or hours it rests on. */
  n: z.number(),
  /** May still change by itself: a window has not passed yet. */
  provisional: z.boolean(),
  /** Events that came late changed a day that was over. */
  restated: z.boolean(),
  target: z.number().nullable(),
  /** Of the agent's team, from the central API; null: not known here. */
  teamMedian: z.number().nullable(),
});
export type Figure = z.infer<typeof zFigure>;

const zPoint = z.object({ from: zTime, to: zTime, value: z.number().nullable(), n: z.number(), provisional: z.boolean() });

/** One ticket, answer or shift behind a number. */
const zBehindRow = z.object({
  ticketId: zId.nullable(),
  ticketNumber: z.int().nullable(),
  contactName: z.string().nullable(),
  value: z.number().nullable(),
  /** False: looked at and left out, for `reason`. */
  counted: z.boolean(),
  reason: z.string().nullable(),
  provisional: z.boolean(),
  events: z.array(z.object({ at: zTime, type: z.string(), agentId: zId.nullable() })),
});
export type BehindRow = z.infer<typeof zBehindRow>;

export const REPORT_GROUPS = ['team', 'queue', 'channel', 'agent', 'topic', 'hour', 'day'] as const;

export const performanceContract = {
  /** The agent's own numbers, from the local store. */
  figures: signedIn
    .input(z.object({ period: zPeriod }))
    .output(z.object({ from: zTime, to: zTime, figures: z.array(zFigure), asOf: zTime.nullable(), mediansAsOf: zTime.nullable() })),
  trend: signedIn.input(z.object({ metric: z.enum(METRICS), period: zPeriod })).output(z.object({ points: z.array(zPoint) })),
  /** The tickets and events behind a number, and the parameters of its formula. */
  behind: signedIn
    .input(
      z.object({
        metric: z.enum(METRICS),
        period: zPeriod,
        /** Of one point of the trend only. */
        within: z.object({ from: zTime, to: zTime }).nullable(),
        offset: z.int().nonnegative(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ parameters: z.record(z.string(), z.union([z.string(), z.number()])), rows: z.array(zBehindRow), total: z.int() })),
  /** For the status bar. */
  today: signedIn.output(
    z.object({ handled: z.int(), firstResponse: z.number().nullable(), csat: z.number().nullable(), slaMet: z.number().nullable() }),
  ),
  /** Leads: the same metrics of their teams, from the central API. */
  report: fromServer
    .input(
      z.object({
        metrics: z.array(z.enum(METRICS)).min(1).max(METRICS.length),
        from: zTime,
        to: zTime,
        groupBy: z.enum(REPORT_GROUPS),
        teamIds: z.array(zId).max(200),
        queueIds: z.array(zId).max(200),
        channels: z.array(zChannel).max(20),
        agentIds: z.array(zId).max(500),
        topics: z.array(zText(40)).max(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            figures: z.array(zFigure.pick({ metric: true, unit: true, value: true, businessValue: true, n: true, provisional: true })),
          }),
        ),
        asOf: zTime,
      }),
    ),
};
