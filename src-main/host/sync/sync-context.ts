import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import type { Change } from '#shared/domain/sync/change.ts';
import type { OverlayContext } from '../outbox/overlay.ts';
import type { Log } from '../ports/host-ports.ts';
import type { Profile } from '../store/profile.ts';
import type { ServerClock } from './server-clock.ts';
import type { Session } from './session.ts';

/** What every part of the sync works on. */
export type SyncContext = {
  readonly profile: Profile;
  readonly session: Session;
  readonly serverClock: ServerClock;
  readonly log: Log;
  /** Ids of the batch that is on its way. */
  readonly sending: Set<string>;
  /** A turn of the event loop, so that reads are answered between chunks. */
  turn(): Promise<void>;
  readonly events: SyncEvents;
};

/** What the rest of the host is told, after the commit. */
export type SyncEvents = {
  /** Newly arrived by a pull, never by a load. */
  arrived(changes: readonly Change[]): void;
  refused(command: CommandStatus): void;
  /** Commands of these tickets went on their way, or came back. */
  sendingChanged(ticketIds: readonly string[]): void;
  commandsLost(count: number): void;
};

export function overlayContext(context: Pick<SyncContext, 'profile' | 'serverClock'>): OverlayContext {
  return { agentId: context.profile.agentId, now: context.serverClock.now() };
}
