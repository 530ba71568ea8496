import type { QueueFilter, QueueRow } from '#shared/contract/console/console-shapes.ts';
import { type Sort, VIEWS, type View } from '#shared/domain/ticket/queue-view.ts';
import { actorOf } from '../outbox/actor.ts';
import { countQueue, countView, listQueue, positionInQueue, type QueueQuery } from '../store/queue-reader.ts';
import { nextWake, wakeTickets } from '../store/ticket-store.ts';
import type { CurrentWork, Work } from './work.ts';

export type QueueAsk = { readonly view: View; readonly filter: QueueFilter; readonly sort: Sort };

export type QueueService = {
  list(ask: QueueAsk & { offset: number; limit: number; generation: number }): { rows: QueueRow[]; total: number; generation: number };
  position(ask: QueueAsk & { ticketId: string }): { position: number | null };
  counts(): Record<View, number>;
};

/** A filtered count looks at every row of its view; scrolling asks for it again and again. */
const COUNT_HOLDS_MS = 5_000;

export function createQueueService(current: CurrentWork): QueueService {
  let counted: { readonly key: string; readonly commits: number; readonly at: number; readonly total: number } | null = null;
  const totalOf = ({ profile }: Work, query: QueueQuery): number => {
    const { now, ...rest } = query;
    const key = profile.id + JSON.stringify(rest);
    const commits = profile.store.commits();
    if (counted?.key !== key || counted.commits !== commits || now - counted.at > COUNT_HOLDS_MS) {
      counted = { key, commits, at: now, total: countQueue(profile.store.read, query) };
    }
    return counted.total;
  };
  return {
    list: ({ offset, limit, generation, ...ask }) => {
      const work = awake(current());
      const query = queryOf(work, ask);
      return { rows: listQueue(work.profile.store.read, query, offset, limit), total: totalOf(work, query), generation };
    },
    position: ({ ticketId, ...ask }) => {
      const work = awake(current());
      return { position: positionInQueue(work.profile.store.read, queryOf(work, ask), ticketId) };
    },
    counts: () => {
      const { profile } = awake(current());
      const { teamIds } = actorOf(profile.store.read, profile.agentId);
      const pairs = VIEWS.map((view) => [view, countView(profile.store.read, view, profile.agentId, teamIds)]);
      return Object.fromEntries(pairs) as Record<View, number>;
    },
  };
}

/** Snoozes that ran out since the last look are moved first, so that the views are as `inView` says. */
function awake(work: Work): Work {
  const now = work.serverClock.now();
  const next = nextWake(work.profile.store.read);
  if (next !== null && next <= now) work.profile.store.write((tx) => wakeTickets(tx, now));
  return work;
}

function queryOf({ profile, serverClock }: Work, ask: QueueAsk): QueueQuery {
  const { teamIds } = actorOf(profile.store.read, profile.agentId);
  return { ...ask, agentId: profile.agentId, teamIds, now: serverClock.now() };
}
