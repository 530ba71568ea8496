import type { BehindRow, Figure, Period } from '#shared/contract/console/performance-contract.ts';
import type { Fact } from '#shared/domain/metric/fact.ts';
import { isLookedAt } from '#shared/domain/metric/figures.ts';
import { type HistoryEvent, historyOf } from '#shared/domain/metric/history.ts';
import { periodAt, pointsOf, type Span } from '#shared/domain/metric/local-time.ts';
import { METRICS, type MetricId } from '#shared/domain/metric/metric.ts';
import { METRIC_INFO } from '#shared/domain/metric/metric-info.ts';
import { getContact } from '../store/contact-store.ts';
import { getMedians, putMedians } from '../store/metric-medians.ts';
import { getTicket } from '../store/ticket-store.ts';
import { askCentral } from './ask-central.ts';
import { wholeTimeline } from './measure-tickets.ts';
import { isMetricRestated, type Own, ownBetween, ownFigure, parametersOf, spanOf, targetsOf, timeZoneOf } from './own-figures.ts';
import type { CurrentWork, Work } from './work.ts';

export type Figures = { from: number; to: number; figures: Figure[]; asOf: number | null; mediansAsOf: number | null };
export type Point = { from: number; to: number; value: number | null; n: number; provisional: boolean };
export type BehindAsk = { metric: MetricId; period: Period; within: Span | null; offset: number; limit: number };
export type Behind = { parameters: Record<string, string | number>; rows: BehindRow[]; total: number };
export type Today = { handled: number; firstResponse: number | null; csat: number | null; slaMet: number | null };
type Client = Parameters<Parameters<typeof askCentral>[1]>[0];
export type ReportAsk = Parameters<Client['metrics']['report']>[0];

/** The agent's own numbers, computed here from the events that this computer holds; reports of teams, asked of the central API. */
export type PerformanceService = {
  figures(period: Period): Figures;
  trend(metric: MetricId, period: Period): Point[];
  behind(ask: BehindAsk): Behind;
  today(): Today;
  /** Throws FORBIDDEN, NEEDS_NETWORK. */
  report(ask: ReportAsk): ReturnType<Client['metrics']['report']>;
};

const MEDIANS_AGE_MS = 10 * 60_000;
const EVENTS_SHOWN = 100;

