import { sql } from 'kysely';
import type { Fact } from '#shared/domain/metric/fact.ts';
import type { HistoryLine } from '#shared/domain/metric/history.ts';
import type { Activity } from '#shared/domain/metric/metric.ts';
import type { OtherTicket } from '#shared/domain/metric/ticket-facts.ts';
import type { SurveyAnswer } from '#shared/domain/survey/survey.ts';
import type { TimelineEvent } from '#shared/domain/ticket/ticket.ts';
import type { Trx } from '../../db/database.ts';
import type { TicketRow } from '../../db/schema.ts';

export type Dirty = { readonly source_id: string; readonly n: number };

/** Keeps other nodes off this workspace's facts until the end of the transaction; false: one is at it already. */
export async function lockFacts(trx: Trx, workspaceId: string): Promise<boolean> {
  const lock = sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`facts of ${workspaceId}`}, 0)) as mine`;
  return (await lock.execute(trx)).rows[0]?.mine === true;
}

/** The newest first: what people look at. */
export async function someDirty(trx: Trx, limit: number): Promise<Dirty[]> {
  return trx.selectFrom('fact_dirty').select(['source_id', 'n']).orderBy('source_id', 'desc').limit(limit).execute();
}

/** What changed again meanwhile stays on the list. */
export async function forgetDirty(trx: Trx, dirty: readonly Dirty[]): Promise<void> {
  const ids = dirty.map((row) => row.source_id);
  // In the order in which the triggers take them, so that two never wait for each other.
  await sql`select 1 from fact_dirty where source_id = any(${ids}::uuid[]) order by source_id for update`.execute(trx);
  await sql`delete from fact_dirty d using unnest(${ids}::uuid[], ${dirty.map((row) => row.n)}::bigint[]) as seen (id, n)
    where d.source_id = seen.id and d.n = seen.n`.execute(trx);
}

export type FactTicket = Pick<TicketRow, 'id' | 'team_id' | 'queue_id' | 'contact_id' | 'channel' | 'tags' | 'assignee_id' | 'sla' | 'created_at'>;

export async function ticketsToMeasure(trx: Trx, ids: readonly string[]): Promise<FactTicket[]> {
  return trx
    .selectFrom('ticket')
    .select(['id', 'team_id', 'queue_id', 'contact_id', 'channel', 'tags', 'assignee_id', 'sla', 'created_at'])
    .where('id', 'in', [...ids])
    .execute();
}

/** Earlier tickets of the same customers whose first contact these tickets may have undone. */
export async function earlierTickets(trx: Trx, ids: readonly string[], windowMs: number): Promise<string[]> {
  const rows = await sql<{ id: string }>`${families(ids)}
    select distinct o.id from family f join ticket o on o.contact_id = f.member
    where o.id <> f.ticket_id and o.created_at < f.created_at and o.updated_at + ${windowMs}::bigint >= f.created_at`.execute(trx);
  return rows.rows.map((row) => row.id);
}

/** Later tickets of the same customers, by ticket: those that may follow its first resolution within the window. */
export async function laterTickets(trx: Trx, ids: readonly string[], windowMs: number): Promise<Map<string, OtherTicket[]>> {
  const rows = await sql<{ ticket_id: string; created_at: number; tags: string[]; wrote: boolean }>`${families(ids)}
    select f.ticket_id, o.created_at, o.tags, o.last_inbound_at is not null as wrote from family f join ticket o on o.contact_id = f.member
    where o.id <> f.ticket_id and o.created_at > f.created_at and o.created_at <= f.updated_at + ${windowMs}::bigint`.execute(trx);
  return grouped(
    rows.rows,
    (row) => row.ticket_id,
    (row) => ({ createdAt: row.created_at, tags: row.tags, customerWrote: row.wrote }),
  );
}

/** Every customer that has been shown as one with the customer of each ticket. */
const families = (ids: readonly string[]) => sql`
  with recursive family (ticket_id, created_at, updated_at, member) as (
    select id, created_at, updated_at, contact_id from ticket where id = any(${[...ids]}::uuid[])
    union
    select f.ticket_id, f.created_at, f.updated_at, n.id from family f cross join lateral (
      select c.merged_into_id as id from contact c where c.id = f.member and c.merged_into_id is not null
      union all select c.id from contact c where c.merged_into_id = f.member
    ) n
  )`;

type LineRow = {
  ticket_id: string;
  at: number;
  kind: 'message' | 'event';
  author_kind: 'contact' | 'agent' | 'system';
  author_id: string | null;
  direction: 'in' | 'out' | null;
  event: TimelineEvent | null;
};

export async function linesOf(trx: Trx, ids: readonly string[]): Promise<Map<string, HistoryLine[]>> {
  const rows = await sql<LineRow>`select ticket_id, at, kind, author_kind, author_id, direction, event from entry
    where ticket_id = any(${[...ids]}::uuid[]) and kind <> 'note' order by ticket_id, seq`.execute(trx);
  return grouped(rows.rows, (row) => row.ticket_id, toLine);
}

function toLine({ at, kind, author_kind, author_id, direction, event }: LineRow): HistoryLine {
  const author = author_kind === 'system' || author_id === null ? ({ kind: 'system' } as const) : { kind: author_kind, id: author_id };
  if (kind === 'message') return { at, author, kind, direction: direction ?? 'in' };
  return event === null ? { at, author, kind: 'note' } : { at, author, kind, event };
}

export async function activitiesOf(trx: Trx, ids: readonly string[]): Promise<Map<string, Activity[]>> {
  const rows = await trx
    .selectFrom('activity_span')
    .selectAll()
    .where('ticket_id', 'in', [...ids])
    .orderBy('from_at')
    .orderBy('id')
    .execute();
  return grouped(
    rows,
    (row) => row.ticket_id,
    (row) => ({
      ...{ id: row.id, agentId: row.agent_id, ticketId: row.ticket_id, from: row.from_at, to: row.to_at, recordedAt: row.recorded_at, rev: 1 },
    }),
  );
}

/** Of these tickets, by ticket; and those without one that are named themselves, by their own id. */
export async function answersOf(trx: Trx, ids: readonly string[]): Promise<Map<string, SurveyAnswer[]>> {
  const rows = await trx
    .selectFrom('survey_answer')
    .selectAll()
    .where((eb) => eb.or([eb('ticket_id', 'in', [...ids]), eb.and([eb('ticket_id', 'is', null), eb('id', 'in', [...ids])])]))
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return grouped(
    rows,
    (row) => row.ticket_id ?? row.id,
    (row) => ({
      ...{
        id: row.id,
        kind: row.kind,
        contactId: row.contact_id,
        ticketId: row.ticket_id,
        agentId: row.agent_id,
        sharedWithIds: row.shared_with_ids,
      },
      ...{ score: row.score, comment: '', askedAt: row.asked_at, answeredAt: row.answered_at, rev: row.rev },
    }),
  );
}

export async function teamsOfQueues(trx: Trx): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('queue').select(['id', 'team_id']).execute();
  return new Map(rows.map((row) => [row.id, row.team_id]));
}

/** What of a ticket is told beside its facts. */
export type Measured = {
  readonly sourceId: string;
  readonly facts: readonly Fact[];
  readonly ticket: Pick<FactTicket, 'channel' | 'tags' | 'queue_id' | 'team_id'> | null;
};

/** Puts the facts of these sources in the place of those that were there. */
export async function replaceFacts(trx: Trx, workspaceId: string, measured: readonly Measured[], teamOf: ReadonlyMap<string, string>): Promise<void> {
  await sql`delete from metric_fact where source_id = any(${measured.map((one) => one.sourceId)}::uuid[])`.execute(trx);
  const rows = measured.flatMap(({ sourceId, facts, ticket }) =>
    facts.map((fact) => {
      const queueId = fact.queueId ?? ticket?.queue_id ?? null;
      return {
        ...{ workspace_id: workspaceId, kind: fact.kind, source_id: sourceId, ticket_id: fact.ticketId, agent_id: fact.agentId, queue_id: queueId },
        team_id: (queueId === null ? null : teamOf.get(queueId)) ?? ticket?.team_id ?? null,
        ...{ channel: ticket?.channel ?? null, tags: ticket?.tags ?? [], at: fact.at, value: fact.value, business: fact.businessValue },
        ...{ extra: fact.extra, flag: fact.flag, left_out: fact.leftOut, provisional_until: fact.provisionalUntil, recorded_at: fact.recordedAt },
      };
    }),
  );
  if (rows.length === 0) return;
  await sql`insert into metric_fact select * from jsonb_populate_recordset(null::metric_fact, ${JSON.stringify(rows)}::jsonb)`.execute(trx);
}

function grouped<Row, T>(rows: readonly Row[], key: (row: Row) => string, make: (row: Row) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [make(row)]);
    else group.push(make(row));
  }
  return groups;
}
