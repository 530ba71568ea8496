import { describe, expect, test } from 'vitest';
import type { Calendar } from '../sla/sla.ts';
import { workingMsBetween } from '../sla/work-time.ts';
import type { Fact, FactKind } from './fact.ts';
import { figureOf, sumUp } from './figures.ts';
import type { HistoryEvent } from './history.ts';
import { isRestated } from './local-time.ts';
import type { MetricId } from './metric.ts';
import { METRIC_PARAMETERS } from './parameters.ts';
import { placeActivity } from './place-activity.ts';
import { type TicketInput, ticketFacts } from './ticket-facts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday, 09:00 in Jakarta. */
const T = Date.UTC(2026, 10, 2, 2);
const [ani, budi] = ['ani', 'budi'];

const office: Calendar = {
  ...{ id: 'c', name: 'Kantor', scope: { kind: 'workspace' }, timeZone: 'Asia/Jakarta', awayMessage: null, rev: 1 },
  week: [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 9 * 60, minutes: 8 * 60 })),
  holidays: [],
};

const input = (events: readonly HistoryEvent[], more: Partial<TicketInput> = {}): TicketInput => ({
  ...{ ticketId: 't', tags: [], assigneeId: null, sla: [], activities: [], answers: [], others: [], ...more },
  events,
});
const factsOf = (events: readonly HistoryEvent[], more: Partial<TicketInput> = {}, calendar: Calendar | null = null): Fact[] =>
  ticketFacts(input(events, more), calendar === null ? null : (from, to) => workingMsBetween(calendar, from, to), METRIC_PARAMETERS);
const of = (facts: readonly Fact[], kind: FactKind): Fact[] => facts.filter((fact) => fact.kind === kind);
const figure = (facts: readonly Fact[], metric: MetricId, now = T + 30 * DAY) => figureOf(metric, sumUp(facts, metric, now, METRIC_PARAMETERS), null);

const created = (at = T): HistoryEvent => ({ at, type: 'created', queueId: 'q' });
const says = (at: number): HistoryEvent => ({ at, type: 'messageIn' });
const reply = (at: number, agentId = ani): HistoryEvent => ({ at, type: 'reply', agentId });
const auto = (at: number): HistoryEvent => ({ at, type: 'autoReply' });
const claim = (at: number, toId = ani): HistoryEvent => ({ at, type: 'assigned', toId, byId: toId });
const resolve = (at: number, byId: string | null = ani): HistoryEvent => ({ at, type: 'status', from: 'open', to: 'resolved', byId });
const reopened = (at: number): HistoryEvent => ({ at, type: 'reopened' });
const transfer = (at: number, byId = ani, toId: string | null = null): HistoryEvent => ({ at, type: 'transferred', toId, byId, queueId: 'q2' });

