import type { Fact, FactKind, LeftOut } from '#shared/domain/metric/fact.ts';
import type { Activity } from '#shared/domain/metric/metric.ts';
import type { OtherTicket } from '#shared/domain/metric/ticket-facts.ts';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import type { ReadDb } from './sqlite.ts';
import { tagsOf } from './ticket-row.ts';
import type { WriteTx } from './write-tx.ts';

/** Newest first, as ids rise with time. */
export function someDirty(db: ReadDb, limit: number): string[] {
  return db.all<{ id: string }>('SELECT source_id AS id FROM fact_dirty ORDER BY source_id DESC LIMIT ?', limit).map((row) => row.id);
}

export function isDirty(db: ReadDb): boolean {
  return db.get('SELECT 1 AS yes FROM fact_dirty LIMIT 1') !== undefined;
}

export function forgetDirty(tx: WriteTx, sourceId: string): void {
  tx.run('DELETE FROM fact_dirty WHERE source_id = ?', sourceId);
}

/** Whether the agent has a part in the ticket, by a look that is cheap for the many in which they have none. */
export function concerns(db: ReadDb, ticketId: string, agentId: string): boolean {
  const sql = `WITH given (ticket, agent) AS (VALUES (?, ?))
    SELECT EXISTS (SELECT 1 FROM ticket WHERE id = ticket AND (assignee_id = agent OR resolved_by_id = agent))
      OR EXISTS (SELECT 1 FROM entry WHERE ticket_id = ticket AND instr(body, agent) > 0)
      OR EXISTS (SELECT 1 FROM answer WHERE ticket_id = ticket AND agent_id = agent)
      OR EXISTS (SELECT 1 FROM outbox WHERE subject_kind = 'ticket' AND subject_id = ticket AND settled = 0) AS yes
    FROM given`;
  return db.get<{ yes: number }>(sql, ticketId, agentId)?.yes === 1;
}

/** Everything the server told of the ticket, in its order. */
export function timelineOf(db: ReadDb, ticketId: string): Entry[] {
  const rows = db.all<{ body: string }>('SELECT body FROM entry WHERE ticket_id = ? ORDER BY seq', ticketId);
  return rows.map((row) => JSON.parse(row.body) as Entry);
}

export function activitiesOf(db: ReadDb, ticketId: string): Activity[] {
  const rows = db.all<{ id: string; agent_id: string; from_at: number; to_at: number; recorded_at: number | null }>(
    'SELECT id, agent_id, from_at, to_at, recorded_at FROM activity WHERE ticket_id = ? ORDER BY from_at, id',
    ticketId,
  );
  return rows.map((row) => ({
    ...{ id: row.id, agentId: row.agent_id, ticketId, from: row.from_at, to: row.to_at, recordedAt: row.recorded_at ?? undefined, rev: 1 },
  }));
}

/** Every record that is shown as one with the contact's. */
const family = `WITH RECURSIVE family (id) AS (
  VALUES (?)
  UNION SELECT c.into_id FROM customer c JOIN family f ON c.id = f.id WHERE c.into_id IS NOT NULL
  UNION SELECT c.id FROM customer c JOIN family f ON c.into_id = f.id
)`;

/** Later tickets of the same customer, up to `until`. */
export function laterTickets(db: ReadDb, contactId: string, ticketId: string, createdAt: number, until: number): OtherTicket[] {
  const sql = `${family} SELECT t.created_at AS at, t.tags, t.last_inbound_at IS NOT NULL AS wrote FROM family f JOIN ticket t ON t.contact_id = f.id
    WHERE t.id <> ? AND t.created_at > ? AND t.created_at <= ?`;
  return db
    .all<{ at: number; tags: string; wrote: number }>(sql, contactId, ticketId, createdAt, until)
    .map((row) => ({ createdAt: row.at, tags: tagsOf(row.tags), customerWrote: row.wrote === 1 }));
}

/** Earlier tickets of the same customer that this agent resolved within the window before this one came. */
export function earlierOwn(db: ReadDb, contactId: string, ticketId: string, createdAt: number, windowMs: number): string[] {
  const sql = `${family} SELECT t.id FROM family f JOIN ticket t ON t.contact_id = f.id WHERE t.id <> ? AND t.created_at < ?
    AND EXISTS (SELECT 1 FROM metric_fact m WHERE m.source_id = t.id AND m.kind = 'firstContact' AND m.at < ? AND m.at >= ?)`;
  return db.all<{ id: string }>(sql, contactId, ticketId, createdAt, createdAt, createdAt - windowMs).map((row) => row.id);
}

/** Puts the facts of a source in the place of those that were there. Answers whether anything is different now. */
export function replaceFacts(tx: WriteTx, sourceId: string, facts: readonly Fact[]): boolean {
  const before = tx.all<Row>(`SELECT ${COLUMNS} FROM metric_fact WHERE source_id = ? ORDER BY pk`, sourceId);
  const rows = facts.map((fact) => valuesOf(sourceId, fact));
  const same = before.length === rows.length && before.every((row, index) => names.every((name, at) => row[name as keyof Row] === rows[index]?.[at]));
  if (same) return false;
  tx.run('DELETE FROM metric_fact WHERE source_id = ?', sourceId);
  for (const row of rows) tx.run(INSERT, ...row);
  return true;
}

const names = [
  ...['source_id', 'kind', 'ticket_id', 'queue_id', 'at', 'value', 'business', 'extra', 'flag', 'left_out', 'provisional_until', 'recorded_at'],
];
const COLUMNS = names.join(', ');
const INSERT = `INSERT INTO metric_fact (${COLUMNS}) VALUES (${names.map(() => '?').join(', ')})`;

function valuesOf(sourceId: string, f: Fact) {
  return [
    ...[sourceId, f.kind, f.ticketId, f.queueId, f.at, f.value, f.businessValue, f.extra, f.flag ? 1 : 0, f.leftOut, f.provisionalUntil],
    f.recordedAt,
  ];
}

type Row = {
  source_id: string;
  kind: FactKind;
  ticket_id: string | null;
  queue_id: string | null;
  at: number;
  value: number | null;
  business: number | null;
  extra: number | null;
  flag: number;
  left_out: LeftOut | null;
  provisional_until: number | null;
  recorded_at: number | null;
};

/** Filed from `from` on and before `to`, in no order. */
export function factsBetween(db: ReadDb, agentId: string, from: number, to: number): Fact[] {
  return db.all<Row>(`SELECT ${COLUMNS} FROM metric_fact WHERE at >= ? AND at < ?`, from, to).map((row) => ({
    kind: row.kind,
    ticketId: row.ticket_id,
    agentId: row.kind === 'nps' ? null : agentId,
    queueId: row.queue_id,
    at: row.at,
    value: row.value,
    businessValue: row.business,
    extra: row.extra,
    flag: row.flag === 1,
    leftOut: row.left_out,
    provisionalUntil: row.provisional_until,
    recordedAt: row.recorded_at,
  }));
}
