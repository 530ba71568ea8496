import { sql } from 'kysely';
import type { IdSource } from '#shared/base/ids.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Database, Trx } from '../../db/database.ts';
import { toEntryRow, toTicket, toTicketRow } from '../../db/ticket-row.ts';
import { noTicketWork, saveTicketWork } from '../../db/ticket-work.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import { metricEventRow } from './metric-event.ts';

export type SnoozeService = {
  /** Wakes the tickets whose snooze is over; returns how many. Nodes that run it at once share the work, each ticket wakes once. */
  wakeDueTickets(now: number): Promise<number>;
};

const BATCH = 200;

export function createSnoozeService({ db, ids }: { db: Database; ids: IdSource }): SnoozeService {
  async function wakeSome(trx: Trx, workspaceId: string, now: number): Promise<number> {
    const rows = await trx
      .selectFrom('ticket')
      .selectAll()
      .where('snoozed_until', '<=', now)
      .orderBy('id')
      .limit(BATCH)
      .forNoKeyUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    const woken = rows.map((row) => {
      const before = toTicket(row);
      const ticket = { ...before, snoozedUntil: null, updatedAt: now, rev: before.rev + 1 };
      const entry: Entry = {
        ...{ id: ids(), ticketId: row.id, author: { kind: 'system' }, at: now, seq: null, rev: 1, kind: 'event' },
        event: { type: 'woke' },
      };
      return { ticket, entry, seq: row.entry_seq + 1 };
    });
    await saveTicketWork(trx, workspaceId, {
      ...noTicketWork,
      tickets: woken.map(({ ticket, seq }) => toTicketRow(workspaceId, ticket, seq)),
      entries: woken.map(({ entry, seq }) => toEntryRow(workspaceId, entry, seq, null)),
      events: woken.map(({ ticket }) => metricEventRow(workspaceId, ticket, { id: ids(), type: 'woke', at: now, agentId: ticket.assigneeId })),
    });
    for (const { ticket, entry } of woken) {
      recordChange(trx, teamFeed(ticket.teamId), 'ticket', ticket.id);
      recordChange(trx, teamFeed(ticket.teamId), 'entry', entry.id);
    }
    return woken.length;
  }

  return {
    async wakeDueTickets(now) {
      const due = await sql<{ workspace_id: string }>`select workspace_id from workspaces_with_due_snoozes(${now})`.execute(db.kysely);
      let woken = 0;
      for (const { workspace_id: workspaceId } of due.rows) {
        let batch: number;
        do {
          batch = await withWorkspace(db, workspaceId, (trx) => wakeSome(trx, workspaceId, now));
          woken += batch;
        } while (batch === BATCH);
      }
      return woken;
    },
  };
}
