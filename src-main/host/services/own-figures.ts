import type { Period } from '#shared/contract/console/performance-contract.ts';
import type { Fact } from '#shared/domain/metric/fact.ts';
import { type Figure, figureOf, isLookedAt, medianOf, sumUp } from '#shared/domain/metric/figures.ts';
import { isRestated, periodAt, type Span } from '#shared/domain/metric/local-time.ts';
import type { MetricId, StateEvent } from '#shared/domain/metric/metric.ts';
import { METRIC_INFO } from '#shared/domain/metric/metric-info.ts';
import { METRIC_PARAMETERS } from '#shared/domain/metric/parameters.ts';
import { msWithin, productiveStretches } from '#shared/domain/metric/productive.ts';
import { actorOf } from '../outbox/actor.ts';
import { bodyOf, listUnsettled } from '../outbox/outbox-rows.ts';
import { getDirectory, listDirectory } from '../store/directory-store.ts';
import { factsBetween } from '../store/metric-facts.ts';
import { statesOf } from '../store/metric-store.ts';
import type { ReadDb } from '../store/sqlite.ts';

/** What the agent's own numbers of a time are made of. */
export type Own = {
  readonly span: Span;
  readonly timeZone: string;
  readonly now: number;
  readonly facts: readonly Fact[];
  readonly states: readonly Pick<StateEvent, 'state' | 'at'>[];
};

export type Who = { readonly agentId: string; readonly workspaceId: string };

export function timeZoneOf(db: ReadDb, workspaceId: string): string {
  return getDirectory(db, 'workspace', workspaceId)?.timeZone ?? 'UTC';
}

export function spanOf(period: Period, timeZone: string, now: number): Span {
  return period.kind === 'custom' ? { from: period.from, to: Math.max(period.to, period.from) } : periodAt(period.kind, timeZone, now);
}

export function ownBetween(db: ReadDb, { agentId, workspaceId }: Who, span: Span, now: number): Own {
  const timeZone = timeZoneOf(db, workspaceId);
  return { span, timeZone, now, facts: factsBetween(db, agentId, span.from, span.to), states: ownStates(db, agentId, span) };
}

/** What the server knows, and the states that wait here to be told. */
function ownStates(db: ReadDb, agentId: string, { from, to }: Span): Own['states'] {
  const waiting = listUnsettled(db, { kind: 'agent', id: agentId }).flatMap((row) => {
    const body = bodyOf(row);
    return body.type === 'agent.setState' && row.state === 'waiting' && row.at < to ? [{ state: body.state, at: row.at }] : [];
  });
  return [...statesOf(db, agentId, from, to), ...waiting].sort((a, b) => a.at - b.at);
}

export function productiveMs({ states, now }: Own, { from, to }: Span): number {
  return msWithin(productiveStretches(states, now, METRIC_PARAMETERS), from, to);
}

export function ownFigure(metric: MetricId, own: Own, span: Span = own.span, facts: readonly Fact[] = own.facts): Figure {
  const productive = METRIC_INFO[metric].statistic === 'perHour' ? productiveMs(own, span) : null;
  return figureOf(metric, sumUp(facts, metric, own.now, METRIC_PARAMETERS), productive);
}

export function isMetricRestated(metric: MetricId, { facts, timeZone }: Own): boolean {
  return facts.some((fact) => fact.recordedAt !== null && isLookedAt(fact, METRIC_INFO[metric]) && isRestated(fact, timeZone));
}

/** The agent's own target before the one of a team of theirs. */
export function targetsOf(db: ReadDb, agentId: string): ReadonlyMap<MetricId, number> {
  const { teamIds } = actorOf(db, agentId);
  const targets = listDirectory(db, 'target').sort((a, b) => (a.id < b.id ? -1 : 1));
  const found = new Map<MetricId, number>();
  for (const { metric, scope, value } of targets)
    if (scope.kind === 'team' && teamIds.includes(scope.teamId) && !found.has(metric)) found.set(metric, value);
  for (const { metric, scope, value } of targets) if (scope.kind === 'agent' && scope.agentId === agentId) found.set(metric, value);
  return found;
}

/** What the formula was asked with, and what says more than the one number. */
export function parametersOf(metric: MetricId, own: Own, facts: readonly Fact[], span: Span): Record<string, string | number> {
  const { kind, statistic, unit } = METRIC_INFO[metric];
  const p = METRIC_PARAMETERS;
  const counted = facts.filter((fact) => fact.leftOut === null);
  const values = counted.flatMap((fact) => (statistic === 'meanExtra' ? (fact.extra ?? []) : (fact.value ?? [])));
  const median = unit === 'ms' ? medianOf(values) : null;
  return {
    timeZone: own.timeZone,
    counted: counted.length,
    leftOut: facts.length - counted.length,
    ...(median === null ? {} : { medianMs: median }),
    ...(kind === 'firstContact' ? { firstContactWindowMs: p.firstContactWindowMs } : {}),
    ...(kind === 'reopened' || kind === 'fullResolution' || kind === 'cohort' ? { reopenWindowMs: p.reopenWindowMs } : {}),
    ...(kind === 'csat' ? { csatFrom: p.csatFrom } : {}),
    ...(kind === 'ces' ? { cesFrom: p.cesFrom } : {}),
    ...(statistic === 'perHour'
      ? {
          ...{ handled: counted.length, productiveMs: productiveMs(own, span), productiveStates: p.productiveStates.join(', ') },
          longestStateMs: p.longestStateMs,
        }
      : {}),
    lateMs: p.lateMs,
    fewestForMedian: p.fewestForMedian,
  };
}
