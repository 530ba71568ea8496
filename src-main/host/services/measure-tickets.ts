import type { Clock, Timer } from '#shared/base/clock.ts';
import { answerFact } from '#shared/domain/metric/answer-facts.ts';
import type { Fact } from '#shared/domain/metric/fact.ts';
import { historyOf } from '#shared/domain/metric/history.ts';
import type { Activity } from '#shared/domain/metric/metric.ts';
import { METRIC_PARAMETERS } from '#shared/domain/metric/parameters.ts';
import { ticketFacts } from '#shared/domain/metric/ticket-facts.ts';
import { chooseCalendar } from '#shared/domain/sla/choose.ts';
import type { Calendar } from '#shared/domain/sla/sla.ts';
import { workingMsBetween } from '#shared/domain/sla/work-time.ts';
import type { Entry, Ticket } from '#shared/domain/ticket/ticket.ts';
import { bodyOf, listUnsettled } from '../outbox/outbox-rows.ts';
import { localEntries } from '../outbox/overlay.ts';
import type { Log } from '../ports/host-ports.ts';
import { answersOfTicket, relationshipAnswer } from '../store/answer-store.ts';
import { listDirectory } from '../store/directory-store.ts';
import { hasEntry } from '../store/entry-store.ts';
import {
  activitiesOf,
  concerns,
  earlierOwn,
  forgetDirty,
  isDirty,
  laterTickets,
  replaceFacts,
  someDirty,
  timelineOf,
} from '../store/metric-facts.ts';
import type { Profile } from '../store/profile.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { getTicket } from '../store/ticket-store.ts';
import type { WriteTx } from '../store/write-tx.ts';

/** After a change: soon enough to be seen at once, late enough to take what follows with it. */
const SOON_MS = 100;
const PAUSE_MS = 20;
/** So long a portion may hold the thread. */
const PORTION_MS = 10;
const LOOK_AT = 200;

/** What the server told of a ticket, then what only this computer knows yet, each in its order. */
export function wholeTimeline(db: ReadDb, ticketId: string, agentId: string): Entry[] {
  const pending = localEntries(db, ticketId, agentId).map(({ entry }) => entry);
  return [...timelineOf(db, ticketId), ...pending.filter((entry) => !hasEntry(db, entry.id))];
}

/** Measures anew what has changed, in portions, newest first. Triggers of the store say what that is. */
export function keepMeasured(profile: Profile, clock: Clock, log: Log): { stop(): void } {
  const { store } = profile;
  const measure = createMeasure(profile);
  let timer: Timer | null = null;
  const portion = (): void => {
    timer = null;
    try {
      if (!isDirty(store.read)) return;
      const until = clock.monotonic() + PORTION_MS;
      store.write((tx) => {
        for (const id of someDirty(tx, LOOK_AT)) {
          measure(tx, id);
          if (clock.monotonic() >= until) break;
        }
      });
      timer ??= clock.after(PAUSE_MS, portion);
    } catch (error) {
      // A full disk must not end the program from a timer: it goes on after the next change.
      log.error('not measured', { message: error instanceof Error ? error.message : '' });
    }
  };
  const off = store.onCommit(() => {
    timer ??= clock.after(SOON_MS, portion);
  });
  timer = clock.after(SOON_MS, portion);
  return {
    stop: () => {
      off();
      timer?.cancel();
    },
  };
}

/** Measures one source and what its coming changed for earlier tickets of the customer. */
export function createMeasure({ agentId }: Pick<Profile, 'agentId'>): (tx: WriteTx, sourceId: string) => void {
  let kept: { readonly key: string; readonly calendars: readonly Calendar[] } = { key: '', calendars: [] };
  const calendarsOf = (db: ReadDb): readonly Calendar[] => {
    const calendars = listDirectory(db, 'calendar');
    const key = calendars.map(({ id, rev }) => `${id} ${rev}`).join();
    // The same calendars keep what they have worked out about their days.
    if (kept.key !== key) kept = { key, calendars };
    return kept.calendars;
  };

  const put = (tx: WriteTx, sourceId: string, facts: readonly Fact[]): void => {
    if (replaceFacts(tx, sourceId, facts)) tx.touched.topics.add('performance');
  };
  const own = (tx: WriteTx, ticket: Ticket): void => {
    const facts = concerns(tx, ticket.id, agentId) ? factsOf(tx, ticket, agentId, calendarsOf(tx)) : [];
    put(
      tx,
      ticket.id,
      facts.filter((fact) => fact.agentId === agentId),
    );
  };

  return (tx, sourceId) => {
    const ticket = getTicket(tx, sourceId);
    forgetDirty(tx, sourceId);
    if (ticket === null) {
      const answer = relationshipAnswer(tx, sourceId);
      // What was measured of a ticket that went out of sight happened all the same.
      if (answer !== null) put(tx, sourceId, [answerFact(answer, null)]);
      return;
    }
    own(tx, ticket);
    for (const id of earlierOwn(tx, ticket.contactId, ticket.id, ticket.createdAt, METRIC_PARAMETERS.firstContactWindowMs)) {
      const earlier = getTicket(tx, id);
      if (earlier !== null) own(tx, earlier);
    }
  };
}

function factsOf(db: ReadDb, ticket: Ticket, agentId: string, calendars: readonly Calendar[]): Fact[] {
  const calendar = chooseCalendar(ticket, calendars);
  const until = ticket.updatedAt + METRIC_PARAMETERS.firstContactWindowMs;
  return ticketFacts(
    {
      ...{ ticketId: ticket.id, tags: ticket.tags, assigneeId: ticket.assigneeId, sla: ticket.sla },
      events: historyOf(wholeTimeline(db, ticket.id, agentId)),
      activities: attention(db, ticket.id, agentId),
      answers: answersOfTicket(db, ticket.id).toReversed(),
      others: laterTickets(db, ticket.contactId, ticket.id, ticket.createdAt, until),
    },
    calendar === null ? null : (from, to) => workingMsBetween(calendar, from, to),
    METRIC_PARAMETERS,
  );
}

/** What the server knows, and what waits here to be told. */
function attention(db: ReadDb, ticketId: string, agentId: string): Activity[] {
  const told = activitiesOf(db, ticketId);
  const waiting = listUnsettled(db, { kind: 'agent', id: agentId }).flatMap((row): Activity[] => {
    const body = bodyOf(row);
    if (body.type !== 'agent.activity' || body.ticketId !== ticketId || told.some(({ id }) => id === row.command_id)) return [];
    return [{ id: row.command_id, agentId, ticketId, from: body.from, to: body.to, rev: 0 }];
  });
  return [...told, ...waiting];
}
