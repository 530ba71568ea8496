import type { QueueFilter, QueueRow } from '#shared/contract/console/console-shapes.ts';
import type { Sort, View } from '#shared/domain/ticket/queue-view.ts';
import type { ReadDb, SqlValue } from './sqlite.ts';
import { BUCKET, tagsOf } from './ticket-row.ts';
import { UNREAD } from './ticket-store.ts';

export type QueueQuery = {
  readonly view: View;
  readonly filter: QueueFilter;
  readonly sort: Sort;
  readonly agentId: string;
  readonly teamIds: readonly string[];
  /** Server time: decides what is due soon and what is over. */
  readonly now: number;
};

const keys: Record<Sort, string> = { due: 'due_key', longestWaiting: 'wait_key', newest: 'new_key' };

const bucketsOf: Record<View, readonly number[]> = {
  mine: [BUCKET.open],
  team: [BUCKET.open],
  unassigned: [BUCKET.open],
  waiting: [BUCKET.waiting],
  snoozed: [BUCKET.snoozed],
  all: [BUCKET.open, BUCKET.waiting, BUCKET.snoozed],
  resolved: [BUCKET.resolved],
};

type Where = { readonly sql: string; readonly values: readonly SqlValue[]; readonly filtered: boolean };

/** The rows of a page, in order. The inner query touches an index only, so deep pages stay cheap. */
export function listQueue(db: ReadDb, query: QueueQuery, offset: number, limit: number): QueueRow[] {
  const { sql, values } = whereOf(db, query);
  const key = keys[query.sort];
  const rows = db.all<ListedRow>(
    `SELECT t.id, t.number, t.channel, t.contact_id, c.name AS contact_name, t.subject, t.preview, t.preview_direction, t.status,
       t.priority, t.assignee_id, t.queue_id, t.tags, t.awaiting_since, t.due_at, t.warn_at, t.due_from, t.last_message_at, t.snoozed_until,
       ${UNREAD} AS unread,
       (SELECT count(*) FROM outbox o WHERE o.subject_kind = 'ticket' AND o.subject_id = t.id AND o.settled = 0) AS pending
     FROM ticket t LEFT JOIN contact c ON c.id = t.contact_id
     WHERE t.pk IN (SELECT pk FROM ticket WHERE ${sql} ORDER BY ${key}, pk LIMIT ? OFFSET ?)
     ORDER BY t.${key}, t.pk`,
    ...values,
    limit,
    offset,
  );
  return rows.map(rowOf);
}

export function countQueue(db: ReadDb, query: QueueQuery): number {
  const { sql, values, filtered } = whereOf(db, query);
  if (!filtered) return countView(db, query.view, query.agentId, query.teamIds);
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ticket WHERE ${sql}`, ...values)?.n ?? 0;
}

/** From the counters: their number grows with teams and agents, not with tickets. */
export function countView(db: ReadDb, view: View, agentId: string, teamIds: readonly string[]): number {
  const owner = view === 'mine' ? agentId : view === 'unassigned' ? '' : null;
  const row = db.get<{ n: number | null }>(
    `SELECT sum(n) AS n FROM tally WHERE bucket IN (SELECT value FROM json_each(?)) AND (? IS NULL OR assignee_id = ?)
     AND (? = 0 OR team_id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(bucketsOf[view]),
    owner,
    owner,
    view === 'team' ? 1 : 0,
    JSON.stringify(teamIds),
  );
  return row?.n ?? 0;
}

