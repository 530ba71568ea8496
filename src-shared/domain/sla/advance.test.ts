import { describe, expect, it } from 'vitest';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import type { TicketCommandBody } from '../sync/command.ts';
import { applyTicketCommand } from '../ticket/apply-command.ts';
import { applyInbound } from '../ticket/inbound.ts';
import { absorbMerged } from '../ticket/merge.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { advanceSla, liveTimers, newBreaches } from './advance.ts';
import { chooseCalendar, choosePolicy, planOf, type SlaSetup } from './choose.ts';
import type { Calendar, SlaPolicy } from './sla.ts';
import type { SlaKind, SlaTimer } from './sla-timer.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AGENT = uuid(50);

function aPolicy(patch: Partial<SlaPolicy> = {}): SlaPolicy {
  return {
    id: uuid(70),
    name: 'Umum',
    position: 1,
    match: { queueIds: [], priorities: [], channels: [], contactTags: [] },
    targets: { firstResponse: 60, nextResponse: 30, resolution: 480 },
    calendarId: 'always',
    pauseWhileWaiting: true,
    warnMinutes: 10,
    rev: 3,
    ...patch,
  };
}

/** A ticket that goes through acts; each is dated in minutes after T0. */
function story(setup: SlaSetup = { policies: [aPolicy()], calendars: [] }, contactTags: readonly string[] = []) {
  let ticket: Ticket | null = null;
  let current = setup;
  const advance = (after: Ticket, minute: number): Ticket => {
    const sla = advanceSla({ before: ticket, after, contactTags, setup: current, at: T0 + minute * MINUTE });
    ticket = { ...after, sla, rev: after.rev + 1 };
    return ticket;
  };
  const act = (body: object, minute: number): Ticket => {
    const context = { commandId: uuid(900 + minute), agentId: AGENT, at: T0 + minute * MINUTE, targetTeamId: null, intoNumber: 0 };
    return advance(applyTicketCommand(ticket as Ticket, { ticketId: uuid(1), ...body } as TicketCommandBody, context).ticket, minute);
  };
  return {
    ticket: () => ticket as Ticket,
    writes: (minute: number) =>
      advance(applyInbound(ticket ?? aTicket({ status: 'new', awaitingSince: null, awaitingCount: 0 }), 'halo', T0 + minute * MINUTE), minute),
    replies: (minute: number) => act({ type: 'ticket.reply', text: 'ya', attachments: [], recipient: null, seenSeq: 0, reviewed: true }, minute),
    status: (status: Ticket['status'], minute: number) => act({ type: 'ticket.setStatus', status, baseStatusRev: 0 }, minute),
    act,
    advance,
    looks: (minute: number) => advance(ticket as Ticket, minute),
    setUp: (next: SlaSetup) => {
      current = next;
    },
    timer: (kind: SlaKind): SlaTimer | undefined => (ticket as Ticket).sla.find((timer) => timer.kind === kind),
  };
}
const minutes = (time: number | null | undefined) => (time == null ? time : (time - T0) / MINUTE);

