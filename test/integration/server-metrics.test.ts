import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMeasure } from '../../src-main/host/services/measure-tickets.ts';
import { ownBetween, ownFigure } from '../../src-main/host/services/own-figures.ts';
import { someDirty as someDirtyHere } from '../../src-main/host/store/metric-facts.ts';
import { applyChange } from '../../src-main/host/sync/apply-changes.ts';
import { readWorkspace } from '../../src-server/db/with-workspace.ts';
import { forgetDirty, someDirty } from '../../src-server/modules/metric/fact-repository.ts';
import { createFactService } from '../../src-server/modules/metric/fact-service.ts';
import { createReportService, type ReportInput } from '../../src-server/modules/metric/report-service.ts';
import { answerFact } from '../../src-shared/domain/metric/answer-facts.ts';
import type { Fact } from '../../src-shared/domain/metric/fact.ts';
import { type Figure, figureOf, sumUp } from '../../src-shared/domain/metric/figures.ts';
import { historyOf } from '../../src-shared/domain/metric/history.ts';
import { dateOf, hourOf } from '../../src-shared/domain/metric/local-time.ts';
import { METRICS, type MetricId } from '../../src-shared/domain/metric/metric.ts';
import { METRIC_PARAMETERS } from '../../src-shared/domain/metric/parameters.ts';
import { ticketFacts } from '../../src-shared/domain/metric/ticket-facts.ts';
import { workingMsBetween } from '../../src-shared/domain/sla/work-time.ts';
import { historyToChanges, historyToPostgres } from '../kit/history-stores.ts';
import { AGENTS, aHistory, HISTORY_FROM, type History, QUEUES } from '../kit/random-history.ts';
import { createSyncKit, pullAll, type SyncKit, takeSnapshot } from '../kit/sync-kit.ts';
import { testProfile } from '../kit/test-profile.ts';
import { T0 } from '../kit/ticket-factory.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = HISTORY_FROM + 45 * DAY;
const ZONE = 'Asia/Jakarta';
const all = { teamIds: [], queueIds: [], channels: [], agentIds: [], topics: [] };
const everything = { ...all, from: HISTORY_FROM - DAY, to: NOW + 400 * DAY };

let kit: SyncKit;
beforeAll(async () => {
  kit = await createSyncKit();
});
afterAll(() => kit.stop());

const admin = (workspaceId: string) =>
  ({ workspaceId, deviceId: randomUUID(), actor: { agentId: randomUUID(), role: 'admin', teamIds: [] } }) as const;

type Told = { readonly fact: Fact; readonly tags: readonly string[] };

/** By the pure functions alone, from the history itself. */
function pureFacts({ tickets, answers, activities, contacts, calendar }: History): Told[] {
  const rootOf = (id: string): string => contacts.find((contact) => contact.id === id)?.mergedIntoId ?? id;
  const ofTickets = tickets.flatMap(({ ticket, entries }) => {
    const others = tickets.filter((other) => other.ticket.id !== ticket.id && rootOf(other.ticket.contactId) === rootOf(ticket.contactId));
    const facts = ticketFacts(
      {
        ...{ ticketId: ticket.id, tags: ticket.tags, assigneeId: ticket.assigneeId, sla: ticket.sla, events: historyOf(entries) },
        activities: activities.filter((one) => one.ticketId === ticket.id),
        answers: answers.filter((one) => one.ticketId === ticket.id),
        others: others.map((other) => ({
          createdAt: other.ticket.createdAt,
          tags: other.ticket.tags,
          customerWrote: other.ticket.lastInboundAt !== null,
        })),
      },
      calendar === null ? null : (from, to) => workingMsBetween(calendar, from, to),
      METRIC_PARAMETERS,
    );
    return facts.map((fact) => ({ fact, tags: ticket.tags }));
  });
  return [...ofTickets, ...answers.filter((one) => one.ticketId === null).map((one) => ({ fact: answerFact(one, null), tags: [] }))];
}

const keysOf: Record<'agent' | 'queue' | 'topic' | 'day' | 'hour', (told: Told) => readonly (string | null)[]> = {
  agent: ({ fact }) => [fact.kind === 'nps' ? null : fact.agentId],
  queue: ({ fact }) => [fact.queueId],
  topic: ({ tags }) => (tags.length === 0 ? [''] : tags),
  day: ({ fact }) => [dateOf(ZONE, fact.at)],
  hour: ({ fact }) => [String(hourOf(ZONE, fact.at)).padStart(2, '0')],
};

function pureReport(facts: readonly Told[], group: keyof typeof keysOf, metric: MetricId): Map<string, Figure> {
  const groups = new Map<string, Fact[]>();
  for (const told of facts) for (const key of keysOf[group](told)) if (key !== null) groups.set(key, [...(groups.get(key) ?? []), told.fact]);
  return new Map([...groups].map(([key, list]) => [key, figureOf(metric, sumUp(list, metric, NOW, METRIC_PARAMETERS), null)]));
}

