import { sql } from 'kysely';
import type { IdSource } from '#shared/base/ids.ts';
import { advanceSla, breachDue } from '#shared/domain/sla/advance.ts';
import type { SlaTimer } from '#shared/domain/sla/sla-timer.ts';
import { teamFeed } from '#shared/domain/sync/change.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Database, Trx } from '../../db/database.ts';
import type { TicketRow } from '../../db/schema.ts';
import { toEntryRow, toTicket, toTicketRow } from '../../db/ticket-row.ts';
import { noTicketWork, saveTicketWork } from '../../db/ticket-work.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import { metricEventRow } from '../ticket/metric-event.ts';
import { slaLines } from './sla-lines.ts';
import { readSlaFacts, type SlaSetups } from './sla-setups.ts';

export type DeadlineService = {
  /** Marks the deadlines that have passed; returns how many tickets. Nodes that run it at once share the work, each deadline is told once. */
  breachDueDeadlines(now: number): Promise<number>;
  /** Computes the deadlines of open tickets anew where the set-up or a contact's tags changed; returns how many tickets changed. */
  recomputeDeadlines(now: number): Promise<number>;
};

const DUE_BATCH = 200;
/** Few at a time: an agent's command waits for the tickets of one batch at most. */
const SCAN_BATCH = 50;
/** One round of the job ends after so many batches, so that a stop does not wait for a whole scan. */
const SCAN_ROUND = 100;

export function createDeadlineService({ db, ids, setups }: { db: Database; ids: IdSource; setups: SlaSetups }): DeadlineService {
  /** Tickets are locked before their deadlines, as everywhere: the trigger that keeps deadlines runs under the ticket's lock. */
  async function breachSome(trx: Trx, workspaceId: string, now: number): Promise<number> {
    const rows = await trx
      .selectFrom('ticket')
      .selectAll()
      .where('id', 'in', (eb) => eb.selectFrom('sla_deadline').select('ticket_id').where('due_at', '<', now).orderBy('due_at').limit(DUE_BATCH))
      .orderBy('id')
      .forNoKeyUpdate()
      .skipLocked()
      .execute();
    return save(trx, workspaceId, rows, now, (ticket) => breachDue(ticket, now));
  }

  async function scanSome(trx: Trx, workspaceId: string, now: number): Promise<{ more: boolean; changed: number }> {
    const scan = await trx
      .selectFrom('sla_scan')
      .selectAll()
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (scan === undefined) return { more: false, changed: 0 };
    let open = trx.selectFrom('ticket').selectAll().where('status', '<>', 'resolved').orderBy('id').limit(SCAN_BATCH).forNoKeyUpdate();
    if (scan.after_id !== null) open = open.where('id', '>', scan.after_id);
    if (scan.contact_id !== null) open = open.where('contact_id', '=', scan.contact_id);
    const rows = await open.execute();
    const question = setups.ask(
      workspaceId,
      rows.map((row) => row.id),
    );
    const { setup, contactTags } = await readSlaFacts(trx, question);
    const changed = await save(trx, workspaceId, rows, now, (ticket) =>
      advanceSla({ before: ticket, after: ticket, contactTags: contactTags.get(ticket.id) ?? [], setup, at: now }),
    );
    const last = rows.at(-1);
    const scans = (write: 'delete' | string) =>
      write === 'delete'
        ? trx.deleteFrom('sla_scan').where('id', '=', scan.id).execute()
        : trx.updateTable('sla_scan').set({ after_id: write }).where('id', '=', scan.id).execute();
    await scans(rows.length < SCAN_BATCH || last === undefined ? 'delete' : last.id);
    return { more: true, changed };
  }

  async function save(trx: Trx, workspaceId: string, rows: readonly TicketRow[], now: number, slaOf: (ticket: Ticket) => readonly SlaTimer[]) {
    const moved = rows.flatMap((row) => {
      const before = toTicket(row);
      const sla = slaOf(before);
      if (sla === before.sla) return [];
      const ticket = { ...before, sla, updatedAt: Math.max(before.updatedAt, now), rev: before.rev + 1 };
      return [{ ticket, seq: row.entry_seq, ...slaLines(before.sla, ticket, now, ids) }];
    });
    if (moved.length === 0) return 0;
    await saveTicketWork(trx, workspaceId, {
      ...noTicketWork,
      tickets: moved.map(({ ticket, seq, entries }) => toTicketRow(workspaceId, ticket, seq + entries.length)),
      entries: moved.flatMap(({ seq, entries }) => entries.map((entry, index) => toEntryRow(workspaceId, entry, seq + 1 + index, null))),
      events: moved.flatMap(({ ticket, events }) => events.map((event) => metricEventRow(workspaceId, ticket, event))),
    });
    for (const { ticket, entries } of moved) {
      recordChange(trx, teamFeed(ticket.teamId), 'ticket', ticket.id);
      for (const entry of entries) recordChange(trx, teamFeed(ticket.teamId), 'entry', entry.id);
    }
    return moved.length;
  }

  return {
    async breachDueDeadlines(now) {
      const due = await sql<{ workspace_id: string }>`select workspace_id from workspaces_with_due_deadlines(${now})`.execute(db.kysely);
      let breached = 0;
      for (const { workspace_id: workspaceId } of due.rows) {
        let batch: number;
        do {
          batch = await withWorkspace(db, workspaceId, (trx) => breachSome(trx, workspaceId, now));
          breached += batch;
        } while (batch === DUE_BATCH);
      }
      return breached;
    },
    async recomputeDeadlines(now) {
      const due = await sql<{ workspace_id: string }>`select workspace_id from workspaces_with_due_sla_scans(${now})`.execute(db.kysely);
      let sum = 0;
      for (const { workspace_id: workspaceId } of due.rows) {
        for (let batch = 0; batch < SCAN_ROUND; batch++) {
          const { more, changed } = await withWorkspace(db, workspaceId, (trx) => scanSome(trx, workspaceId, now));
          sum += changed;
          if (!more) break;
        }
      }
      return sum;
    },
  };
}