describe('mistakes of others, field guide B.4', () => {
  test('[B.4-1] slow and late answers are in the average like all others', () => {
    const quick = factsOf([created(), says(T), reply(T + 10 * MINUTE)]);
    const slow = factsOf([created(), says(T), reply(T + 50 * HOUR)], { sla: [breached(T + HOUR, T + 50 * HOUR)] });
    expect(figure([...quick, ...slow], 'firstResponse')).toMatchObject({ value: (10 * MINUTE + 50 * HOUR) / 2, n: 2 });
    expect(figure([...quick, ...slow], 'slaMet')).toMatchObject({ value: 0, n: 1 });
  });

  test('[B.4-2] what was created before the period and resolved in it counts in it', () => {
    const facts = factsOf([created(T - 3 * DAY), says(T - 3 * DAY), reply(T - 3 * DAY + 1), resolve(T + HOUR)]);
    expect(of(facts, 'firstResolution')[0]?.at).toBe(T + HOUR);
    expect(of(facts, 'cohort')[0]?.at).toBe(T - 3 * DAY);
  });

  test('[B.4-3] a second resolution is seen, and decides the full resolution time once', () => {
    const facts = factsOf([
      created(),
      says(T),
      reply(T + 1),
      resolve(T + HOUR),
      reopened(T + DAY),
      says(T + DAY),
      reply(T + DAY + 1),
      resolve(T + 2 * DAY),
    ]);
    expect(figure(facts, 'firstResolution')).toMatchObject({ value: HOUR, n: 1 });
    expect(figure(facts, 'fullResolution')).toMatchObject({ value: 2 * DAY, n: 1 });
    expect(of(facts, 'fullResolution').map((fact) => fact.leftOut)).toEqual(['resolvedAgain', null]);
    expect(figure(facts, 'reopenRate')).toMatchObject({ value: 50, n: 2 });
  });

  test('[B.4-4] the time with a bot is not in the first response', () => {
    const facts = factsOf([created(), says(T), auto(T + 5_000), { at: T + 20 * MINUTE, type: 'handedOff' }, reply(T + 23 * MINUTE)]);
    expect(figure(facts, 'firstResponse')).toMatchObject({ value: 3 * MINUTE, n: 1 });
    expect(figure(facts, 'waitingTime').value).toBe(3 * MINUTE);
  });

  test('[B.4-4] the clock starts anew when a ticket opens again that a bot had resolved', () => {
    const facts = factsOf([
      created(),
      says(T),
      auto(T + 1),
      resolve(T + 2, null),
      reopened(T + 5 * DAY),
      says(T + 5 * DAY),
      reply(T + 5 * DAY + 10 * MINUTE),
    ]);
    expect(figure(facts, 'firstResponse')).toMatchObject({ value: 10 * MINUTE, n: 1 });
  });

  test('[B.4-4] the time with a bot is not in the resolution, and is told beside it', () => {
    const facts = factsOf([created(), says(T), { at: T + HOUR, type: 'handedOff' }, reply(T + 2 * HOUR), resolve(T + 3 * HOUR)]);
    expect(of(facts, 'fullResolution')[0]).toMatchObject({ value: 2 * HOUR, extra: 3 * HOUR });
  });

  test('[B.4-4] every time has its copy in business hours', () => {
    const friday = T + 4 * DAY + 7.5 * HOUR;
    const facts = factsOf([created(friday), says(friday), reply(friday + 2 * DAY + 17 * HOUR), resolve(friday + 2 * DAY + 17 * HOUR)], {}, office);
    for (const metric of ['firstResponse', 'waitingTime', 'firstResolution', 'fullResolution', 'answerSpeed'] as const)
      expect(figure(facts, metric).businessValue).toBe(HOUR);
  });

  test('[B.4-4] the next reply does not run on after the resolution, and a thank-you starts nothing', () => {
    const facts = factsOf([
      created(),
      says(T),
      reply(T + 1_000),
      resolve(T + HOUR),
      reopened(T + 2 * HOUR),
      says(T + 2 * HOUR),
      resolve(T + 9 * HOUR),
    ]);
    expect(figure(facts, 'nextReply')).toMatchObject({ value: null, n: 0 });
    expect(of(facts, 'wait').at(-1)).toMatchObject({ leftOut: 'noActionNeeded', value: null });
    expect(figure(facts, 'reopenRate')).toMatchObject({ value: 0, n: 1 });
    expect(figure(facts, 'fullResolution').value).toBe(HOUR);
    expect(figure(facts, 'firstContactResolution')).toMatchObject({ value: 100, n: 1 });
  });

  test('[B.4-4] who never got an answer is in no average, and is counted as unanswered', () => {
    const facts = factsOf([created(), says(T), claim(T + 1), resolve(T + DAY)]);
    expect(figure(facts, 'firstResponse')).toMatchObject({ value: null, n: 0 });
    expect(of(facts, 'firstResponse').map((fact) => fact.leftOut)).toEqual(['unanswered']);
    expect(of(facts, 'agentFirstReply').map((fact) => fact.leftOut)).toEqual(['neverAnswered']);
  });

  test('[B.4-5] later messages do not rule over the first response', () => {
    const facts = factsOf([created(), says(T), says(T + HOUR), reply(T + 2 * HOUR), says(T + 3 * HOUR), says(T + 4 * HOUR), reply(T + 5 * HOUR)]);
    expect(figure(facts, 'firstResponse')).toMatchObject({ value: 2 * HOUR, n: 1 });
    expect(figure(facts, 'nextReply')).toMatchObject({ value: 2 * HOUR, n: 1 });
    expect(figure(facts, 'waitingTime')).toMatchObject({ value: 2 * HOUR, n: 2 });
  });

  test('[B.4-5] holidays come from the calendar that is given, and from no other', () => {
    const holiday: Calendar = { ...office, holidays: [{ date: '2026-11-02', name: 'Libur' }] };
    const events = [created(), says(T), reply(T + DAY + HOUR)];
    expect(of(factsOf(events, {}, office), 'firstResponse')[0]?.businessValue).toBe(9 * HOUR);
    expect(of(factsOf(events, {}, holiday), 'firstResponse')[0]?.businessValue).toBe(HOUR);
  });

  test('[B.4-6] what a bot resolved can be told from what a person resolved', () => {
    const bot = factsOf([created(), says(T), resolve(T + HOUR, null)]);
    const person = factsOf([created(), says(T), reply(T + 1), resolve(T + HOUR)]);
    expect(of(bot, 'firstResolution')[0]).toMatchObject({ agentId: null, flag: true });
    expect(of(person, 'firstResolution')[0]).toMatchObject({ agentId: ani, flag: false });
    expect(of(bot, 'firstContact')[0]?.leftOut).toBe('byBot');
  });

  test('[B.4-7] golden case: Friday 16:30 to Monday 09:30 is one hour of business', () => {
    const friday = T + 4 * DAY + 7.5 * HOUR;
    const facts = factsOf([created(friday), says(friday), reply(friday + 2 * DAY + 17 * HOUR)], {}, office);
    expect(of(facts, 'firstResponse')[0]).toMatchObject({ value: 2 * DAY + 17 * HOUR, businessValue: HOUR });
  });

  test('[B.4-8] two agents who close the same ticket close it once, for the first', () => {
    const again: HistoryEvent = { at: T + 2 * HOUR, type: 'status', from: 'resolved', to: 'resolved', byId: budi };
    const facts = factsOf([created(), says(T), reply(T + 1), resolve(T + HOUR), again]);
    expect(of(facts, 'fullResolution')).toHaveLength(1);
    expect(of(facts, 'fullResolution')[0]?.agentId).toBe(ani);
  });

  test('[B.4-8] a device whose clock is wrong cannot place its time before what it had seen, nor after now', () => {
    expect(placeActivity({ from: T + 5 * DAY, to: T + 5 * DAY + HOUR }, T, T + HOUR)).toEqual({ from: T, to: T + HOUR });
    expect(placeActivity({ from: T - 9 * DAY, to: T - 9 * DAY + MINUTE }, T, T + HOUR)).toEqual({ from: T - MINUTE, to: T });
    expect(placeActivity({ from: T, to: T + MINUTE }, T, T + HOUR)).toEqual({ from: T, to: T + MINUTE });
    expect(placeActivity({ from: T, to: T }, T, T + HOUR)).toBeNull();
    expect(placeActivity({ from: T - 2 * DAY, to: T }, null, T)).toBeNull();
  });

  test('[B.4-8] what is told days later marks its day as restated', () => {
    const told = (recordedAt: number) => ({ id: 'a', agentId: ani, ticketId: 't', from: T + 1, to: T + MINUTE, recordedAt, rev: 1 });
    const events = [created(), says(T), claim(T), reply(T + 1), resolve(T + HOUR)];
    const late = of(factsOf(events, { activities: [told(T + 3 * DAY)] }), 'handled')[0] as Fact;
    const prompt = of(factsOf(events, { activities: [told(T + MINUTE + 1)] }), 'handled')[0] as Fact;
    expect(isRestated(late, 'Asia/Jakarta')).toBe(true);
    expect(isRestated(prompt, 'Asia/Jakarta')).toBe(false);
  });
});

