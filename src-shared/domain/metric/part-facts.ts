import type { Fact } from './fact.ts';
import type { Activity } from './metric.ts';
import type { MetricParameters } from './parameters.ts';
import type { Part, WorkingMs } from './walk.ts';

/** The last one that began at `at` or before; the list is in order. */
export function lastOf<T extends { readonly at: number }>(list: readonly T[], at: number): T | undefined {
  return list.findLast((one) => one.at <= at);
}

/** How long each part took, by the clock and as attention. Every agent who handled the ticket answers for their own part only. */
export function partFacts(
  ticketId: string,
  parts: readonly Part[],
  activities: readonly Activity[],
  workingMs: WorkingMs,
  { lateMs }: MetricParameters,
): Fact[] {
  const spans = new Map<Part, Activity[]>();
  for (const activity of activities) {
    const part = partOf(parts, activity);
    if (part !== null) spans.set(part, [...(spans.get(part) ?? []), activity]);
  }
  return parts.map((part): Fact => {
    const own = spans.get(part) ?? [];
    const late = own.flatMap(({ recordedAt, to }) => (recordedAt !== undefined && recordedAt - to > lateMs ? [recordedAt] : []));
    const open = part.to === null;
    const sum = (of: (from: number, to: number) => number): number => part.stretches.reduce((total, [from, to]) => total + of(from, to), 0);
    return {
      ...{ kind: 'handled', ticketId, agentId: part.agentId, queueId: part.queueId, at: part.to ?? part.from },
      value: open ? null : sum((from, to) => to - from),
      businessValue: open || workingMs === null ? null : sum(workingMs),
      extra: own.length === 0 ? null : unionMs(own),
      ...{ flag: part.transferred, leftOut: part.leftOut, provisionalUntil: null },
      recordedAt: late.length === 0 ? part.recordedAt : Math.max(part.recordedAt ?? 0, ...late),
    };
  });
}

/** Attention belongs to the part that it falls in, or follows; what was read before the first one belongs to that. */
function partOf(parts: readonly Part[], activity: Activity): Part | null {
  const own = parts.filter((part) => part.agentId === activity.agentId);
  return own.findLast((part) => part.from <= activity.from) ?? own[0] ?? null;
}

/** Two devices in front of one person are one person. */
function unionMs(spans: readonly { readonly from: number; readonly to: number }[]): number {
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return total;
}
