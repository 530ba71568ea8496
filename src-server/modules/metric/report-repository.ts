import { type RawBuilder, sql } from 'kysely';
import type { FactKind } from '#shared/domain/metric/fact.ts';
import { DETRACTOR_TO, NO_SUMS, PROMOTER_FROM, type Sums } from '#shared/domain/metric/figures.ts';
import type { StateEvent } from '#shared/domain/metric/metric.ts';
import type { MetricParameters } from '#shared/domain/metric/parameters.ts';
import type { ChannelKind } from '#shared/domain/ticket/ticket.ts';
import type { Trx } from '../../db/database.ts';

export type ReportGroup = 'team' | 'queue' | 'channel' | 'agent' | 'topic' | 'hour' | 'day';

/** What is looked at. An empty list is everything. */
export type ReportFilter = {
  readonly from: number;
  readonly to: number;
  readonly teamIds: readonly string[];
  readonly queueIds: readonly string[];
  readonly channels: readonly ChannelKind[];
  readonly agentIds: readonly string[];
  readonly topics: readonly string[];
};

/** Sums of one kind and group, of facts with the flag and without it apart. */
export type GroupSums = { readonly kind: FactKind; readonly key: string; readonly flag: boolean; readonly sums: Sums };

const local = (timeZone: string) => sql`(to_timestamp(at / 1000) at time zone ${timeZone})`;

/** Grouped by what is quick to compare; `nameOf` makes words of it. */
const keys: Readonly<Record<ReportGroup, (timeZone: string) => RawBuilder<unknown>>> = {
  team: () => sql`team_id`,
  queue: () => sql`queue_id`,
  channel: () => sql`channel`,
  agent: () => sql`agent_id`,
  topic: () => sql`topic`,
  hour: (timeZone) => sql`extract(hour from ${local(timeZone)})::integer`,
  day: (timeZone) => sql`${local(timeZone)}::date - date '1970-01-01'`,
};

function conditions(filter: ReportFilter): RawBuilder<unknown> {
  const parts = [sql`at >= ${filter.from}`, sql`at < ${filter.to}`, sql`left_out is null`];
  // What customers think of the whole relationship belongs to no team.
  if (filter.teamIds.length > 0) parts.push(sql`(team_id = any(${[...filter.teamIds]}::uuid[]) or kind = 'nps')`);
  if (filter.queueIds.length > 0) parts.push(sql`queue_id = any(${[...filter.queueIds]}::uuid[])`);
  if (filter.channels.length > 0) parts.push(sql`channel = any(${[...filter.channels]}::text[])`);
  if (filter.agentIds.length > 0) parts.push(sql`agent_id = any(${[...filter.agentIds]}::uuid[])`);
  if (filter.topics.length > 0) parts.push(sql`tags && ${[...filter.topics]}::text[]`);
  return sql.join(parts, sql` and `);
}

type Row = { kind: FactKind; key: string | number; flag: boolean; provisional: boolean | null } & Record<
  'n' | 'value' | 'value_n' | 'business' | 'business_n' | 'extra' | 'extra_n' | 'good' | 'bad',
  string | number | null
>;

/** The same sums that `sumUp` makes of the facts themselves. A ticket with several topics counts for each. */
export async function sumFacts(
  trx: Trx,
  kinds: readonly FactKind[],
  group: ReportGroup,
  filter: ReportFilter,
  timeZone: string,
  now: number,
  { csatFrom, cesFrom }: MetricParameters,
): Promise<GroupSums[]> {
  const topics = group === 'topic' ? sql`cross join lateral unnest(case when tags = '{}' then array[''] else tags end) as topic` : sql``;
  const wanted = sql.join(kinds.map((kind) => sql.lit(kind)));
  const rows = await sql<Row>`
    select kind, ${keys[group](timeZone)} as key, flag, count(*) as n, sum(value) as value, count(value) as value_n, sum(business) as business,
      count(business) as business_n, sum(extra) as extra, count(extra) as extra_n,
      count(*) filter (where value >= case kind when 'csat' then ${csatFrom}::bigint when 'ces' then ${cesFrom}::bigint else ${PROMOTER_FROM}::bigint end) as good,
      count(*) filter (where value <= ${DETRACTOR_TO}::bigint) as bad, bool_or(provisional_until > ${now}::bigint) as provisional
    from metric_fact ${topics} where kind in (${wanted}) and ${conditions(filter)} group by 1, 2, 3`.execute(trx);
  return rows.rows.flatMap((row): GroupSums[] =>
    row.key === null ? [] : [{ kind: row.kind, key: nameOf(group, row.key), flag: row.flag, sums: toSums(row) }],
  );
}

