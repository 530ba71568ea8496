import { sql } from 'kysely';
import type { Entry, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Trx } from '../../db/database.ts';
import { toEntry, toTicket } from '../../db/ticket-row.ts';

export async function loadTickets(trx: Trx, ids: readonly string[]): Promise<Ticket[]> {
  return (
    await trx
      .selectFrom('ticket')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
  ).map(toTicket);
}

export type PlacedEntry = { readonly entry: Entry; readonly teamId: string };

/** Entries with the team that their ticket belongs to now. */
export async function loadEntries(trx: Trx, ids: readonly string[]): Promise<PlacedEntry[]> {
  const rows = await trx
    .selectFrom('entry')
    .innerJoin('ticket', (join) => join.onRef('ticket.workspace_id', '=', 'entry.workspace_id').onRef('ticket.id', '=', 'entry.ticket_id'))
    .selectAll('entry')
    .select('ticket.team_id')
    .where('entry.id', 'in', [...ids])
    .execute();
  return rows.map(({ team_id: teamId, ...row }) => ({ entry: toEntry(row), teamId }));
}

/** A team's tickets, newest first, below `beforeId`. */
export async function pageOfTickets(trx: Trx, teamId: string, beforeId: string | null, limit: number): Promise<Ticket[]> {
  const page = trx.selectFrom('ticket').selectAll().where('team_id', '=', teamId).orderBy('id', 'desc').limit(limit);
  return (await (beforeId === null ? page : page.where('id', '<', beforeId)).execute()).map(toTicket);
}

export type EntryPlace = { readonly ticketId: string; readonly seq: number };

/** `next`: where the following page goes on; null: there is none. */
export type EntryPage = { readonly entries: readonly Entry[]; readonly next: EntryPlace | null };

const TICKETS_AT_ONCE = 500;

/**
 * The entries of a team's tickets, those of the newest ticket first, each ticket's in falling order, below `before`.
 * Tickets are taken in portions: a plain join would read all tickets of the team for every page.
 */
export async function pageOfEntries(trx: Trx, teamId: string, before: EntryPlace | null, limit: number): Promise<EntryPage> {
  const newest = trx.selectFrom('ticket').select('id').where('team_id', '=', teamId).orderBy('id', 'desc').limit(TICKETS_AT_ONCE);
  const tickets = await (before === null ? newest : newest.where('id', '<=', before.ticketId)).execute();
  const lastTicket = tickets.at(-1);
  if (lastTicket === undefined) return { entries: [], next: null };
  const ofThese = trx
    .selectFrom('entry')
    .selectAll()
    .where(
      'ticket_id',
      'in',
      tickets.map((ticket) => ticket.id),
    )
    .orderBy('ticket_id', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit);
  const below = before === null ? ofThese : ofThese.where(sql<boolean>`(ticket_id, seq) < (${before.ticketId}::uuid, ${before.seq}::integer)`);
  const entries = (await below.execute()).map(toEntry);
  const last = entries.at(-1);
  if (entries.length === limit && last !== undefined) return { entries, next: { ticketId: last.ticketId, seq: last.seq ?? 0 } };
  return { entries, next: tickets.length < TICKETS_AT_ONCE ? null : { ticketId: lastTicket.id, seq: 0 } };
}

/** How many rows a snapshot of a team's feed has, about. */
export async function countTeam(trx: Trx, teamId: string): Promise<number> {
  const row = await trx
    .selectFrom('ticket')
    .select([(eb) => eb.fn.countAll<number>().as('tickets'), (eb) => eb.fn.sum<number>('entry_seq').as('entries')])
    .where('team_id', '=', teamId)
    .executeTakeFirstOrThrow();
  return Number(row.tickets) + Number(row.entries ?? 0);
}
