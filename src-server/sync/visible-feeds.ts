import type { Actor } from '#shared/domain/permission/role.ts';
import { type FeedId, teamFeed, WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import type { Trx } from '../db/database.ts';
import { teamIdsOf } from '../modules/directory/directory-service.ts';

/** The feeds that an agent follows: the workspace's and those of their teams, an administrator all. */
export async function visibleFeeds(trx: Trx, actor: Actor): Promise<FeedId[]> {
  const teamIds = actor.role === 'admin' ? await teamIdsOf(trx) : [...actor.teamIds].sort();
  return [WORKSPACE_FEED, ...teamIds.map(teamFeed)];
}