/** Metrics that depend on time at work are compared where both know it. */
const byFacts = METRICS.filter((metric) => metric !== 'contactsPerHour');

describe('server, console and pure functions', () => {
  test('give the same facts and figures for the same history', async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async (history) => {
        const workspaceId = randomUUID();
        await historyToPostgres(kit.url, workspaceId, history);
        await createFactService(kit).measureChanged();
        const told = pureFacts(history);

        const stored = await readWorkspace(kit.db, workspaceId, (trx) => trx.selectFrom('metric_fact').selectAll().execute());
        const plain = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();
        expect(
          plain(
            stored.map((r) => [
              r.kind,
              r.ticket_id,
              r.agent_id,
              r.at,
              r.value,
              r.business,
              r.extra,
              r.flag,
              r.left_out,
              r.provisional_until,
              r.recorded_at,
            ]),
          ),
        ).toEqual(
          plain(
            told.map(({ fact: f }) => [
              f.kind,
              f.ticketId,
              f.agentId,
              f.at,
              f.value,
              f.businessValue,
              f.extra,
              f.flag,
              f.leftOut,
              f.provisionalUntil,
              f.recordedAt,
            ]),
          ),
        );

        const reports = createReportService({ db: kit.db, clock: { ...kit.clock, now: () => NOW } });
        // The queue of a deadline is the ticket's present one, which only the server fills in.
        const withQueues = told.map((one) => ({ ...one, fact: { ...one.fact, queueId: one.fact.queueId ?? queueOf(history, one.fact.ticketId) } }));
        for (const group of ['agent', 'queue', 'topic', 'day', 'hour'] as const) {
          const rows = await reports.report(admin(workspaceId), { ...everything, groupBy: group, metrics: byFacts });
          for (const metric of byFacts) {
            const pure = pureReport(withQueues, group, metric);
            for (const row of rows) {
              const figure = row.figures.find((one) => one.metric === metric);
              expectSame(figure, pure.get(row.key) ?? figureOf(metric, sumUp([], metric, NOW, METRIC_PARAMETERS), null));
            }
            const seen = new Set(rows.map((row) => row.key));
            expect([...pure].filter(([key, figure]) => figure.n > 0 && !seen.has(key))).toEqual([]);
          }
        }

        const [mine] = (await reports.report(admin(workspaceId), { ...everything, groupBy: 'agent', metrics: METRICS })).filter(
          (row) => row.key === AGENTS[0],
        );
        for (const [metric, figure] of consoleFigures(workspaceId, history)) {
          if (metric !== 'nps') expectSame(mine?.figures.find((one) => one.metric === metric) ?? emptyOf(metric, figure), figure);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** An agent without a single fact has no row; time at work alone makes none. */
const emptyOf = (metric: MetricId, figure: Figure): Figure => ({
  ...figureOf(metric, sumUp([], metric, NOW, METRIC_PARAMETERS), null),
  n: metric === 'contactsPerHour' ? figure.n : 0,
  value: figure.value === 0 ? 0 : null,
});
const queueOf = (history: History, ticketId: string | null) => history.tickets.find(({ ticket }) => ticket.id === ticketId)?.ticket.queueId ?? null;

function expectSame(a: Figure | undefined, b: Figure): void {
  expect(a).toMatchObject({ metric: b.metric, unit: b.unit, provisional: b.provisional });
  for (const key of ['value', 'businessValue', 'n'] as const) {
    const [x, y] = [a?.[key] ?? null, b[key]];
    if (x === null || y === null) expect([b.metric, key, x]).toEqual([b.metric, key, y]);
    else expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(y)));
  }
}

function consoleFigures(workspaceId: string, history: History): Map<MetricId, Figure> {
  const console_ = testProfile();
  try {
    const { store, agentId } = console_.profile;
    const measure = createMeasure(console_.profile);
    store.write((tx) => {
      for (const change of historyToChanges(workspaceId, history)) applyChange(tx, { agentId, now: NOW }, change);
    });
    for (let dirty = someDirtyHere(store.read, 1_000); dirty.length > 0; dirty = someDirtyHere(store.read, 1_000))
      store.write((tx) => {
        for (const id of dirty) measure(tx, id);
      });
    const own = ownBetween(store.read, { agentId, workspaceId }, everything, NOW);
    return new Map(METRICS.map((metric) => [metric, ownFigure(metric, own)]));
  } finally {
    console_.close();
  }
}

describe('through the protocol', () => {
  const report = (input: Partial<ReportInput>, role: 'lead' | 'ani' | 'admin') => {
    const agent = kit.workspace.agents[role];
    const context = { workspaceId: kit.workspace.id, deviceId: randomUUID(), actor: { agentId: agent.id, role: agent.role, teamIds: agent.teamIds } };
    return createReportService(kit).report(context, { ...all, from: T0 - DAY, to: T0 + 30 * DAY, groupBy: 'agent', metrics: METRICS, ...input });
  };

  test('what an agent does is a number of theirs a second later, for their lead too', async () => {
    const { ani } = kit.workspace.agents;
    const device = await kit.device(ani);
    await takeSnapshot(kit, device);
    const customer = await kit.visitor();
    const { ticketId } = await kit.say(customer, 'Halo');
    kit.time.now += MINUTE;
    await kit.act(device, { type: 'ticket.claim', ticketId });
    kit.time.now += 4 * MINUTE;
    await kit.act(device, {
      type: 'ticket.reply',
      ticketId,
      text: 'Baik',
      attachments: [],
      recipient: kit.recipientOf(customer),
      seenSeq: 100,
      reviewed: true,
    });
    await kit.act(
      device,
      { type: 'agent.activity', ticketId, from: kit.time.now + DAY, to: kit.time.now + DAY + MINUTE },
      { lastServerTime: kit.time.now },
    );
    kit.time.now += 5 * MINUTE;
    const row = await kit.ticket(ticketId);
    await kit.act(device, { type: 'ticket.setStatus', ticketId, status: 'resolved', baseStatusRev: row.status_rev });
    await kit.act(device, { type: 'agent.setState', state: 'meal' });

    const changes = await pullAll(kit, device);
    const span = changes.flatMap((change) => (change.op === 'upsert' && change.kind === 'activity' ? [change.entity] : []));
    expect(span).toMatchObject([{ agentId: ani.id, ticketId, from: T0 + 4 * MINUTE, to: T0 + 5 * MINUTE }]);
    const states = changes.flatMap((change) => (change.op === 'upsert' && change.kind === 'stateEvent' ? [change.entity.state] : []));
    expect(states).toEqual(['meal']);
    const second = await kit.device(ani);
    await takeSnapshot(kit, second);
    expect([...second.rows.values()].filter((one) => one.kind === 'activity' || one.kind === 'stateEvent')).toHaveLength(2);

    expect(await createFactService(kit).measureChanged()).toBeGreaterThan(0);
    expect(await createFactService(kit).measureChanged()).toBe(0);
    const [mine] = await report({}, 'lead');
    expect(mine?.key).toBe(ani.id);
    const value = (metric: MetricId) => mine?.figures.find((figure) => figure.metric === metric)?.value;
    expect(value('contactsHandled')).toBe(1);
    expect(value('firstResponse')).toBe(5 * MINUTE);
    expect(value('agentFirstReply')).toBe(4 * MINUTE);
    expect(value('answerSpeed')).toBe(MINUTE);
    expect(value('handleTimeWall')).toBe(9 * MINUTE);
    expect(value('handleTimeActive')).toBe(MINUTE);
    expect(value('firstContactResolution')).toBe(100);
    for (const groupBy of ['team', 'queue', 'channel', 'topic', 'hour', 'day'] as const) expect(await report({ groupBy }, 'admin')).toHaveLength(1);
  });

  test('agents get no report, and leads none of other teams', async () => {
    await expect(report({}, 'ani')).rejects.toThrow('FORBIDDEN');
    await expect(report({ teamIds: [kit.workspace.teamB] }, 'lead')).rejects.toThrow('FORBIDDEN');
    expect(await report({ teamIds: [kit.workspace.teamB] }, 'admin')).toEqual([]);
    await expect(report({ from: T0, to: T0 }, 'admin')).rejects.toThrow('INVALID_INPUT');
  });

  test('a median that would name somebody is not told', async () => {
    const { ani } = kit.workspace.agents;
    const context = { workspaceId: kit.workspace.id, deviceId: randomUUID(), actor: { agentId: ani.id, role: ani.role, teamIds: ani.teamIds } };
    expect(await createReportService(kit).medians(context, T0 - DAY, T0 + 30 * DAY)).toEqual([]);
  });

  test('a change that comes while a ticket is measured is not forgotten', async () => {
    const { ticketId } = await kit.say(await kit.visitor(), 'Halo');
    const seen = await kit.inWorkspace((trx) => someDirty(trx, 10));
    expect(seen.map((row) => row.source_id)).toEqual([ticketId]);
    await kit.inWorkspace((trx) => trx.updateTable('ticket').set({ subject: 'Lain' }).where('id', '=', ticketId).execute());
    await kit.inWorkspace((trx) => forgetDirty(trx, seen));
    expect(await kit.inWorkspace((trx) => someDirty(trx, 10))).toHaveLength(1);
    await createFactService(kit).measureChanged();
    expect(await kit.inWorkspace((trx) => someDirty(trx, 10))).toEqual([]);
  });

  test('facts of one workspace are not seen from another', async () => {
    const rows = await readWorkspace(kit.db, randomUUID(), (trx) => trx.selectFrom('metric_fact').selectAll().execute());
    expect(rows).toEqual([]);
    expect(QUEUES).toHaveLength(2);
  });
});
