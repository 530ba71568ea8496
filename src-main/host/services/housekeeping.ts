import type { Clock, Timer } from '#shared/base/clock.ts';
import type { Log, Notifier } from '../ports/host-ports.ts';
import { countUnreadMine } from '../store/queue-reader.ts';
import { indexNextEntries } from '../store/search-index.ts';
import { nextWake, wakeTickets } from '../store/ticket-store.ts';
import type { Work } from './work.ts';

const INDEX_CHUNK = 500;
const WAL_ALARM_BYTES = 64 * 1024 * 1024;

/** What a profile needs done beside answering: search index, ends of snoozes, the badge, the log's size. */
export function keepHouse(work: Pick<Work, 'profile' | 'serverClock'>, clock: Clock, notifier: Notifier, log: Log): { stop(): void } {
  const { store } = work.profile;
  let indexTimer: Timer | null = null;
  let badgeTimer: Timer | null = null;
  let badge = -1;
  let idle = true;

  /** A full or failing disk must not end the program from a timer: what was not done now is done after the next change. */
  const chore = (name: string, run: () => void) => (): void => {
    try {
      run();
    } catch (error) {
      log.error(`${name} failed`, { message: error instanceof Error ? error.message : '' });
    }
  };
  const index = chore('search index', () => {
    indexTimer = null;
    const more = store.write((tx) => indexNextEntries(tx, INDEX_CHUNK));
    if (more) indexTimer = clock.after(20, index);
  });
  const showBadge = chore('badge', () => {
    badgeTimer = null;
    const unread = countUnreadMine(store.read, work.profile.agentId);
    if (unread !== badge) notifier.badge(unread);
    badge = unread;
  });
  const offCommit = store.onCommit((touched) => {
    idle = false;
    if (touched.tickets.size === 0) return;
    indexTimer ??= clock.after(250, index);
    badgeTimer ??= clock.after(250, showBadge);
  });
  indexTimer = clock.after(250, index);
  badgeTimer = clock.after(250, showBadge);

  const wakeDue = chore('waking', () => {
    const now = work.serverClock.now();
    const next = nextWake(store.read);
    if (next !== null && next <= now) store.write((tx) => wakeTickets(tx, now));
  });
  const giveBackPages = chore('checkpoint', () => {
    const { walBytes, busy } = store.checkpoint(idle);
    idle = true;
    if (busy || walBytes > WAL_ALARM_BYTES) log.warn('write-ahead log grows', { walBytes, busy });
  });
  const wake = clock.every(5_000, wakeDue);
  const checkpoint = clock.every(60_000, giveBackPages);
  return {
    stop: () => {
      offCommit();
      for (const timer of [indexTimer, badgeTimer, wake, checkpoint]) timer?.cancel();
    },
  };
}
