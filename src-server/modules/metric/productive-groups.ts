import { dateOf, endOfDay, hourOf } from '#shared/domain/metric/local-time.ts';
import type { StateEvent } from '#shared/domain/metric/metric.ts';
import type { MetricParameters } from '#shared/domain/metric/parameters.ts';
import { msWithin, productiveStretches } from '#shared/domain/metric/productive.ts';
import type { ReportDirectory, ReportFilter, ReportGroup } from './report-repository.ts';

const HOUR_MS = 3_600_000;

/** Productive milliseconds by group; null: time at work is not spent by queue, channel or topic. */
export function productiveGroups(
  states: ReadonlyMap<string, readonly Pick<StateEvent, 'state' | 'at'>[]>,
  group: ReportGroup,
  { from, to, queueIds, channels, topics }: ReportFilter,
  { agents, timeZone }: ReportDirectory,
  now: number,
  parameters: MetricParameters,
): Map<string, number> | null {
  if (group === 'queue' || group === 'channel' || group === 'topic' || queueIds.length + channels.length + topics.length > 0) return null;
  const sums = new Map<string, number>();
  const add = (key: string, ms: number): void => void (ms > 0 && sums.set(key, (sums.get(key) ?? 0) + ms));
  for (const [agentId, events] of states) {
    const stretches = productiveStretches(events, now, parameters);
    if (group === 'agent') add(agentId, msWithin(stretches, from, to));
    if (group === 'team') for (const teamId of agents.find(({ id }) => id === agentId)?.teamIds ?? []) add(teamId, msWithin(stretches, from, to));
    if (group !== 'day' && group !== 'hour') continue;
    for (const stretch of stretches) {
      const part = { from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) };
      if (part.to <= part.from) continue;
      for (const point of group === 'day' ? days(part, timeZone) : hours(part)) {
        const key = group === 'day' ? dateOf(timeZone, point.from) : String(hourOf(timeZone, point.from)).padStart(2, '0');
        add(key, point.to - point.from);
      }
    }
  }
  return sums;
}

function days({ from, to }: { from: number; to: number }, timeZone: string) {
  const parts: { from: number; to: number }[] = [];
  for (let at = from; at < to; ) {
    const next = Math.min(to, endOfDay(timeZone, at));
    parts.push({ from: at, to: next });
    at = next;
  }
  return parts;
}

/** Zones are whole quarters of an hour away from each other, so quarters are cut. */
function hours({ from, to }: { from: number; to: number }) {
  const parts: { from: number; to: number }[] = [];
  const quarter = HOUR_MS / 4;
  for (let at = from; at < to; ) {
    const next = Math.min(to, (Math.floor(at / quarter) + 1) * quarter);
    parts.push({ from: at, to: next });
    at = next;
  }
  return parts;
}
