import { type ConfigRow, maySeeConfig } from '#shared/domain/config/config.ts';
import { type Actor, maySeeTeam } from '#shared/domain/permission/role.ts';
import { type Change, ENTITY_KINDS, type EntityByKind, type EntityKind } from '#shared/domain/sync/change.ts';
import { maySeeTemplate } from '#shared/domain/template/rights.ts';
import type { Trx } from '../db/database.ts';
import { loadConfig } from '../modules/config/config-service.ts';
import { loadContacts } from '../modules/contact/contact-service.ts';
import { loadAgents, loadQueues, loadTeams, loadWorkspaces } from '../modules/directory/directory-service.ts';
import { loadActivities, loadStateEvents } from '../modules/metric/metric-rows.ts';
import { loadOrders } from '../modules/order/order-service.ts';
import { loadAnswers } from '../modules/survey/answer-rows.ts';
import { loadTemplates } from '../modules/template/template-service.ts';
import { loadEntries, loadTickets } from '../modules/ticket/ticket-service.ts';

export type RowRef = { readonly kind: EntityKind; readonly id: string };

export const upsert = <K extends EntityKind>(kind: K, entity: EntityByKind[K]): Change => ({ op: 'upsert', kind, entity }) as Change;

/** The rows of a kind that this agent may see, as they are now. */
async function loadVisible(trx: Trx, actor: Actor, kind: EntityKind, ids: readonly string[]): Promise<EntityByKind[EntityKind][]> {
  switch (kind) {
    case 'workspace':
      return loadWorkspaces(trx, ids);
    case 'team':
      return loadTeams(trx, ids);
    case 'queue':
      return loadQueues(trx, ids);
    case 'agent':
      return loadAgents(trx, ids);
    case 'template':
      return (await loadTemplates(trx, ids)).filter((template) => maySeeTemplate(actor, template));
    case 'calendar':
    case 'slaPolicy':
    case 'target':
    case 'survey':
    case 'macro':
      return (await loadConfig(trx, kind, ids)).filter((row) => maySeeConfig(actor, { kind, row } as ConfigRow));
    case 'contact':
      return loadContacts(trx, ids);
    case 'order':
      return loadOrders(trx, ids);
    case 'ticket':
      return (await loadTickets(trx, ids)).filter((ticket) => maySeeTeam(actor, ticket.teamId));
    case 'entry':
      return (await loadEntries(trx, ids)).filter(({ teamId }) => maySeeTeam(actor, teamId)).map(({ entry }) => entry);
    case 'answer':
      return (await loadAnswers(trx, ids)).filter(({ teamId }) => teamId === null || maySeeTeam(actor, teamId)).map(({ answer }) => answer);
    case 'stateEvent':
      return loadStateEvents(trx, ids);
    case 'activity':
      return (await loadActivities(trx, ids)).filter(({ teamId }) => maySeeTeam(actor, teamId)).map(({ activity }) => activity);
  }
}

/** Turns changed rows into what a console applies: the row as it is now, or its removal. Tickets come before their entries. */
export async function loadChanges(trx: Trx, actor: Actor, refs: readonly RowRef[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const kind of ENTITY_KINDS) {
    const ids = [...new Set(refs.filter((ref) => ref.kind === kind).map((ref) => ref.id))];
    if (ids.length === 0) continue;
    const rows = new Map((await loadVisible(trx, actor, kind, ids)).map((row) => [row.id, row]));
    for (const id of ids) {
      const row = rows.get(id);
      changes.push(row === undefined ? { op: 'remove', kind, id } : upsert(kind, row as EntityByKind[typeof kind]));
    }
  }
  return changes;
}
