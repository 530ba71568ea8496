import type { AgentState } from '#shared/domain/presence/agent-state.ts';
import type { Database } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import { loadAgents } from '../directory/directory-service.ts';
import { markSeenByAgent } from '../ticket/delivery-service.ts';
import { findVisibleTicket, type VisibleTicket } from './presence-repository.ts';

/** Null for a ticket that is not there or that the agent may not see: the two look the same. */
export function visibleTicket(db: Database, context: RequestContext, ticketId: string): Promise<VisibleTicket | null> {
  return readWorkspace(db, context.workspaceId, (trx) => findVisibleTicket(trx, context.actor, ticketId));
}

/** The agent has the customer's messages up to entry `seq` on screen. Does nothing for a ticket they may not see. */
export async function markSeen(db: Database, context: RequestContext, ticketId: string, seq: number): Promise<void> {
  await withWorkspace(db, context.workspaceId, async (trx) => {
    if ((await findVisibleTicket(trx, context.actor, ticketId)) !== null) await markSeenByAgent(trx, { ticketId, seq });
  });
}

export type AgentNow = { readonly agentId: string; readonly name: string; readonly state: AgentState };

/** Names and states as they are now; agents that are not there are left out. */
export async function agentsNow(db: Database, workspaceId: string, agentIds: readonly string[]): Promise<AgentNow[]> {
  if (agentIds.length === 0) return [];
  const agents = await readWorkspace(db, workspaceId, (trx) => loadAgents(trx, agentIds));
  return agents.map((agent) => ({ agentId: agent.id, name: agent.name, state: agent.state }));
}
