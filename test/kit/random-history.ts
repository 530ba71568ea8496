import fc from 'fast-check';
import type { Contact } from '../../src-shared/domain/contact/contact.ts';
import type { Activity, StateEvent } from '../../src-shared/domain/metric/metric.ts';
import { noSetup } from '../../src-shared/domain/sla/choose.ts';
import type { Calendar } from '../../src-shared/domain/sla/sla.ts';
import type { SlaTimer } from '../../src-shared/domain/sla/sla-timer.ts';
import type { SurveyAnswer } from '../../src-shared/domain/survey/survey.ts';
import type { Entry, Ticket } from '../../src-shared/domain/ticket/ticket.ts';
import { createRandom } from './sample/random.ts';
import { type Step, tell } from './sample/timeline.ts';
import { aContact, aTicket, uuid } from './ticket-factory.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const HISTORY_FROM = Date.UTC(2026, 9, 1, 0);
export const AGENTS = [uuid(50), uuid(51), uuid(52)] as const;
export const QUEUES = [
  { id: uuid(20), teamId: uuid(30) },
  { id: uuid(21), teamId: uuid(31) },
] as const;
const TAGS = [[], ['refund'], ['refund', 'slow'], ['delivery']] as const;

export type History = {
  readonly contacts: readonly Contact[];
  readonly tickets: readonly { readonly ticket: Ticket; readonly entries: readonly Entry[] }[];
  readonly answers: readonly SurveyAnswer[];
  readonly activities: readonly Activity[];
  readonly states: readonly StateEvent[];
  readonly calendar: Calendar | null;
};

const aStep = fc.record({
  gap: fc.oneof(fc.integer({ min: 1, max: 90 * MINUTE }), fc.integer({ min: DAY, max: 9 * DAY })),
  agent: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom(
    'says',
    'says',
    'reply',
    'reply',
    'claim',
    'release',
    'note',
    'resolve',
    'resolve',
    'wait',
    'snooze',
    'transfer',
    'rate',
    'bot',
  ),
});
const aMatter = fc.record({
  contact: fc.integer({ min: 0, max: 3 }),
  after: fc.integer({ min: 0, max: 30 * DAY }),
  queue: fc.integer({ min: 0, max: 1 }),
  tags: fc.constantFrom(...TAGS),
  outbound: fc.boolean(),
  steps: fc.array(aStep, { maxLength: 14 }),
  sla: fc.uniqueArray(fc.record({ kind: fc.integer({ min: 0, max: 2 }), met: fc.boolean(), breached: fc.boolean() }), {
    maxLength: 3,
    selector: (timer) => timer.kind,
  }),
  spans: fc.array(
    fc.record({
      agent: fc.integer({ min: 0, max: 2 }),
      after: fc.integer({ min: 0, max: 3 * DAY }),
      ms: fc.integer({ min: 3_000, max: HOUR }),
      late: fc.integer({ min: 0, max: 2 * DAY }),
    }),
    { maxLength: 4 },
  ),
  answers: fc.array(
    fc.record({
      kind: fc.constantFrom('csat', 'ces', 'nps'),
      agent: fc.integer({ min: 0, max: 2 }),
      score: fc.option(fc.integer({ min: 1, max: 5 })),
      after: fc.integer({ min: 0, max: 9 * DAY }),
    }),
    { maxLength: 2 },
  ),
});

/** What may happen in a small workspace in some weeks, by the product's own rules. */
export const aHistory: fc.Arbitrary<History> = fc
  .record({
    matters: fc.array(aMatter, { minLength: 1, maxLength: 6 }),
    merged: fc.boolean(),
    calendar: fc.boolean(),
    states: fc.array(
      fc.record({
        agent: fc.integer({ min: 0, max: 2 }),
        after: fc.integer({ min: 0, max: 40 * DAY }),
        state: fc.constantFrom('available', 'busy', 'meal', 'offline', 'wrapUp'),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ matters, merged, calendar, states }) => ({
    contacts: [40, 41, 42, 43].map((n, index) =>
      aContact({ id: uuid(n), name: `Pelanggan ${n}`, identities: [], mergedIntoId: merged && index === 1 ? uuid(40) : null }),
    ),
    tickets: matters.map((matter, index) => ticketOf(matter, index)),
    answers: matters.flatMap((matter, index) => answersOf(matter, index)),
    activities: matters.flatMap(({ spans, after }, index) =>
      spans.map((span, at) => {
        const from = HISTORY_FROM + after + span.after;
        const to = from + span.ms;
        return {
          id: uuid(70_000 + index * 10 + at),
          agentId: AGENTS[span.agent] as string,
          ticketId: uuid(1_000 + index),
          from,
          to,
          recordedAt: to + span.late,
          rev: 1,
        };
      }),
    ),
    states: states.map(
      ({ agent, after, state }, index) =>
        ({ id: uuid(80_000 + index), agentId: AGENTS[agent] as string, state, at: HISTORY_FROM + after + index, rev: 1 }) as const,
    ),
    calendar: calendar ? office : null,
  }));

const office: Calendar = {
  ...{
    id: uuid(60),
    name: 'Kantor',
    scope: { kind: 'workspace' },
    timeZone: 'Asia/Jakarta',
    awayMessage: null,
    rev: 1,
    holidays: [{ date: '2026-10-07', name: 'Libur' }],
  },
  week: [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 540, minutes: 480 })),
};