describe('definitions', () => {
  test('a follow-up by rule is work again, but no reopening and no failed first contact', () => {
    const first = [created(), says(T), claim(T + MINUTE), reply(T + 2 * MINUTE), resolve(T + HOUR)];
    const rule: HistoryEvent = { at: T + 2 * HOUR, type: 'followUp', toId: budi };
    const facts = factsOf([...first, rule, reply(T + 3 * HOUR, budi), resolve(T + 4 * HOUR, budi)], { assigneeId: budi });
    expect(figure(facts, 'reopenRate').value).toBe(0);
    expect(figure(facts, 'contactsHandled').value).toBe(2);
    expect(of(facts, 'contact').map(({ agentId }) => agentId)).toEqual([ani, budi]);
    const customer = factsOf([...first, says(T + 2 * HOUR), reopened(T + 2 * HOUR), reply(T + 3 * HOUR, budi), resolve(T + 4 * HOUR, budi)]);
    expect(figure(customer, 'reopenRate').value).toBe(50);
  });

  test('bot, automatic and outbound messages are no first response; outbound-first starts with the customer', () => {
    const facts = factsOf([created(), reply(T), auto(T + 1), says(T + HOUR), auto(T + HOUR + 1), reply(T + 2 * HOUR)]);
    expect(figure(facts, 'firstResponse')).toMatchObject({ value: HOUR, n: 1 });
    expect(figure(factsOf([created(), reply(T)]), 'firstResponse')).toMatchObject({ value: null, n: 0 });
  });

  test("an agent's clock starts with the assignment, and anew for the next one", () => {
    const facts = factsOf([created(), says(T), claim(T + HOUR), transfer(T + 2 * HOUR), claim(T + 3 * HOUR, budi), reply(T + 4 * HOUR, budi)]);
    expect(of(facts, 'agentFirstReply').map(({ agentId, value, leftOut }) => ({ agentId, value, leftOut }))).toEqual([
      { agentId: ani, value: null, leftOut: 'neverAnswered' },
      { agentId: budi, value: HOUR, leftOut: null },
    ]);
    expect(figure(facts, 'firstResponse').value).toBe(4 * HOUR);
  });

  test('the oldest unanswered message counts, not the newest', () => {
    const facts = factsOf([created(), says(T), reply(T + 1), says(T + HOUR), says(T + 2 * HOUR), reply(T + 3 * HOUR)]);
    expect(figure(facts, 'nextReply')).toMatchObject({ value: 2 * HOUR, n: 1 });
  });

  test('everyone who handled a ticket answers for their own part; attention is summed once', () => {
    const span = (from: number, to: number, agentId = ani) => ({ id: `${from}`, agentId, ticketId: 't', from, to, rev: 1 });
    const events = [
      created(),
      says(T),
      claim(T),
      reply(T + HOUR),
      transfer(T + 2 * HOUR),
      claim(T + 5 * HOUR, budi),
      reply(T + 6 * HOUR, budi),
      resolve(T + 7 * HOUR, budi),
    ];
    const activities = [span(T, T + 10 * MINUTE), span(T + 5 * MINUTE, T + 20 * MINUTE), span(T + 6 * HOUR, T + 6 * HOUR + MINUTE, budi)];
    const handled = of(factsOf(events, { activities }), 'handled');
    expect(handled.map(({ agentId, value, extra, flag }) => ({ agentId, value, extra, flag }))).toEqual([
      { agentId: ani, value: 2 * HOUR, extra: 20 * MINUTE, flag: true },
      { agentId: budi, value: 2 * HOUR, extra: MINUTE, flag: false },
    ]);
    expect(figure(handled, 'transferRate')).toMatchObject({ value: 50, n: 2 });
  });

  test('handling stands still while the ticket waits for the customer or sleeps', () => {
    const waits: HistoryEvent = { at: T + HOUR, type: 'status', from: 'open', to: 'waiting', byId: ani };
    const sleeps: HistoryEvent = { at: T + 6 * HOUR, type: 'snoozed', on: true };
    const facts = factsOf([
      created(),
      says(T),
      claim(T),
      reply(T + 1),
      waits,
      says(T + 5 * HOUR),
      sleeps,
      { at: T + 9 * HOUR, type: 'snoozed', on: false },
      resolve(T + 10 * HOUR),
    ]);
    expect(of(facts, 'handled')[0]?.value).toBe(3 * HOUR);
  });

  test('first contact fails for the same topic on any ticket within seven days, and is provisional until then', () => {
    const events = [created(), says(T), reply(T + 1), resolve(T + HOUR)];
    const other = (at: number, tags: string[], customerWrote = true) => ({ createdAt: at, tags, customerWrote });
    const first = (others: TicketInput['others'], now = T + 30 * DAY) =>
      figure(factsOf(events, { tags: ['refund'], others }), 'firstContactResolution', now);
    expect(first([])).toMatchObject({ value: 100, provisional: false });
    expect(first([], T + 2 * DAY)).toMatchObject({ value: 100, provisional: true });
    expect(first([other(T + 2 * DAY, ['refund', 'x'])], T + 3 * DAY)).toMatchObject({ value: 0, provisional: false });
    expect(first([other(T + 2 * DAY, ['delivery'])]).value).toBe(100);
    expect(first([other(T + 2 * DAY, ['refund'], false)]).value).toBe(100);
    expect(first([other(T + 8 * DAY, ['refund'])]).value).toBe(100);
    expect(first([other(T - DAY, ['refund'])]).value).toBe(100);
  });

  test('the resolution rate is of those created then, resolved by now', () => {
    const open = factsOf([created(), says(T), reply(T + 1)]);
    const done = factsOf([created(), says(T), reply(T + 1), resolve(T + 20 * DAY)]);
    expect(figure([...open, ...done], 'resolutionRate')).toMatchObject({ value: 50, n: 2, provisional: true });
  });

  test('time in the queue is of what was answered; abandoned ones are left out', () => {
    const answered = factsOf([
      created(),
      says(T),
      claim(T + MINUTE),
      { at: T + HOUR, type: 'assigned', toId: null, byId: ani },
      claim(T + HOUR + 3 * MINUTE, budi),
    ]);
    const abandoned = factsOf([created(), says(T), resolve(T + HOUR, null)]);
    expect(figure([...answered, ...abandoned], 'answerSpeed')).toMatchObject({ value: 2 * MINUTE, n: 2 });
    expect(of(abandoned, 'queueWait')[0]?.leftOut).toBe('abandoned');
  });

  test('a ticket merged away is neither resolved nor open', () => {
    const facts = factsOf([created(), says(T), claim(T), reply(T + 1), { at: T + HOUR, type: 'mergedAway', byId: ani }, says(T + DAY)]);
    expect(of(facts, 'firstResolution')).toEqual([]);
    expect(of(facts, 'cohort')[0]?.leftOut).toBe('merged');
    expect(of(facts, 'handled')[0]).toMatchObject({ value: HOUR, leftOut: null });
  });

  test('CSAT is the top two of five, NPS promoters less detractors, CES the mean', () => {
    const answer = (kind: 'csat' | 'nps' | 'ces', score: number | null) => ({
      ...{ id: `${kind}${score}`, kind, contactId: 'k', ticketId: 't', agentId: ani, sharedWithIds: [], score, comment: '' },
      ...{ askedAt: T + HOUR, answeredAt: score === null ? null : T + 2 * HOUR, rev: 1 },
    });
    const answers = [
      ...[5, 4, 3, 1].map((score) => answer('csat', score)),
      answer('csat', null),
      ...[10, 9, 9, 8, 7, 6, 0].map((score) => answer('nps', score)),
      ...[7, 5, 3].map((score) => answer('ces', score)),
    ];
    const facts = factsOf([created(), says(T), reply(T + 1), resolve(T + HOUR), { at: T + 2 * HOUR, type: 'rated', score: 5 }], { answers });
    expect(figure(facts, 'csat')).toMatchObject({ value: 50, n: 4 });
    expect(figure(facts, 'nps').value).toBeCloseTo((100 * 1) / 7);
    expect(figure(facts, 'ces')).toMatchObject({ value: 5, n: 3 });
  });

  test('a rating of the timeline counts where no survey was answered, for who resolved, shared when transferred', () => {
    const events = [created(), says(T), claim(T), reply(T + 1), transfer(T + 2), claim(T + 3, budi), reply(T + 4, budi), resolve(T + HOUR, budi)];
    const facts = factsOf([...events, { at: T + 2 * HOUR, type: 'rated', score: 5 }]);
    expect(of(facts, 'csat')).toMatchObject([{ agentId: budi, value: 5, flag: true }]);
  });
});

function breached(breachedAt: number, metAt: number) {
  return {
    ...{ kind: 'firstResponse', policyId: 'p', policyVersion: 1, startedAt: T, dueAt: breachedAt, warnAt: null, pausedAt: null, usedMs: 0 },
    ...{ metAt, breachedAt },
  } as unknown as TicketInput['sla'][number];
}
