import * as z from 'zod';
import { METRIC_UNITS, METRICS } from '../../domain/metric/metric.ts';
import { zChannel, zId, zText, zTime } from '../schemas.ts';
import { signedIn } from './central-base.ts';

export const REPORT_GROUPS = ['team', 'queue', 'channel', 'agent', 'topic', 'hour', 'day'] as const;

const zMetric = z.enum(METRICS);
const zReportFigure = z.object({
  metric: zMetric,
  unit: z.enum(METRIC_UNITS),
  /** Null: nothing to measure, or not measured by this group. Milliseconds, percent, counts or scores by unit. */
  value: z.number().nullable(),
  /** In the time of the calendar that fits the ticket; null where a metric has no such copy. */
  businessValue: z.number().nullable(),
  n: z.number(),
  provisional: z.boolean(),
});

/** `from` is part of the time, `to` is not. An empty list is everything that the asker may see. */
export const zReportInput = z.object({
  metrics: z.array(zMetric).min(1).max(METRICS.length),
  from: zTime,
  to: zTime,
  groupBy: z.enum(REPORT_GROUPS),
  teamIds: z.array(zId).max(200),
  queueIds: z.array(zId).max(200),
  channels: z.array(zChannel).max(20),
  agentIds: z.array(zId).max(500),
  topics: z.array(zText(40)).max(50),
});

export const metricsContract = {
  report: signedIn
    .route({
      method: 'POST',
      path: '/metrics/report',
      summary: 'Metrics of teams by team, queue, channel, agent, topic, hour or day',
      tags: ['metrics'],
    })
    .input(zReportInput)
    .output(
      z.object({
        /** `key`: an id, a channel, a tag, an hour `00` to `23` or a date, where the workspace is. */
        rows: z.array(z.object({ key: z.string(), label: z.string(), figures: z.array(zReportFigure) })),
        asOf: zTime,
        serverTime: zTime,
      }),
    ),
  medians: signedIn
    .route({ method: 'POST', path: '/metrics/medians', summary: "The median of each metric over the agents of the asker's teams", tags: ['metrics'] })
    .input(z.object({ from: zTime, to: zTime }))
    .output(
      z.object({
        /** A metric is missing where too few agents have a number. */
        medians: z.array(z.object({ metric: zMetric, value: z.number(), agents: z.int() })),
        serverTime: zTime,
      }),
    ),
};
