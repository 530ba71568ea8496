import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { createMeasure } from '../src-main/host/services/measure-tickets.ts';
import { ownBetween, ownFigure } from '../src-main/host/services/own-figures.ts';
import { someDirty } from '../src-main/host/store/metric-facts.ts';
import { openProfile } from '../src-main/host/store/profile.ts';
import { sqliteDriver } from '../src-main/host/store/sqlite.ts';
import { applyChange } from '../src-main/host/sync/apply-changes.ts';
import { createDatabase } from '../src-server/db/database.ts';
import { migrateToLatest } from '../src-server/db/migrate.ts';
import { createFactService } from '../src-server/modules/metric/fact-service.ts';
import { createReportService } from '../src-server/modules/metric/report-service.ts';
import { METRICS } from '../src-shared/domain/metric/metric.ts';
import { METRIC_INFO } from '../src-shared/domain/metric/metric-info.ts';
import type { Change } from '../src-shared/domain/sync/change.ts';
import { generateSample } from '../test/kit/sample/generate-sample.ts';
import { loadSample } from '../test/kit/sample/load-postgres.ts';
import { sampleStates } from '../test/kit/sample/shifts.ts';
import { createTestDatabase } from '../test/kit/test-database.ts';
import { inTurn } from './measure.ts';
import type { Measured } from './run.ts';

const DAY_MS = 86_400_000;
const LOCAL_TICKETS = [2_000, 10_000];
const SERVER_TICKETS = 5_000;
/** So many times the measured facts are laid over each other, each a little later: about 500,000 tickets with 5 million events. */
const COPIES = 100;
const ROUNDS = 40;

export async function metrics(): Promise<Measured[]> {
  const tables: Measured[] = [];
  for (const tickets of LOCAL_TICKETS) tables.push(await ownMonth(tickets));
  tables.push(await report());
  return tables;
}