export function createPerformanceService(current: CurrentWork): PerformanceService {
  const ownOf = (work: Work, period: Period): Own => {
    const { profile, serverClock } = work;
    const db = profile.store.read;
    const now = serverClock.now();
    return ownBetween(db, profile, spanOf(period, timeZoneOf(db, profile.workspaceId), now), now);
  };
  const asking = new WeakMap<Work, Set<string>>();

  /** Medians are the server's: asked for when they are old, kept with their time, told when they come. */
  function refreshMedians(work: Work, { from, to }: Span, askedAt: number | null): void {
    const now = work.serverClock.now();
    const open = asking.get(work) ?? new Set<string>();
    asking.set(work, open);
    const key = `${from} ${to}`;
    if (to <= from || open.has(key) || (askedAt !== null && now - askedAt < MEDIANS_AGE_MS) || !work.issue.isOnline()) return;
    open.add(key);
    askCentral(work, (client) => client.metrics.medians({ from, to }))
      .then(({ medians, serverTime }) => {
        const values = Object.fromEntries(medians.map(({ metric, value }) => [metric, value]));
        work.profile.store.write((tx) => putMedians(tx, from, to, { askedAt: serverTime, values }));
      })
      // Without the network, or after the sign-out: the numbers that are kept stay, with their time.
      .catch((error: unknown) => work.issue.log.info('medians not asked', { name: error instanceof Error ? error.name : '' }))
      .finally(() => open.delete(key));
  }

  return {
    figures: (period) => {
      const work = current();
      const db = work.profile.store.read;
      const own = ownOf(work, period);
      const { from, to } = own.span;
      const targets = targetsOf(db, work.profile.agentId);
      const medians = getMedians(db, from, to);
      refreshMedians(work, own.span, medians?.askedAt ?? null);
      const figures = METRICS.map((metric) => ({
        ...ownFigure(metric, own),
        restated: isMetricRestated(metric, own),
        target: targets.get(metric) ?? null,
        teamMedian: medians?.values[metric] ?? null,
      }));
      return { from, to, figures, asOf: work.loop.asOf(), mediansAsOf: medians?.askedAt ?? null };
    },

    trend: (metric, period) => {
      const own = ownOf(current(), period);
      const points = pointsOf(own.span, own.timeZone);
      const byPoint: Fact[][] = points.map(() => []);
      let at = 0;
      for (const fact of own.facts.toSorted((a, b) => a.at - b.at)) {
        while (fact.at >= (points[at]?.to ?? Number.POSITIVE_INFINITY)) at += 1;
        byPoint[at]?.push(fact);
      }
      return points.map((point, index) => {
        // What has not come yet is no zero.
        const coming = point.from > own.now;
        const { value, n, provisional } = ownFigure(metric, own, point, byPoint[index]);
        return { ...point, value: coming ? null : value, n, provisional };
      });
    },

    behind: ({ metric, period, within, offset, limit }) => {
      const work = current();
      const own = ownOf(work, period);
      const span = within === null ? own.span : { from: Math.max(within.from, own.span.from), to: Math.min(within.to, own.span.to) };
      const looked = own.facts.filter((fact) => isLookedAt(fact, METRIC_INFO[metric]) && fact.at >= span.from && fact.at < span.to);
      looked.sort((a, b) => b.at - a.at || ((a.ticketId ?? '') < (b.ticketId ?? '') ? -1 : 1));
      return {
        parameters: parametersOf(metric, own, looked, span),
        rows: looked.slice(offset, offset + limit).map((fact) => behindRow(work, metric, fact, own.now)),
        total: looked.length,
      };
    },

    today: () => {
      const { profile, serverClock } = current();
      const db = profile.store.read;
      const now = serverClock.now();
      const own = ownBetween(db, profile, periodAt('today', timeZoneOf(db, profile.workspaceId), now), now);
      const value = (metric: MetricId): number | null => ownFigure(metric, own).value;
      return { handled: value('contactsHandled') ?? 0, firstResponse: value('firstResponse'), csat: value('csat'), slaMet: value('slaMet') };
    },

    report: (ask) => askCentral(current(), (client) => client.metrics.report(ask)),
  };
}

function behindRow({ profile }: Work, metric: MetricId, fact: Fact, now: number): BehindRow {
  const db = profile.store.read;
  const ticket = fact.ticketId === null ? null : getTicket(db, fact.ticketId);
  const events = fact.ticketId === null ? [] : historyOf(wholeTimeline(db, fact.ticketId, profile.agentId));
  return {
    ticketId: fact.ticketId,
    ticketNumber: ticket?.number ?? null,
    contactName: ticket === null ? null : (getContact(db, ticket.contactId)?.name ?? null),
    value: shownValue(metric, fact),
    counted: fact.leftOut === null,
    reason: fact.leftOut,
    provisional: fact.provisionalUntil !== null && fact.provisionalUntil > now,
    events: events.slice(-EVENTS_SHOWN).map((event) => ({ at: event.at, type: nameOf(event), agentId: personOf(event) })),
  };
}

/** In the unit of the metric: yes and no are 100 and 0 percent. */
function shownValue(metric: MetricId, { value, extra, flag }: Fact): number | null {
  const { statistic } = METRIC_INFO[metric];
  if (statistic === 'meanExtra') return extra;
  if (statistic === 'flagged') return flag ? 100 : 0;
  if (statistic === 'share') return value === null ? null : value * 100;
  return value;
}

const nameOf = (event: HistoryEvent): string => (event.type === 'status' && event.to === 'resolved' ? 'resolved' : event.type);

function personOf(event: HistoryEvent): string | null {
  if (event.type === 'reply') return event.agentId;
  if (event.type === 'assigned') return event.toId;
  return 'byId' in event ? event.byId : null;
}
