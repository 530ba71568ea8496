import type { Clock } from '#shared/base/clock.ts';
import { liveTimers } from '#shared/domain/sla/advance.ts';
import type { Log } from '../ports/host-ports.ts';
import { warnedBetween } from '../store/queue-reader.ts';
import { getTicket } from '../store/ticket-store.ts';
import type { Notice } from './change-hub.ts';
import type { Work } from './work.ts';

export type DeadlineNotice = Extract<Notice, { kind: 'deadline' }>;

const LOOK_MS = 5_000;

/** Warns of the agent's own tickets whose deadline comes near, offline too. What passed before the start is not announced. */
export function watchDeadlines(
  { profile, serverClock }: Pick<Work, 'profile' | 'serverClock'>,
  clock: Pick<Clock, 'every'>,
  log: Log,
  warn: (notice: DeadlineNotice) => void,
): { stop(): void } {
  let looked = serverClock.now();
  const look = (): void => {
    const now = serverClock.now();
    const db = profile.store.read;
    const near = warnedBetween(db, profile.agentId, looked, now);
    looked = now;
    for (const { id, contactName } of near) {
      const ticket = getTicket(db, id);
      if (ticket === null) continue;
      const timer = liveTimers(ticket).find((one) => one.dueAt !== null && one.dueAt > now && one.warnAt !== null && one.warnAt <= now);
      if (timer?.dueAt == null) continue;
      warn({ kind: 'deadline', ticketId: id, number: ticket.number, contactName, timer: timer.kind, dueAt: timer.dueAt });
    }
  };
  const timer = clock.every(LOOK_MS, () => {
    try {
      look();
    } catch (error) {
      // A failing disk must not end the program from a timer; the ticket's mark still shows the deadline.
      log.warn('deadlines not watched', { kind: error instanceof Error ? error.name : typeof error });
    }
  });
  return { stop: () => timer.cancel() };
}