function nameOf(group: ReportGroup, key: string | number): string {
  if (group === 'hour') return String(key).padStart(2, '0');
  return group === 'day' ? new Date(Number(key) * 86_400_000).toISOString().slice(0, 10) : String(key);
}

function toSums(row: Row): Sums {
  const n = Number(row.n);
  return {
    ...{ n, value: Number(row.value ?? 0), valueN: Number(row.value_n), business: Number(row.business ?? 0), businessN: Number(row.business_n) },
    ...{ extra: Number(row.extra ?? 0), extraN: Number(row.extra_n), flagged: row.flag ? n : 0, good: Number(row.good), bad: Number(row.bad) },
    provisional: row.provisional === true,
  };
}

export function addSums(a: Sums = NO_SUMS, b: Sums = NO_SUMS): Sums {
  return {
    ...{ n: a.n + b.n, value: a.value + b.value, valueN: a.valueN + b.valueN, business: a.business + b.business },
    ...{ businessN: a.businessN + b.businessN, extra: a.extra + b.extra, extraN: a.extraN + b.extraN, flagged: a.flagged + b.flagged },
    ...{ good: a.good + b.good, bad: a.bad + b.bad, provisional: a.provisional || b.provisional },
  };
}

export type ReportDirectory = {
  readonly timeZone: string;
  readonly names: ReadonlyMap<string, string>;
  readonly agents: readonly { readonly id: string; readonly teamIds: readonly string[] }[];
};

/** Names of teams, queues and agents by id, and who is in which team. */
export async function reportDirectory(trx: Trx, workspaceId: string): Promise<ReportDirectory> {
  const { time_zone: timeZone } = await trx.selectFrom('workspace').select('time_zone').where('id', '=', workspaceId).executeTakeFirstOrThrow();
  const teams = await trx.selectFrom('team').select(['id', 'name']).execute();
  const queues = await trx.selectFrom('queue').select(['id', 'name']).execute();
  const agents = await trx.selectFrom('agent').select(['id', 'name']).execute();
  const members = await trx.selectFrom('agent_team').select(['agent_id', 'team_id']).execute();
  return {
    timeZone,
    names: new Map([...teams, ...queues, ...agents].map(({ id, name }) => [id, name])),
    agents: agents.map(({ id }) => ({ id, teamIds: members.filter((member) => member.agent_id === id).map((member) => member.team_id) })),
  };
}

/** In order of their time, by agent; with each one's last state before `from`. */
export async function statesOf(
  trx: Trx,
  agentIds: readonly string[],
  from: number,
  to: number,
): Promise<Map<string, Pick<StateEvent, 'state' | 'at'>[]>> {
  const rows = await sql<{ agent_id: string; state: StateEvent['state']; at: number }>`
    select agent_id, state, at from agent_state_event where agent_id = any(${[...agentIds]}::uuid[]) and at < ${to}
      and at >= coalesce((select max(b.at) from agent_state_event b where b.agent_id = agent_state_event.agent_id and b.at < ${from}), 0)
    order by agent_id, at, id`.execute(trx);
  const byAgent = new Map<string, Pick<StateEvent, 'state' | 'at'>[]>();
  for (const { agent_id, state, at } of rows.rows) {
    const list = byAgent.get(agent_id) ?? [];
    list.push({ state, at });
    byAgent.set(agent_id, list);
  }
  return byAgent;
}
