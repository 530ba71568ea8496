import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SLA_KINDS } from '#shared/domain/sla/sla-timer.ts';
import { dueLevel, inView, nextDue, SORTS, VIEWS } from '#shared/domain/ticket/queue-view.ts';
import { CHANNELS, PRIORITIES, STATUSES, type Ticket } from '#shared/domain/ticket/ticket.ts';
import { aTimer } from '../../../test/kit/sla-factory.ts';
import { agentId, type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { putContact } from './contact-store.ts';
import { putDirectory } from './directory-store.ts';
import { countQueue, listQueue, positionInQueue, type QueueQuery } from './queue-reader.ts';
import { dropTicket, putTicket, wakeTickets } from './ticket-store.ts';

const HOUR = 3_600_000;
const teams = [uuid(30), uuid(31)];
const queues = [
  { id: uuid(20), teamId: uuid(30), name: 'A', responseTargetMinutes: 30, isDefault: true, rev: 1 },
  { id: uuid(21), teamId: uuid(31), name: 'B', responseTargetMinutes: null, isDefault: true, rev: 1 },
];
const none = { channels: [], queueIds: [], priorities: [], due: [], tags: [] };

let kit: TestProfile;
beforeEach(() => {
  kit = testProfile();
  kit.profile.store.write((tx) => {
    for (const queue of queues) putDirectory(tx, 'queue', queue);
    putContact(tx, aContact());
  });
});
afterEach(() => kit.close());

const around = fc.option(fc.integer({ min: T0 - 3 * HOUR, max: T0 + 3 * HOUR }), { nil: null });
const anyTimer = fc
  .record({ kind: fc.constantFrom(...SLA_KINDS), dueAt: around, warning: fc.integer({ min: 0, max: HOUR }), metAt: fc.constantFrom(null, null, T0) })
  .map(({ warning, ...timer }) => aTimer({ ...timer, warnAt: timer.dueAt === null ? null : timer.dueAt - warning }));
const anyTicket = fc.record({
  queue: fc.constantFrom(...queues),
  channel: fc.constantFrom(...CHANNELS),
  status: fc.constantFrom(...STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
  assigneeId: fc.constantFrom(null, null, agentId, uuid(51)),
  tags: fc.uniqueArray(fc.constantFrom('rusak', 'retur', 'a"b', 'rus')),
  snoozedUntil: around,
  merged: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  awaitingSince: around,
  sla: fc.uniqueArray(anyTimer, { maxLength: 3, selector: (timer) => timer.kind }),
  lastMessageAt: around,
});
const manyTickets = fc.array(anyTicket, { minLength: 1, maxLength: 40 }).map((items) =>
  items.map(
    ({ queue, merged, ...rest }, index): Ticket =>
      aTicket({
        ...rest,
        id: uuid(1000 + index),
        number: index + 1,
        queueId: queue.id,
        teamId: queue.teamId,
        mergedIntoId: merged ? uuid(1) : null,
      }),
  ),
);
const anyFilter = fc.record({
  channels: fc.uniqueArray(fc.constantFrom(...CHANNELS), { maxLength: 3 }),
  queueIds: fc.uniqueArray(fc.constantFrom(uuid(20), uuid(21)), { maxLength: 2 }),
  priorities: fc.uniqueArray(fc.constantFrom(...PRIORITIES), { maxLength: 2 }),
  due: fc.uniqueArray(fc.constantFrom('soon' as const, 'over' as const), { maxLength: 2 }),
  tags: fc.uniqueArray(fc.constantFrom('rusak', 'a"b', 'rus'), { maxLength: 2 }),
});

function expected(tickets: readonly Ticket[], { view, filter, sort, teamIds, now }: QueueQuery): string[] {
  const last = 4_000_000_000_000_000;
  const newest = (t: Ticket) => t.lastMessageAt ?? t.createdAt;
  const keyOf = {
    due: (t: Ticket) => nextDue(t)?.at ?? last - newest(t),
    longestWaiting: (t: Ticket) => t.awaitingSince ?? last - newest(t),
    newest: (t: Ticket) => last - newest(t),
  }[sort];
  const fits = <T>(wanted: readonly T[], value: T) => wanted.length === 0 || wanted.includes(value);
  return tickets
    .filter((t) => inView(t, view, agentId, teamIds, now))
    .filter((t) => fits(filter.channels, t.channel) && fits(filter.queueIds, t.queueId) && fits(filter.priorities, t.priority))
    .filter((t) => filter.tags.length === 0 || filter.tags.some((tag) => t.tags.includes(tag)))
    .filter((t) => {
      const level = dueLevel(nextDue(t), now);
      return filter.due.length === 0 || (level !== 'none' && level !== 'ok' && filter.due.includes(level));
    })
    .sort((a, b) => keyOf(a) - keyOf(b) || a.number - b.number)
    .map((t) => t.id);
}

describe('the store and the rule agree', () => {
  test('every view, filter and sort lists, counts and finds what `inView` says', () => {
    const property = fc.property(
      manyTickets,
      anyFilter,
      fc.constantFrom(...VIEWS),
      fc.constantFrom(...SORTS),
      fc.boolean(),
      (tickets, filter, view, sort, allTeams) => {
        const { store } = kit.profile;
        const early = T0 - 4 * HOUR;
        // Written hours before they are read, so that snoozes run out in between.
        store.write((tx) => {
          for (const ticket of tickets) putTicket(tx, ticket, early);
        });
        store.write((tx) => wakeTickets(tx, T0));
        const query: QueueQuery = { view, filter, sort, agentId, teamIds: allTeams ? teams : [uuid(30)], now: T0 };
        const wanted = expected(tickets, query);
        const listed = listQueue(store.read, query, 0, 500);
        const positions = wanted.map((id) => positionInQueue(store.read, query, id));
        const total = countQueue(store.read, query);
        const page = listQueue(store.read, query, 1, 2).map((row) => row.id);
        store.write((tx) => {
          for (const ticket of tickets) dropTicket(tx, ticket.id);
        });
        expect(listed.map((row) => row.id)).toEqual(wanted);
        expect(positions).toEqual(wanted.map((_, index) => index));
        expect(total).toBe(wanted.length);
        expect(page).toEqual(wanted.slice(1, 3));
        for (const row of listed) {
          const ticket = tickets.find((t) => t.id === row.id) as Ticket;
          expect(row.due).toEqual(nextDue(ticket));
        }
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  test('the counters stay those of a recount through changes and removals', () => {
    const { store } = kit.profile;
    const property = fc.property(manyTickets, manyTickets, (first, second) => {
      store.write((tx) => {
        for (const ticket of first) putTicket(tx, ticket, T0);
      });
      store.write((tx) => {
        for (const ticket of second) putTicket(tx, ticket, T0);
        for (const ticket of first.slice(0, 3)) dropTicket(tx, ticket.id);
      });
      const recount = store.read.all(
        `SELECT team_id, coalesce(assignee_id, '') AS assignee_id, bucket, count(*) AS n FROM ticket GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      );
      expect(store.read.all('SELECT team_id, assignee_id, bucket, n FROM tally WHERE n <> 0 ORDER BY 1, 2, 3')).toEqual(recount);
      const tags = store.read.all('SELECT j.value AS tag, count(*) AS n FROM ticket t, json_each(t.tags) j GROUP BY 1 ORDER BY 1');
      expect(store.read.all('SELECT tag, n FROM tag_tally WHERE n <> 0 ORDER BY tag')).toEqual(tags);
    });
    fc.assert(property, { numRuns: 40 });
  });
});

describe('hot queries', () => {
  const explain = (view: QueueQuery['view'], sort: QueueQuery['sort']): string => {
    const lines: string[] = [];
    const spy = {
      get: kit.profile.store.read.get,
      all: <Row>(sql: string, ...values: never[]): Row[] => {
        if (sql.includes('LIMIT ? OFFSET ?'))
          lines.push(...kit.profile.store.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values).map((row) => row.detail));
        return kit.profile.store.read.all<Row>(sql, ...values);
      },
    };
    listQueue(spy, { view, filter: none, sort, agentId, teamIds: teams, now: T0 }, 0, 50);
    return lines.join('\n');
  };

  test.each(VIEWS.flatMap((view) => SORTS.map((sort) => [view, sort] as const)))('%s by %s pages within one covering index', (view, sort) => {
    kit.profile.store.write((tx) => {
      for (let n = 0; n < 300; n++) putTicket(tx, aTicket({ id: uuid(1000 + n), number: n + 1 }), T0);
    });
    const plan = explain(view, sort);
    const name = { due: 'due', longestWaiting: 'wait', newest: 'new' }[sort];
    expect(plan).toMatch(new RegExp(`(SEARCH|SCAN) ticket USING COVERING INDEX ticket_\\w*${name}`));
    expect(plan.split('\n').filter((line) => line.includes('TEMP B-TREE')).length).toBeLessThanOrEqual(1);
  });
});
