import type { Actor } from '#shared/domain/permission/role.ts';
import { getDirectory } from '../store/directory-store.ts';
import type { ReadDb } from '../store/sqlite.ts';

/** The signed-in agent as the local directory knows them; before it is loaded they see nothing. */
export function actorOf(db: ReadDb, agentId: string): Actor {
  const agent = getDirectory(db, 'agent', agentId);
  return agent === null ? { agentId, role: 'agent', teamIds: [] } : { agentId, role: agent.role, teamIds: agent.teamIds };
}
