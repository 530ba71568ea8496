import { CodedError } from '#shared/contract/errors.ts';
import type { IssueContext } from '../outbox/issue-command.ts';
import type { Profile } from '../store/profile.ts';
import type { ServerClock } from '../sync/server-clock.ts';
import type { Session } from '../sync/session.ts';
import type { SyncLoop } from '../sync/sync-loop.ts';
import type { Uploads } from '../sync/uploads.ts';
import type { Attention } from './attention.ts';
import type { Presence } from './presence.ts';

/** Everything that lives from a sign-in to the sign-out. */
export type Work = {
  readonly profile: Profile;
  readonly session: Session;
  readonly serverClock: ServerClock;
  readonly loop: SyncLoop;
  readonly uploads: Uploads;
  readonly presence: Presence;
  readonly sending: ReadonlySet<string>;
  readonly issue: IssueContext;
  readonly front: Front;
  readonly attention: Attention;
};

/** What the agent has in front of them. */
export type Front = { ticketId: string | null };

/** The signed-in work, or NOT_SIGNED_IN. */
export type CurrentWork = () => Work;

export function workOf(current: () => Work | null): CurrentWork {
  return () => {
    const work = current();
    if (work === null) throw new CodedError('NOT_SIGNED_IN');
    return work;
  };
}
