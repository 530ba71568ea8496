import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../../src-shared/domain/sync/change.ts';
import type { Entry, Ticket } from '../../../src-shared/domain/ticket/ticket.ts';
import { fakeClock } from '../../../test/kit/fake-clock.ts';
import { agentId, type TestProfile, testProfile, workspaceId } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { issueCommand } from '../outbox/issue-command.ts';
import { applyChange } from '../sync/apply-changes.ts';
import { keepMeasured } from './measure-tickets.ts';
import { createPerformanceService } from './performance-service.ts';
import type { Work } from './work.ts';

const MINUTE = 60_000;
const NOW = T0 + 60 * MINUTE;
const log = { info: () => {}, warn: () => {}, error: () => {} };

let kept: TestProfile;
beforeEach(() => {
  kept = testProfile();
});
afterEach(() => kept.close());

function desk() {
  const { profile } = kept;
  const clock = fakeClock(NOW);
  const topics: string[] = [];
  profile.store.onCommit((touched) => topics.push(...touched.topics));
  const measured = keepMeasured(profile, clock, log);
  let medians: { metric: 'csat'; value: number; agents: number }[] = [];
  let online = false;
  let ids = 500;
  const issue: Work['issue'] = {
    profile,
    log,
    newId: () => uuid(++ids),
    serverNow: () => clock.now(),
    lastServerTime: () => clock.now(),
    wallNow: () => clock.now(),
    isOnline: () => online,
  };
  const work = {
    ...{ profile, issue, serverClock: { now: () => clock.now() }, loop: { asOf: () => NOW, wake: () => {} }, sending: new Set() },
    session: { withClient: async (ask: (client: unknown) => unknown) => ask({ metrics: { medians: async () => ({ medians, serverTime: NOW }) } }) },
  } as unknown as Work;
  const service = createPerformanceService(() => work);
  const apply = (...changes: Change[]) =>
    profile.store.write((tx) => {
      for (const change of changes) applyChange(tx, { agentId, now: clock.now() }, change);
    });
  return {
    ...{ clock, topics, issue, service, apply, measured },
    goOnline: (found: typeof medians) => {
      online = true;
      medians = found;
    },
  };
}

const line = (n: number, at: number, rest: object): Entry =>
  ({ id: uuid(900 + n), ticketId: uuid(1), at, seq: n, rev: 1, ...rest }) as unknown as Entry;
const contact = { kind: 'contact', id: uuid(40) };
const message = { kind: 'message', channel: 'webchat', text: 'Halo', attachments: [], delivery: null, recipient: null, wroteBeforeSeeing: 0 };
const ticket = (patch: Partial<Ticket> = {}): Change => ({
  op: 'upsert',
  kind: 'ticket',
  entity: aTicket({ status: 'open', assigneeId: agentId, ...patch }),
});
const me = {
  id: agentId,
  name: 'Ani',
  email: 'a@b',
  role: 'agent',
  teamIds: [uuid(30)],
  active: true,
  state: 'available',
  stateSince: T0,
  rev: 1,
} as const;
const opened: Change[] = [
  { op: 'upsert', kind: 'agent', entity: me },
  { op: 'upsert', kind: 'workspace', entity: { id: workspaceId, name: 'Toko', timeZone: 'Asia/Jakarta', currency: 'IDR', rev: 1 } },
  { op: 'upsert', kind: 'contact', entity: aContact() },
  ticket(),
  { op: 'upsert', kind: 'entry', entity: line(1, T0, { author: { kind: 'system' }, kind: 'event', event: { type: 'created', queueId: uuid(20) } }) },
  { op: 'upsert', kind: 'entry', entity: line(2, T0, { author: contact, ...message, direction: 'in' }) },
  {
    op: 'upsert',
    kind: 'entry',
    entity: line(3, T0 + MINUTE, { author: { kind: 'agent', id: agentId }, kind: 'event', event: { type: 'assigned', fromId: null, toId: agentId } }),
  },
];
const figure = (service: ReturnType<typeof desk>['service'], metric: string) =>
  service.figures({ kind: 'today' }).figures.find((one) => one.metric === metric);

