import type { MetricId } from '#shared/domain/metric/metric.ts';
import type { metricGroupText, restsOnText } from '#shared/text/performance-text.ts';

/** The order in which an agent reads their numbers. */
export const metricGroups: readonly { readonly id: keyof typeof metricGroupText; readonly metrics: readonly MetricId[] }[] = [
  { id: 'work', metrics: ['contactsHandled', 'contactsPerHour', 'handleTimeWall', 'handleTimeActive', 'transferRate'] },
  { id: 'speed', metrics: ['firstResponse', 'agentFirstReply', 'nextReply', 'waitingTime', 'answerSpeed'] },
  { id: 'outcome', metrics: ['firstResolution', 'fullResolution', 'resolutionRate', 'reopenRate', 'firstContactResolution'] },
  { id: 'voice', metrics: ['csat', 'nps', 'ces', 'slaMet'] },
];

type Counted = 'tickets' | 'replies' | 'answers' | 'deadlines' | 'hours';

const counted: Partial<Record<MetricId, Counted>> = {
  contactsPerHour: 'hours',
  nextReply: 'replies',
  waitingTime: 'replies',
  csat: 'answers',
  nps: 'answers',
  ces: 'answers',
  slaMet: 'deadlines',
};

/** What `n` of a metric counts, as a sentence of `restsOnText`; null for a number that is its own count. */
export function restsOn(metric: MetricId, n: number): keyof typeof restsOnText | null {
  if (metric === 'contactsHandled') return null;
  if (n === 0) return 'nothing';
  const what = counted[metric] ?? 'tickets';
  return n === 1 ? `${what}One` : what;
}
