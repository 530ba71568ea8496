import { sql } from 'kysely';
import { answerFact } from '#shared/domain/metric/answer-facts.ts';
import { historyOf } from '#shared/domain/metric/history.ts';
import { METRIC_PARAMETERS } from '#shared/domain/metric/parameters.ts';
import { ticketFacts } from '#shared/domain/metric/ticket-facts.ts';
import { chooseCalendar } from '#shared/domain/sla/choose.ts';
import type { Calendar } from '#shared/domain/sla/sla.ts';
import { workingMsBetween } from '#shared/domain/sla/work-time.ts';
import type { Database, Trx } from '../../db/database.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import { loadConfig } from '../config/config-service.ts';
import {
  activitiesOf,
  answersOf,
  earlierTickets,
  forgetDirty,
  laterTickets,
  linesOf,
  lockFacts,
  type Measured,
  replaceFacts,
  someDirty,
  teamsOfQueues,
  ticketsToMeasure,
} from './fact-repository.ts';

export type FactService = {
  /** Measures anew what has changed, newest first; returns how many tickets and answers. Nodes that run it at once share the workspaces. */
  measureChanged(): Promise<number>;
};

const AT_ONCE = 100;
/** Batches of one workspace in one round. */
const ROUND = 20;

/** Facts are a cache of events: triggers note what changed in the transaction that changed it, this makes the facts anew. */
export function createFactService({ db }: { db: Database }): FactService {
  // The same calendars keep what they have worked out about their days.
  const known = new Map<string, { readonly key: string; readonly calendars: readonly Calendar[] }>();

  async function calendarsOf(trx: Trx, workspaceId: string): Promise<readonly Calendar[]> {
    const calendars = await loadConfig(trx, 'calendar', null);
    const key = calendars.map(({ id, rev }) => `${id} ${rev}`).join();
    const kept = known.get(workspaceId);
    if (kept?.key === key) return kept.calendars;
    known.set(workspaceId, { key, calendars });
    return calendars;
  }

  async function measureSome(trx: Trx, workspaceId: string): Promise<number> {
    if (!(await lockFacts(trx, workspaceId))) return 0;
    const dirty = await someDirty(trx, AT_ONCE);
    if (dirty.length === 0) return 0;
    const named = dirty.map((row) => row.source_id);
    const ids = [...new Set([...named, ...(await earlierTickets(trx, named, METRIC_PARAMETERS.firstContactWindowMs))])];
    const tickets = await ticketsToMeasure(trx, ids);
    const lines = await linesOf(trx, ids);
    const activities = await activitiesOf(trx, ids);
    const answers = await answersOf(trx, ids);
    const others = await laterTickets(trx, ids, METRIC_PARAMETERS.firstContactWindowMs);
    const calendars = await calendarsOf(trx, workspaceId);
    const measured = new Map<string, Measured>(
      ids.map((sourceId) => {
        const facts = (answers.get(sourceId) ?? []).filter((answer) => answer.ticketId === null).map((answer) => answerFact(answer, null));
        return [sourceId, { sourceId, facts, ticket: null }];
      }),
    );
    for (const ticket of tickets) {
      const calendar = chooseCalendar({ queueId: ticket.queue_id, teamId: ticket.team_id }, calendars);
      const facts = ticketFacts(
        {
          ...{ ticketId: ticket.id, tags: ticket.tags, assigneeId: ticket.assignee_id, sla: ticket.sla },
          events: historyOf(lines.get(ticket.id) ?? []),
          ...{ activities: activities.get(ticket.id) ?? [], answers: answers.get(ticket.id) ?? [], others: others.get(ticket.id) ?? [] },
        },
        calendar === null ? null : (from, to) => workingMsBetween(calendar, from, to),
        METRIC_PARAMETERS,
      );
      measured.set(ticket.id, { sourceId: ticket.id, facts, ticket });
    }
    await replaceFacts(trx, workspaceId, [...measured.values()], await teamsOfQueues(trx));
    await forgetDirty(trx, dirty);
    return dirty.length;
  }

  return {
    async measureChanged() {
      const workspaces = await sql<{ workspace_id: string }>`select workspace_id from workspaces_to_measure()`.execute(db.kysely);
      let total = 0;
      for (const { workspace_id: workspaceId } of workspaces.rows) {
        // The rest comes in the next round: other workspaces wait too, and so does a stop.
        for (let batch = 0; batch < ROUND; batch++) {
          const done = await withWorkspace(db, workspaceId, (trx) => measureSome(trx, workspaceId));
          total += done;
          if (done < AT_ONCE) break;
        }
      }
      return total;
    },
  };
}