describe('deadlines of a ticket', () => {
  it('start with the first message of the customer', () => {
    const s = story();
    s.writes(0);
    expect(s.ticket().sla.map(({ kind, dueAt, warnAt }) => [kind, minutes(dueAt), minutes(warnAt)])).toEqual([
      ['firstResponse', 60, 50],
      ['resolution', 480, 470],
    ]);
    expect(s.timer('firstResponse')).toMatchObject({ policyId: uuid(70), policyVersion: 3 });
  });

  it('are met by a public reply, not by a note, a claim or a snooze', () => {
    const s = story();
    s.writes(0);
    s.act({ type: 'ticket.note', text: 'x', attachments: [] }, 5);
    s.act({ type: 'ticket.claim' }, 6);
    s.act({ type: 'ticket.snooze', until: T0 + HOUR }, 7);
    expect(s.timer('firstResponse')?.metAt).toBeNull();
    s.replies(20);
    expect(minutes(s.timer('firstResponse')?.metAt)).toBe(20);
  });

  it('keep both: met after the deadline is met and breached (Libredesk never set met_at once breached)', () => {
    const s = story();
    s.writes(0);
    s.replies(61);
    expect(minutes(s.timer('firstResponse')?.breachedAt)).toBe(60);
    expect(minutes(s.timer('firstResponse')?.metAt)).toBe(61);
  });

  it('count an answer at the last instant as in time', () => {
    const s = story();
    s.writes(0);
    s.replies(60);
    expect(s.timer('firstResponse')?.breachedAt).toBeNull();
  });

  it('count the next answer from the oldest message without one', () => {
    const s = story();
    s.writes(0);
    s.replies(10);
    s.writes(20);
    s.writes(40);
    expect(minutes(s.timer('nextResponse')?.dueAt)).toBe(50);
    s.replies(45);
    expect(s.timer('nextResponse')).toMatchObject({ metAt: T0 + 45 * MINUTE, breachedAt: null });
  });

  it('never let the next answer overrule the first (Zammad #5177)', () => {
    const s = story();
    s.writes(0);
    s.writes(5);
    s.writes(10);
    expect(s.timer('nextResponse')).toBeUndefined();
    expect(minutes(s.timer('firstResponse')?.dueAt)).toBe(60);
  });

  it('do not escalate once the agent has answered (Zammad #3140)', () => {
    const s = story();
    s.writes(0);
    s.replies(10);
    s.looks(300);
    expect(newBreaches([], s.ticket().sla)).toEqual([]);
    expect(liveTimers(s.ticket()).map((timer) => timer.kind)).toEqual(['resolution']);
  });

  it('write when the resolution was met (Zammad #2579)', () => {
    const s = story();
    s.writes(0);
    s.replies(10);
    s.status('resolved', 100);
    expect(minutes(s.timer('resolution')?.metAt)).toBe(100);
  });

  it('end without a breach at the resolution, and run no further after it (Chatwoot #10178)', () => {
    const s = story();
    s.writes(0);
    s.status('resolved', 10);
    s.looks(10_000);
    expect(s.timer('firstResponse')).toBeUndefined();
    expect(s.timer('resolution')).toMatchObject({ metAt: T0 + 10 * MINUTE, breachedAt: null });
    expect(liveTimers(s.ticket())).toEqual([]);
  });

  it('keep what was missed before the resolution', () => {
    const s = story();
    s.writes(0);
    s.status('resolved', 90);
    expect(s.timer('firstResponse')).toMatchObject({ metAt: null, breachedAt: T0 + 60 * MINUTE });
  });

  it('begin a new round when the customer says thanks after the resolution (Libredesk kept the first resolution)', () => {
    const s = story();
    s.writes(0);
    s.replies(10);
    s.status('resolved', 20);
    s.writes(2_000);
    expect(minutes(s.timer('nextResponse')?.dueAt)).toBe(2_030);
    expect(s.timer('resolution')).toMatchObject({ startedAt: T0 + 2_000 * MINUTE, metAt: null });
    s.status('resolved', 2_005);
    expect(s.timer('nextResponse')).toBeUndefined();
    expect(minutes(s.timer('resolution')?.metAt)).toBe(2_005);
  });

  it('ask for a first answer again when the first round ended without one', () => {
    const s = story();
    s.writes(0);
    s.status('resolved', 90);
    s.writes(200);
    expect(s.timer('firstResponse')).toMatchObject({ startedAt: T0 + 200 * MINUTE, breachedAt: null });
  });

  it('go on with the time that was left when the agent opens the ticket again', () => {
    const s = story();
    s.writes(0);
    s.replies(10);
    s.status('resolved', 100);
    s.status('open', 5_000);
    expect(minutes(s.timer('resolution')?.dueAt)).toBe(5_380);
  });

  it('stand still while the ticket waits for the customer, when the policy says so', () => {
    const s = story();
    s.writes(0);
    s.replies(10);
    s.status('waiting', 60);
    expect(s.timer('resolution')).toMatchObject({ dueAt: null, pausedAt: T0 + 60 * MINUTE, usedMs: HOUR });
    s.looks(10_000);
    s.writes(10_060);
    expect(s.timer('resolution')).toMatchObject({ pausedAt: null, breachedAt: null, dueAt: T0 + (10_060 + 420) * MINUTE });

    const other = story({ policies: [aPolicy({ pauseWhileWaiting: false })], calendars: [] });
    other.writes(0);
    other.replies(10);
    other.status('waiting', 60);
    expect(minutes(other.timer('resolution')?.dueAt)).toBe(480);
  });

  it('let an answer wait on while the status is waiting: the customer still has none', () => {
    const s = story();
    s.writes(0);
    s.status('waiting', 5);
    expect(minutes(liveTimers(s.ticket()).find((timer) => timer.kind === 'firstResponse')?.dueAt)).toBe(60);
  });

  it('follow a new priority from where the clock began', () => {
    const urgent = aPolicy({
      id: uuid(71),
      position: 0,
      match: { ...aPolicy().match, priorities: ['urgent'] },
      targets: { firstResponse: 15, nextResponse: 15, resolution: 60 },
    });
    const s = story({ policies: [aPolicy(), urgent], calendars: [] });
    s.writes(0);
    s.act({ type: 'ticket.setPriority', priority: 'urgent' }, 5);
    expect(s.timer('firstResponse')).toMatchObject({ policyId: uuid(71), startedAt: T0, dueAt: T0 + 15 * MINUTE });
    s.act({ type: 'ticket.setPriority', priority: 'low' }, 10);
    expect(minutes(s.timer('firstResponse')?.dueAt)).toBe(60);
  });

  it('keep a breach when a milder policy comes later', () => {
    const s = story();
    s.writes(0);
    s.looks(61);
    s.setUp({ policies: [aPolicy({ rev: 4, targets: { firstResponse: 600, nextResponse: 600, resolution: 6_000 } })], calendars: [] });
    s.looks(62);
    expect(s.timer('firstResponse')).toMatchObject({ breachedAt: T0 + 60 * MINUTE, policyVersion: 3 });
    expect(s.timer('resolution')).toMatchObject({ policyVersion: 4, dueAt: T0 + 6_000 * MINUTE });
  });

  it('start when a policy appears, from the oldest message without an answer', () => {
    const s = story({ policies: [], calendars: [] });
    s.writes(0);
    expect(s.ticket().sla).toEqual([]);
    s.setUp({ policies: [aPolicy()], calendars: [] });
    s.looks(30);
    expect(s.ticket().sla.map(({ kind, dueAt }) => [kind, minutes(dueAt)])).toEqual([
      ['firstResponse', 60],
      ['resolution', 480],
    ]);
    s.setUp({ policies: [], calendars: [] });
    s.looks(31);
    expect(s.ticket().sla).toEqual([]);
  });

  it('give the same again when nothing happened', () => {
    const s = story();
    s.writes(0);
    const before = s.ticket().sla;
    expect(s.looks(20).sla).toBe(before);
  });

  it('move with a merge to who has waited longest, and end at the merged ticket without a verdict', () => {
    const setup = { policies: [aPolicy()], calendars: [] };
    const source = aTicket({ id: uuid(2), awaitingSince: T0 - 30 * MINUTE, createdAt: T0 - 30 * MINUTE });
    const s = story(setup);
    s.writes(0);
    s.advance(absorbMerged(s.ticket(), source, T0 + 5 * MINUTE), 5);
    expect(minutes(s.timer('firstResponse')?.dueAt)).toBe(30);
    s.act({ type: 'ticket.merge', intoTicketId: uuid(9) }, 6);
    expect(s.ticket().sla).toEqual([]);
  });

  it('have no deadline in a calendar that never opens', () => {
    const s = story({ policies: [aPolicy({ calendarId: null })], calendars: [aCalendar({ week: [] })] });
    s.writes(0);
    expect(s.timer('firstResponse')).toMatchObject({ dueAt: null, breachedAt: null });
    s.replies(5);
    expect(minutes(s.timer('firstResponse')?.metAt)).toBe(5);
  });
});