/** A month of one agent out of the local store, all metrics, against one aggregate over the same rows. */
async function ownMonth(tickets: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  const now = Date.now();
  let profile: ReturnType<typeof openProfile> | null = null;
  let workspaceId = '';
  try {
    for (const batch of generateSample({ tickets, seed: 1, now })) {
      const changes: Change[] = [];
      if (batch.kind === 'directory') {
        const { workspace, agents } = batch.directory;
        const agent = agents.find(({ role }) => role === 'agent');
        if (agent === undefined) throw new Error('the sample has no agent');
        workspaceId = workspace.id;
        profile = openProfile(sqliteDriver(null), folder, workspace.id, agent.id, now);
        changes.push({ op: 'upsert', kind: 'workspace', entity: workspace });
        for (const entity of sampleStates([agent], now)) changes.push({ op: 'upsert', kind: 'stateEvent', entity });
      }
      if (batch.kind === 'tickets')
        for (const { ticket, entries } of batch.tickets) {
          changes.push({ op: 'upsert', kind: 'ticket', entity: ticket });
          for (const entity of entries) changes.push({ op: 'upsert', kind: 'entry', entity });
        }
      const { store, agentId } = profile as NonNullable<typeof profile>;
      store.write((tx) => {
        for (const change of changes) applyChange(tx, { agentId, now }, change);
      });
    }
    if (profile === null) throw new Error('no profile');
    const { store, agentId } = profile;
    const measure = createMeasure(profile);
    const started = performance.now();
    for (let dirty = someDirty(store.read, 2_000); dirty.length > 0; dirty = someDirty(store.read, 2_000))
      store.write((tx) => {
        for (const id of dirty) measure(tx, id);
      });
    const measureMs = performance.now() - started;
    store.checkpoint(true);

    const span = { from: now - 30 * DAY_MS, to: now };
    const raw = new Database(store.path, { readonly: true });
    const aggregate = raw.prepare(
      'SELECT kind, count(*), sum(value), sum(business), sum(extra) FROM metric_fact WHERE at >= ? AND at < ? GROUP BY kind',
    );
    const facts = raw.prepare('SELECT count(*) AS n FROM metric_fact WHERE at >= ? AND at < ?').get(span.from, span.to) as { n: number };
    const series = await inTurn(
      [
        { name: 'one SQLite aggregate', run: () => void aggregate.all(span.from, span.to) },
        {
          name: 'host: all figures',
          run: () => {
            const own = ownBetween(store.read, { agentId, workspaceId }, span, now);
            for (const metric of METRICS) ownFigure(metric, own);
          },
        },
      ],
      ROUNDS,
    );
    raw.close();
    return {
      title: `A month of one agent, ${tickets} local tickets`,
      series,
      counts: { 'local tickets': tickets, 'facts of the month': facts.n, 'tickets measured a second': Math.round(tickets / (measureMs / 1_000)) },
    };
  } finally {
    profile?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reports over 500,000 tickets, against the bare aggregate over the same parts of the table. */
export async function report(copies = COPIES): Promise<Measured> {
  const database = await createTestDatabase();
  await migrateToLatest(database.url);
  const now = Date.now();
  await loadSample(database.url, { tickets: SERVER_TICKETS, seed: 1, now });
  const db = createDatabase(database.url);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    const started = performance.now();
    await createFactService({ db }).measureChanged();
    const measureMs = performance.now() - started;
    // A report never asks by source, and five million rows are laid down sooner without that index.
    await owner.query('drop index metric_fact_source');
    await owner.query(`insert into metric_fact
      select workspace_id, kind, gen_random_uuid(), ticket_id, agent_id, team_id, queue_id, channel, tags, at + copy * 60000, value, business, extra, flag,
        left_out, provisional_until, recorded_at
      from metric_fact, generate_series(1, ${copies - 1}) as copy`);
    await owner.query('vacuum analyze metric_fact');
    const [{ id: workspaceId, facts, events }] = (
      await owner.query(
        `select id, (select count(*)::int from metric_fact) as facts, (select count(*)::int from entry) * ${copies} as events from workspace`,
      )
    ).rows as [{ id: string; facts: number; events: number }];
    const clock = { now: () => now, monotonic: () => now, after: () => ({ cancel() {} }), every: () => ({ cancel() {} }) };
    const service = createReportService({ db, clock });
    const context = { workspaceId, deviceId: workspaceId, actor: { agentId: workspaceId, role: 'admin', teamIds: [] } } as const;
    const all = { from: 0, to: now + DAY_MS, teamIds: [], queueIds: [], channels: [], agentIds: [], topics: [] };
    const few = ['firstResponse', 'contactsHandled', 'csat', 'slaMet', 'firstContactResolution'] as const;
    const raw = (metrics: readonly (typeof METRICS)[number][], key: string) => {
      const kinds = [...new Set(metrics.map((metric) => METRIC_INFO[metric].kind))];
      return () =>
        owner.query(`select kind, ${key}, count(*), sum(value) from metric_fact where kind = any($1) group by 1, 2`, [kinds]).then(() => undefined);
    };
    const asked =
      (groupBy: 'team' | 'agent' | 'queue' | 'channel' | 'topic' | 'hour' | 'day', metrics: readonly (typeof METRICS)[number][]) => async () =>
        void (await service.report(context, { ...all, groupBy, metrics }));
    const series = await inTurn(
      [
        { name: 'bare aggregate, five metrics by agent', run: raw(few, 'agent_id') },
        { name: 'report: five metrics by agent', run: asked('agent', few) },
        { name: 'report: five metrics by day', run: asked('day', few) },
        { name: 'report: five metrics by hour', run: asked('hour', few) },
        { name: 'report: five metrics by topic', run: asked('topic', few) },
        { name: 'bare aggregate, all metrics by team', run: raw(METRICS, 'team_id') },
        { name: 'report: all metrics by team', run: asked('team', METRICS) },
        { name: 'report: all metrics by queue', run: asked('queue', METRICS) },
      ],
      3,
    );
    return {
      title: `Reports over ${events} events`,
      series,
      counts: { events, facts, 'tickets measured a second': Math.round(SERVER_TICKETS / (measureMs / 1_000)) },
    };
  } finally {
    await owner.end();
    await db.destroy();
    await database.drop();
  }
}
