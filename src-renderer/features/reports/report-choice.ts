import { create } from 'zustand';
import type { Period, REPORT_GROUPS } from '#shared/contract/console/performance-contract.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import type { ChannelKind } from '#shared/domain/ticket/ticket.ts';

export type ReportGroup = (typeof REPORT_GROUPS)[number];

export type ReportFilter = {
  readonly teamIds: readonly string[];
  readonly queueIds: readonly string[];
  readonly channels: readonly ChannelKind[];
  readonly agentIds: readonly string[];
  readonly topics: readonly string[];
};

export type ReportChoice = {
  readonly metrics: readonly MetricId[];
  readonly period: Period;
  readonly groupBy: ReportGroup;
  readonly filter: ReportFilter;
};

export const emptyReportFilter: ReportFilter = { teamIds: [], queueIds: [], channels: [], agentIds: [], topics: [] };

export const firstChoice: ReportChoice = {
  metrics: ['contactsHandled', 'firstResponse', 'fullResolution', 'csat', 'slaMet'],
  period: { kind: 'week' },
  groupBy: 'agent',
  filter: emptyReportFilter,
};

/** What the lead has chosen; kept while they look at other screens, and without the network. */
export const useReportChoice = create<ReportChoice>()(() => firstChoice);

export const filterCountOf = (filter: ReportFilter): number => Object.values(filter).reduce((sum, chosen) => sum + chosen.length, 0);