/** How many rows stand before the ticket; null when the view and filter do not hold it. */
export function positionInQueue(db: ReadDb, query: QueueQuery, ticketId: string): number | null {
  const { sql, values } = whereOf(db, query);
  const key = keys[query.sort];
  const own = db.get<{ pk: number; key: number }>(`SELECT pk, ${key} AS key FROM ticket WHERE id = ? AND ${sql}`, ticketId, ...values);
  if (own === undefined) return null;
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ticket WHERE ${sql} AND (${key}, pk) < (?, ?)`, ...values, own.key, own.pk)?.n ?? null;
}

/** Unread tickets among those the agent owns and has open: the badge. */
export function countUnreadMine(db: ReadDb, agentId: string): number {
  const sql = `SELECT count(*) AS n FROM ticket t WHERE t.assignee_id = ? AND t.bucket = ${BUCKET.open} AND ${UNREAD} > 0`;
  return db.get<{ n: number }>(sql, agentId)?.n ?? 0;
}

/** The agent's own open tickets whose next deadline began to warn after `from`, up to `to`. */
export function warnedBetween(db: ReadDb, agentId: string, from: number, to: number): { id: string; contactName: string }[] {
  return db.all(
    `SELECT t.id, coalesce(c.name, '') AS contactName FROM ticket t LEFT JOIN contact c ON c.id = t.contact_id
     WHERE t.assignee_id = ? AND t.bucket = ${BUCKET.open} AND t.warn_at > ? AND t.warn_at <= ? AND t.due_at > ? ORDER BY t.due_key`,
    agentId,
    from,
    to,
    to,
  );
}

function whereOf(db: ReadDb, { view, filter, agentId, teamIds, now }: QueueQuery): Where {
  const parts: string[] = [view === 'all' ? 'live = 1' : `bucket = ${bucketsOf[view][0]}`];
  const values: SqlValue[] = [];
  const add = (sql: string, ...more: SqlValue[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  if (view === 'mine') add('assignee_id = ?', agentId);
  if (view === 'unassigned') add('assignee_id IS NULL');
  if (view === 'team' && holdsOtherTeams(db, teamIds)) add('team_id IN (SELECT value FROM json_each(?))', JSON.stringify(teamIds));
  const own = parts.length;
  const oneOf = (column: string, wanted: readonly string[]): void => {
    if (wanted.length > 0) add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(wanted));
  };
  oneOf('channel', filter.channels);
  oneOf('queue_id', filter.queueIds);
  oneOf('priority', filter.priorities);
  if (filter.tags.length > 0) {
    add(`(${filter.tags.map(() => 'instr(tags, ?) > 0').join(' OR ')})`, ...filter.tags.map((tag) => JSON.stringify(tag)));
  }
  const soon = filter.due.includes('soon');
  const over = filter.due.includes('over');
  if (soon && over) add('warn_at <= ?', now);
  else if (over) add('due_at <= ?', now);
  else if (soon) add('due_at > ? AND warn_at <= ?', now, now);
  return { sql: parts.join(' AND '), values, filtered: parts.length > own };
}

/** The team view needs no test per row on a console that holds only its agent's teams, which is every console but an admin's. */
function holdsOtherTeams(db: ReadDb, teamIds: readonly string[]): boolean {
  const sql = 'SELECT 1 AS yes FROM tally WHERE n > 0 AND bucket = 0 AND team_id NOT IN (SELECT value FROM json_each(?)) LIMIT 1';
  return db.get(sql, JSON.stringify(teamIds)) !== undefined;
}

type ListedRow = {
  id: string;
  number: number;
  channel: QueueRow['channel'];
  contact_id: string;
  contact_name: string | null;
  subject: string;
  preview: string;
  preview_direction: QueueRow['previewDirection'];
  status: QueueRow['status'];
  priority: QueueRow['priority'];
  assignee_id: string | null;
  queue_id: string;
  tags: string;
  awaiting_since: number | null;
  due_at: number | null;
  warn_at: number | null;
  due_from: number | null;
  last_message_at: number | null;
  snoozed_until: number | null;
  unread: number;
  pending: number;
};

function rowOf(row: ListedRow): QueueRow {
  return {
    id: row.id,
    number: row.number,
    channel: row.channel,
    contactId: row.contact_id,
    contactName: row.contact_name ?? '',
    subject: row.subject,
    preview: row.preview,
    previewDirection: row.preview_direction,
    status: row.status,
    priority: row.priority,
    assigneeId: row.assignee_id,
    queueId: row.queue_id,
    tags: tagsOf(row.tags),
    awaitingSince: row.awaiting_since,
    due: row.due_at === null ? null : { at: row.due_at, warnAt: row.warn_at ?? row.due_at, from: row.due_from ?? row.due_at },
    lastMessageAt: row.last_message_at,
    snoozedUntil: row.snoozed_until,
    unread: row.unread,
    pending: row.pending,
  };
}