test('a reply that only this computer knows is in the numbers within two seconds, without the network', async () => {
  const { apply, clock, issue, service, topics } = desk();
  apply(...opened);
  await clock.advance(1_000);
  expect(figure(service, 'contactsHandled')).toMatchObject({ value: 0, n: 0 });
  expect(service.today()).toEqual({ handled: 0, firstResponse: null, csat: null, slaMet: null });
  topics.length = 0;

  const recipient = { identityId: uuid(41), channel: 'webchat', value: uuid(42) } as const;
  issueCommand(issue, { type: 'ticket.reply', ticketId: uuid(1), text: 'Baik', attachments: [], recipient, seenSeq: 3, reviewed: true });
  await clock.advance(2_000);
  expect(topics).toContain('performance');
  expect(service.today()).toMatchObject({ handled: 1, firstResponse: 60 * MINUTE + 1_000 });
  expect(figure(service, 'agentFirstReply')?.value).toBe(59 * MINUTE + 1_000);
});

test('behind a number stand its tickets and events, also those left out with why', async () => {
  const { apply, clock, service } = desk();
  const resolved = { author: { kind: 'agent', id: agentId }, kind: 'event', event: { type: 'status', from: 'open', to: 'resolved' } };
  apply(...opened, ticket({ status: 'resolved', resolvedById: agentId, rev: 2 }), {
    op: 'upsert',
    kind: 'entry',
    entity: line(4, T0 + 9 * MINUTE, resolved),
  });
  await clock.advance(1_000);
  const { rows, total, parameters } = service.behind({ metric: 'firstResponse', period: { kind: 'today' }, within: null, offset: 0, limit: 10 });
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({ ticketNumber: 1, contactName: 'Sri Wahyuni', counted: false, reason: 'unanswered', value: null });
  expect(rows[0]?.events.map((event) => event.type)).toEqual(['created', 'messageIn', 'assigned', 'resolved']);
  expect(parameters).toMatchObject({ timeZone: 'Asia/Jakarta', counted: 0, leftOut: 1 });
  const contact = service.behind({ metric: 'firstContactResolution', period: { kind: 'week' }, within: null, offset: 0, limit: 10 });
  expect(contact.rows[0]).toMatchObject({ value: 100, counted: true, provisional: true });
  expect(figure(service, 'reopenRate')).toMatchObject({ value: 0, provisional: true });

  const points = service.trend('firstResolution', { kind: 'week' });
  expect(points).toHaveLength(7);
  expect(points.filter((point) => point.n > 0)).toMatchObject([{ value: 9 * MINUTE, n: 1 }]);
});

test("a target of one's own goes before the team's; medians come from the server and stay with their time", async () => {
  const { apply, clock, service, goOnline } = desk();
  const target = (id: number, value: number, scope: object) =>
    ({ op: 'upsert', kind: 'target', entity: { id: uuid(id), metric: 'csat', value, scope, rev: 1 } }) as unknown as Change;
  apply(...opened, target(700, 80, { kind: 'team', teamId: uuid(30) }));
  expect(figure(service, 'csat')).toMatchObject({ target: 80, teamMedian: null });
  apply(target(701, 90, { kind: 'agent', teamId: uuid(30), agentId }));
  expect(figure(service, 'csat')?.target).toBe(90);

  goOnline([{ metric: 'csat', value: 77, agents: 4 }]);
  service.figures({ kind: 'today' });
  await clock.advance(100);
  expect(service.figures({ kind: 'today' })).toMatchObject({ mediansAsOf: NOW });
  expect(figure(service, 'csat')?.teamMedian).toBe(77);
});

test('what was measured stays when its ticket goes out of sight', async () => {
  const { apply, clock, service } = desk();
  const reply = line(4, T0 + 5 * MINUTE, { author: { kind: 'agent', id: agentId }, ...message, direction: 'out' });
  apply(...opened, { op: 'upsert', kind: 'entry', entity: reply });
  await clock.advance(1_000);
  expect(service.today().handled).toBe(1);
  apply({ op: 'remove', kind: 'ticket', id: uuid(1) });
  await clock.advance(1_000);
  expect(service.today().handled).toBe(1);
});
