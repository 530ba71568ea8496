import { sql } from 'kysely';
import type { Trx } from './database.ts';
import { toJsonb } from './jsonb.ts';
import type { EntryRow, TicketEventRow, TicketRow } from './schema.ts';

/** Everything that one act does to tickets, written by one statement. Rows of `tickets` and `conversations` are locked by the caller. */
export type TicketWork = {
  readonly newTickets: readonly TicketRow[];
  readonly tickets: readonly TicketRow[];
  readonly entries: readonly EntryRow[];
  readonly events: readonly TicketEventRow[];
  readonly conversations: readonly { readonly id: string; readonly current_ticket_id: string; readonly message_seq: number }[];
};

export const noTicketWork: TicketWork = { newTickets: [], tickets: [], entries: [], events: [], conversations: [] };

const ticketColumns = [
  'workspace_id, id, number, queue_id, team_id, contact_id, channel, subject, status, status_rev, priority, assignee_id, tags, snoozed_until',
  'merged_into_id, created_at, updated_at, resolved_at, resolved_by_id, awaiting_since, awaiting_count, last_inbound_at, last_message_at',
  'preview, preview_direction, entry_seq, sla, rev',
].join(', ');
const entryColumns = [
  'workspace_id, id, ticket_id, seq, kind, author_kind, author_id, at, text, attachments, direction, channel, delivery, recipient',
  'wrote_before_seeing, event, conversation_id, conversation_seq, rev',
].join(', ');
const eventColumns = 'workspace_id, id, ticket_id, type, at, agent_id, queue_id, team_id, data';
const changeable = ticketColumns.split(', ').filter((column) => !['workspace_id', 'id', 'number', 'created_at'].includes(column));

/** The parts of a WITH that write a `TicketWork`; `work` and `workspace` name the parameters. */
export const writeTicketWork = (workspace: string, work: string) => `
  new_tickets as (
    insert into ticket (${ticketColumns}) select ${ticketColumns} from jsonb_populate_recordset(null::ticket, ${work} -> 'newTickets')
  ), changed_tickets as (
    update ticket t set ${changeable.map((column) => `${column} = r.${column}`).join(', ')}
    from jsonb_populate_recordset(null::ticket, ${work} -> 'tickets') r where t.workspace_id = ${workspace} and t.id = r.id
  ), entries as (
    insert into entry (${entryColumns}) select ${entryColumns} from jsonb_populate_recordset(null::entry, ${work} -> 'entries')
  ), uses as (
    insert into attachment_use (workspace_id, hash, entry_id, ticket_id, conversation_id)
    select distinct ${workspace}, a ->> 'hash', r.id, r.ticket_id, r.conversation_id
    from jsonb_populate_recordset(null::entry, ${work} -> 'entries') r, jsonb_array_elements(r.attachments) a
    where jsonb_typeof(r.attachments) = 'array'
  ), events as (
    insert into ticket_event (${eventColumns}) select ${eventColumns} from jsonb_populate_recordset(null::ticket_event, ${work} -> 'events')
  ), conversations as (
    update conversation c set current_ticket_id = r.current_ticket_id, message_seq = r.message_seq
    from jsonb_populate_recordset(null::conversation, ${work} -> 'conversations') r where c.workspace_id = ${workspace} and c.id = r.id
  )`;

const statement = `with ${writeTicketWork('$1::uuid', '$2::jsonb')} select 1`;

export async function saveTicketWork(trx: Trx, workspaceId: string, work: TicketWork): Promise<void> {
  await trx.executeQuery({ ...sql.raw(statement).compile(trx), parameters: [workspaceId, toJsonb(work)] });
}