const noDeadlines = { setup: noSetup, contactTags: [], now: HISTORY_FROM + 400 * DAY };

type Matter = typeof aMatter extends fc.Arbitrary<infer T> ? T : never;

function ticketOf(matter: Matter, index: number): History['tickets'][number] {
  const queue = QUEUES[matter.queue] as (typeof QUEUES)[number];
  const createdAt = HISTORY_FROM + matter.after;
  const fresh = aTicket({
    ...{ id: uuid(1_000 + index), number: index + 1, queueId: queue.id, teamId: queue.teamId, contactId: uuid(40 + matter.contact), status: 'new' },
    ...{
      tags: [...matter.tags].sort(),
      createdAt,
      updatedAt: createdAt,
      awaitingSince: null,
      awaitingCount: 0,
      lastInboundAt: null,
      lastMessageAt: null,
      preview: '',
      previewDirection: null,
    },
  });
  const steps: Step[] = matter.outbound ? [] : [{ at: createdAt, by: 'customer', text: 'Halo' }];
  let at = createdAt;
  for (const step of matter.steps) {
    at += step.gap;
    const planned = stepOf(step, at);
    if (planned !== null) steps.push(planned);
  }
  const told = tell(fresh, steps, { identityId: uuid(41), channel: 'webchat', value: uuid(42) }, createRandom(7, index), noDeadlines);
  // The rules' own entry for a status that is there already is none; ids must differ between tickets of one history.
  const entries = told.entries.map((entry, n) =>
    withBot(
      { ...entry, id: uuid(100_000 + index * 1_000 + n) },
      matter.steps.some((step) => step.what === 'bot'),
    ),
  );
  return { ticket: { ...told.ticket, sla: matter.sla.flatMap((timer) => timerOf(timer, createdAt)) }, entries };
}

/** Every third answer of such a ticket was a bot's. */
function withBot(entry: Entry, bot: boolean): Entry {
  const isBots =
    bot &&
    (entry.seq ?? 0) % 3 === 0 &&
    entry.author.kind === 'agent' &&
    (entry.kind === 'message' || (entry.kind === 'event' && entry.event.type === 'status'));
  return isBots ? { ...entry, author: { kind: 'system' } } : entry;
}

function stepOf({ what, agent }: { what: string; agent: number }, at: number): Step | null {
  const by = { at, by: 'agent', agentId: AGENTS[agent] as string } as const;
  switch (what) {
    case 'says':
      return { at, by: 'customer', text: 'Bagaimana?' };
    case 'rate':
      return { at, by: 'customer', rating: 1 + (at % 5), comment: '' };
    case 'reply':
      return { ...by, command: { type: 'reply', text: 'Baik.' } };
    case 'note':
      return { ...by, command: { type: 'note', text: 'Catatan' } };
    case 'claim':
    case 'release':
      return { ...by, command: { type: what } };
    case 'resolve':
      return { ...by, command: { type: 'setStatus', status: 'resolved' } };
    case 'wait':
      return { ...by, command: { type: 'setStatus', status: 'waiting' } };
    case 'snooze':
      return { ...by, command: { type: 'snooze', until: at + HOUR } };
    case 'transfer': {
      const queue = QUEUES[at % 2] as (typeof QUEUES)[number];
      return { ...by, command: { type: 'transfer', queueId: queue.id, teamId: queue.teamId } };
    }
    default:
      return null;
  }
}

function timerOf({ kind, met, breached }: { kind: number; met: boolean; breached: boolean }, startedAt: number): SlaTimer[] {
  const base = {
    policyId: uuid(61),
    policyVersion: 1,
    startedAt,
    runFrom: startedAt,
    dueAt: startedAt + HOUR,
    warnAt: null,
    pausedAt: null,
    usedMs: 0,
  };
  const kinds = ['firstResponse', 'nextResponse', 'resolution'] as const;
  return [
    {
      ...base,
      kind: kinds[kind] ?? 'resolution',
      metAt: met ? startedAt + 2 * HOUR : null,
      breachedAt: breached ? startedAt + HOUR : null,
    },
  ];
}

function answersOf({ answers, after, contact }: Matter, index: number): SurveyAnswer[] {
  return answers.map(({ kind, agent, score, after: later }, n) => {
    const askedAt = HISTORY_FROM + after + later;
    return {
      ...{ id: uuid(90_000 + index * 10 + n), kind, contactId: uuid(40 + contact), ticketId: kind === 'nps' ? null : uuid(1_000 + index) },
      ...{ agentId: kind === 'nps' ? null : (AGENTS[agent] as string), sharedWithIds: agent === 1 ? [AGENTS[0]] : [], score, comment: '' },
      ...{ askedAt, answeredAt: score === null ? null : askedAt + HOUR, rev: 1 },
    };
  });
}