function aCalendar(patch: Partial<Calendar> = {}): Calendar {
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 540, minutes: 480 }));
  return {
    id: uuid(80),
    name: 'Toko',
    scope: { kind: 'workspace' },
    timeZone: 'Asia/Jakarta',
    week,
    holidays: [],
    awayMessage: null,
    rev: 1,
    ...patch,
  };
}

describe('which one counts', () => {
  it('takes the matching policy with the lowest position', () => {
    const vip = aPolicy({ id: uuid(72), position: 0, match: { ...aPolicy().match, contactTags: ['vip'] } });
    const chat = aPolicy({ id: uuid(73), position: 0, match: { ...aPolicy().match, channels: ['webchat'] } });
    expect(choosePolicy(aTicket(), ['vip'], [aPolicy(), chat, vip])?.id).toBe(uuid(72));
    expect(choosePolicy(aTicket(), [], [aPolicy(), chat, vip])?.id).toBe(uuid(73));
    expect(choosePolicy(aTicket({ channel: 'email' }), [], [aPolicy(), chat, vip])?.id).toBe(uuid(70));
    expect(choosePolicy(aTicket({ channel: 'email' }), [], [chat])).toBeNull();
  });

  it('takes the narrowest calendar whole, without the holidays of a wider one (Zammad #390)', () => {
    const all = aCalendar({ holidays: [{ date: '2026-11-02', name: 'Libur' }] });
    const team = aCalendar({ id: uuid(81), scope: { kind: 'team', teamId: uuid(30) } });
    const queue = aCalendar({ id: uuid(82), scope: { kind: 'queue', queueId: uuid(20) } });
    expect(chooseCalendar(aTicket(), [all, team, queue])).toBe(queue);
    expect(chooseCalendar(aTicket({ queueId: uuid(21) }), [all, team, queue])).toBe(team);
    expect(chooseCalendar(aTicket({ queueId: uuid(21), teamId: uuid(31) }), [all, team, queue])).toBe(all);
    expect(planOf(aTicket(), [], { policies: [aPolicy({ calendarId: null })], calendars: [all, team] })?.work).toBe(team);
    expect(planOf(aTicket(), [], { policies: [aPolicy({ calendarId: uuid(80) })], calendars: [all, team] })?.work).toBe(all);
  });
});
