import type { Clock } from '#shared/base/clock.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { type Figure, figureOf, medianOf } from '#shared/domain/metric/figures.ts';
import { METRICS, type MetricId } from '#shared/domain/metric/metric.ts';
import { METRIC_INFO } from '#shared/domain/metric/metric-info.ts';
import { METRIC_PARAMETERS } from '#shared/domain/metric/parameters.ts';
import type { Actor } from '#shared/domain/permission/role.ts';
import type { Database, Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { readWorkspace } from '../../db/with-workspace.ts';
import { productiveGroups } from './productive-groups.ts';
import {
  addSums,
  type GroupSums,
  type ReportDirectory,
  type ReportFilter,
  type ReportGroup,
  reportDirectory,
  statesOf,
  sumFacts,
} from './report-repository.ts';

export type ReportInput = ReportFilter & { readonly metrics: readonly MetricId[]; readonly groupBy: ReportGroup };
export type ReportRow = { readonly key: string; readonly label: string; readonly figures: Figure[] };
export type Median = { readonly metric: MetricId; readonly value: number; readonly agents: number };

export type ReportService = {
  /** Leads see their teams, admins everything. Throws FORBIDDEN for agents and foreign teams, INVALID_INPUT for a period that ends before it begins. */
  report(context: RequestContext, input: ReportInput): Promise<ReportRow[]>;
  /** Over the agents of the asker's teams; a metric is missing where fewer agents than would hide each of them have a number. */
  medians(context: RequestContext, from: number, to: number): Promise<Median[]>;
};

/** More topics than anyone reads are no report. */
const MOST_ROWS = 1_000;
const KEEP_MEDIANS_MS = 60_000;
const MOST_KEPT = 500;

export function createReportService({ db, clock }: { db: Database; clock: Clock }): ReportService {
  const kept = new Map<string, { readonly at: number; readonly medians: Promise<Median[]> }>();

  async function rowsOf(trx: Trx, workspaceId: string, input: ReportInput): Promise<ReportRow[]> {
    const now = clock.now();
    const directory = await reportDirectory(trx, workspaceId);
    const kinds = [...new Set(input.metrics.map((metric) => METRIC_INFO[metric].kind))];
    const sums = await sumFacts(trx, kinds, input.groupBy, input, directory.timeZone, now, METRIC_PARAMETERS);
    const productive = input.metrics.includes('contactsPerHour') ? await productiveOf(trx, input, directory, now) : null;
    const byKey = new Map<string, GroupSums[]>();
    for (const one of sums) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
    const rows = [...byKey].map(([key, groups]) => ({
      key,
      label: directory.names.get(key) ?? key,
      figures: input.metrics.map((metric) => figureFrom(metric, groups, input.groupBy, productive?.get(key) ?? null)),
    }));
    const weight = (row: ReportRow): number => row.figures.reduce((sum, figure) => sum + figure.n, 0);
    const shown = rows.length <= MOST_ROWS ? rows : rows.sort((a, b) => weight(b) - weight(a)).slice(0, MOST_ROWS);
    return shown.sort((a, b) => (a.label === b.label ? compare(a.key, b.key) : compare(a.label, b.label)));
  }

  async function productiveOf(trx: Trx, input: ReportInput, directory: ReportDirectory, now: number): Promise<Map<string, number> | null> {
    const inTeams = ({ teamIds }: { teamIds: readonly string[] }) => input.teamIds.length === 0 || teamIds.some((id) => input.teamIds.includes(id));
    const wanted = ({ id }: { id: string }) => input.agentIds.length === 0 || input.agentIds.includes(id);
    const agentIds = directory.agents.filter((agent) => inTeams(agent) && wanted(agent)).map(({ id }) => id);
    return productiveGroups(await statesOf(trx, agentIds, input.from, input.to), input.groupBy, input, directory, now, METRIC_PARAMETERS);
  }

  async function mediansOf({ workspaceId, actor }: RequestContext, from: number, to: number): Promise<Median[]> {
    // Who is in no team has no team's medians; for an admin no team means all.
    if (actor.role !== 'admin' && actor.teamIds.length === 0) return [];
    const all = { queueIds: [], channels: [], agentIds: [], topics: [] };
    const rows = await readWorkspace(db, workspaceId, (trx) =>
      rowsOf(trx, workspaceId, { ...all, teamIds: actor.teamIds, from, to, groupBy: 'agent', metrics: METRICS }),
    );
    return METRICS.flatMap((metric): Median[] => {
      const values = rows.flatMap(({ figures }) => figures.filter((figure) => figure.metric === metric && figure.value !== null && figure.n > 0));
      const value = medianOf(values.map((figure) => figure.value as number));
      return value === null || values.length < METRIC_PARAMETERS.fewestForMedian ? [] : [{ metric, value, agents: values.length }];
    });
  }

  return {
    report: async ({ workspaceId, actor }, input) => {
      if (input.to <= input.from) throw new CodedError('INVALID_INPUT', { problem: 'to' });
      const teamIds = visibleTeams(actor, input.teamIds);
      return readWorkspace(db, workspaceId, (trx) => rowsOf(trx, workspaceId, { ...input, teamIds }));
    },
    medians: async (context, from, to) => {
      if (to <= from) throw new CodedError('INVALID_INPUT', { problem: 'to' });
      const now = clock.now();
      const key = [context.workspaceId, ...[...context.actor.teamIds].sort(), from, to].join(' ');
      for (const [other, { at }] of kept) if (now - at >= KEEP_MEDIANS_MS || kept.size > MOST_KEPT) kept.delete(other);
      const known = kept.get(key);
      if (known !== undefined) return known.medians;
      const medians = mediansOf(context, from, to);
      kept.set(key, { at: now, medians });
      medians.catch(() => kept.delete(key));
      return medians;
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Admins: what they ask for. Leads: that of their teams, all of them when they name none. */
function visibleTeams(actor: Actor, wanted: readonly string[]): readonly string[] {
  if (actor.role === 'admin') return wanted;
  if (actor.role !== 'lead' || actor.teamIds.length === 0) throw new CodedError('FORBIDDEN');
  if (wanted.some((teamId) => !actor.teamIds.includes(teamId))) throw new CodedError('FORBIDDEN');
  return wanted.length === 0 ? actor.teamIds : wanted;
}

function figureFrom(metric: MetricId, groups: readonly GroupSums[], groupBy: ReportGroup, productiveMs: number | null): Figure {
  const { kind, withoutFlag } = METRIC_INFO[metric];
  const of = (flag: boolean) => groups.find((group) => group.kind === kind && group.flag === flag)?.sums;
  // What a customer thinks of the whole relationship is nobody's own number.
  const sums = metric === 'nps' && groupBy === 'agent' ? addSums() : withoutFlag === true ? addSums(of(false)) : addSums(of(false), of(true));
  return figureOf(metric, sums, productiveMs);
}
