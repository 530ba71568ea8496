import type { Command, CommandBody, Outcome } from '#shared/domain/sync/command.ts';
import { getMeta } from '../store/meta.ts';
import type { ReadDb } from '../store/sqlite.ts';
import type { WriteTx } from '../store/write-tx.ts';

export type SubjectKind = 'ticket' | 'contact' | 'agent';
export type Subject = { readonly kind: SubjectKind; readonly id: string };

/** A command is never edited; only its state and what became of it change. */
export type OutboxRow = {
  readonly position: number;
  readonly command_id: string;
  readonly device_id: string;
  readonly device_seq: number;
  readonly version: number;
  readonly type: CommandBody['type'];
  readonly subject_kind: SubjectKind;
  readonly subject_id: string;
  readonly body: string;
  readonly body_hash: string;
  readonly base_rev: number | null;
  readonly issued_at: number;
  readonly last_server_time: number | null;
  /** Server time when the agent acted, as well as it was known. */
  readonly at: number;
  readonly state: 'waiting' | 'accepted' | 'refused' | 'parked';
  readonly settled: number;
  readonly outcome: string | null;
  readonly outcome_rev: number | null;
  readonly attempts: number;
  readonly first_failed_at: number | null;
  /** Server time before which it is not sent; null: it was not held, or has gone on its way. */
  readonly hold_until: number | null;
  readonly kept_draft: number;
};

const COLUMNS = `position, command_id, device_id, device_seq, version, type, subject_kind, subject_id, body, body_hash, base_rev,
  issued_at, last_server_time, at, state, settled, outcome, outcome_rev, attempts, first_failed_at, hold_until, kept_draft`;

export function bodyOf(row: OutboxRow): CommandBody {
  return JSON.parse(row.body) as CommandBody;
}

export function outcomeOf(row: OutboxRow): Outcome | null {
  return row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome);
}

export function commandOf(row: OutboxRow): Command {
  return {
    id: row.command_id,
    deviceSeq: row.device_seq,
    version: 1,
    body: bodyOf(row),
    bodyHash: row.body_hash,
    baseRev: row.base_rev,
    issuedAt: row.issued_at,
    lastServerTime: row.last_server_time,
  };
}

export function subjectOf(body: CommandBody, agentId: string): Subject {
  if (body.type === 'contact.edit' || body.type === 'contact.merge' || body.type === 'contact.unmerge')
    return { kind: 'contact', id: body.contactId };
  if (body.type === 'agent.setState' || body.type === 'agent.activity') return { kind: 'agent', id: agentId };
  return { kind: 'ticket', id: body.ticketId };
}

export type NewRow = {
  readonly command: Command;
  readonly deviceId: string;
  readonly subject: Subject;
  readonly at: number;
  /** Server time; null: not held. */
  readonly holdUntil?: number | null;
  readonly keptDraft?: boolean;
};

export function insertCommand(tx: WriteTx, { command, deviceId, subject, at, holdUntil = null, keptDraft = false }: NewRow): void {
  tx.run(
    `INSERT INTO outbox (command_id, device_id, device_seq, version, type, subject_kind, subject_id, body, body_hash, base_rev, issued_at,
       last_server_time, at, state, settled, attempts, dismissed, hold_until, kept_draft)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0, 0, ?, ?)`,
    command.id,
    deviceId,
    command.deviceSeq,
    command.version,
    command.body.type,
    subject.kind,
    subject.id,
    JSON.stringify(command.body),
    command.bodyHash,
    command.baseRev,
    command.issuedAt,
    command.lastServerTime,
    at,
    holdUntil,
    keptDraft ? 1 : 0,
  );
  tx.touched.topics.add('outbox');
}

export function getCommand(db: ReadDb, id: string): OutboxRow | null {
  return db.get<OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE command_id = ?`, id) ?? null;
}

/** Waiting and parked, in device order. */
export function listUnsent(db: ReadDb, limit: number): OutboxRow[] {
  return db.all<OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE state IN ('waiting', 'parked') ORDER BY position LIMIT ?`, limit);
}

/** What still has a part in the local view of the subject, in device order. */
export function listUnsettled(db: ReadDb, subject: Subject): OutboxRow[] {
  return db.all<OutboxRow>(
    `SELECT ${COLUMNS} FROM outbox WHERE subject_kind = ? AND subject_id = ? AND settled = 0 ORDER BY position`,
    subject.kind,
    subject.id,
  );
}

export function listRefused(db: ReadDb, subjectId: string): OutboxRow[] {
  return db.all<OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE subject_id = ? AND state = 'refused' AND dismissed = 0 ORDER BY position`, subjectId);
}

export function listNewest(db: ReadDb, limit: number): OutboxRow[] {
  return db.all<OutboxRow>(`SELECT ${COLUMNS} FROM outbox ORDER BY position DESC LIMIT ?`, limit);
}

export type OutboxCounts = { waiting: number; refused: number; parked: number; oldestAt: number | null };

export function countOutbox(db: ReadDb): OutboxCounts {
  const unsent = db.get<{ waiting: number | null; parked: number | null; oldest: number | null }>(
    `SELECT sum(state = 'waiting') AS waiting, sum(state = 'parked') AS parked, min(at) AS oldest FROM outbox WHERE state IN ('waiting', 'parked')
       AND type <> 'agent.activity'`,
  );
  const refused = db.get<{ n: number }>(`SELECT count(*) AS n FROM outbox WHERE state = 'refused' AND dismissed = 0`);
  return { waiting: unsent?.waiting ?? 0, parked: unsent?.parked ?? 0, refused: refused?.n ?? 0, oldestAt: unsent?.oldest ?? null };
}

export function settleUpTo(tx: WriteTx, subject: Subject, rev: number): void {
  tx.run(
    `UPDATE outbox SET settled = 1 WHERE subject_kind = ? AND subject_id = ? AND settled = 0 AND state = 'accepted' AND outcome_rev <= ?`,
    subject.kind,
    subject.id,
    rev,
  );
}

export function recordOutcome(tx: WriteTx, row: OutboxRow, outcome: Outcome, settled: boolean): void {
  tx.run(
    'UPDATE outbox SET state = ?, outcome = ?, outcome_rev = ?, settled = ? WHERE position = ?',
    outcome.status,
    JSON.stringify(outcome),
    outcome.status === 'accepted' ? outcome.rev : null,
    settled ? 1 : 0,
    row.position,
  );
  tx.touched.topics.add('outbox');
}

export function recordFailure(tx: WriteTx, row: OutboxRow, now: number, park: boolean): void {
  tx.run(
    'UPDATE outbox SET attempts = attempts + 1, first_failed_at = coalesce(first_failed_at, ?), state = ? WHERE position = ?',
    now,
    park ? 'parked' : row.state,
    row.position,
  );
  if (!park) return;
  tx.touched.topics.add('outbox');
  if (row.subject_kind === 'ticket') tx.touched.tickets.add(row.subject_id);
}

export function unpark(tx: WriteTx, row: OutboxRow): void {
  tx.run(`UPDATE outbox SET state = 'waiting', attempts = 0, first_failed_at = NULL WHERE position = ?`, row.position);
  tx.touched.topics.add('outbox');
}

/** A parked or held command is then never sent. */
export function dismissRow(tx: WriteTx, row: OutboxRow): void {
  tx.run(
    `UPDATE outbox SET dismissed = 1, settled = 1, state = CASE state WHEN 'accepted' THEN state ELSE 'refused' END WHERE position = ?`,
    row.position,
  );
  tx.touched.topics.add('outbox');
}

/**
 * Answered commands beyond the newest thousand have nothing left to tell. The newest stays, so that positions only rise, and so
 * does a number that was never sent until the server knows it.
 */
export function pruneOutbox(tx: WriteTx): void {
  tx.run(
    `DELETE FROM outbox WHERE settled = 1 AND (state = 'accepted' OR (dismissed = 1 AND (outcome IS NOT NULL OR device_seq <= ?)))
       AND position < (SELECT max(position) FROM outbox) - 1000`,
    getMeta(tx, 'serverSeq') ?? 0,
  );
}

/** Numbers what waits anew for another device, in the same order. Answers the highest number given. */
export function renumber(tx: WriteTx, deviceId: string): number {
  const rows = tx.all<{ position: number }>(`SELECT position FROM outbox WHERE state IN ('waiting', 'parked') ORDER BY position`);
  rows.forEach(({ position }, index) => {
    tx.run('UPDATE outbox SET device_id = ?, device_seq = ? WHERE position = ?', deviceId, index + 1, position);
  });
  return rows.length;
}

/** Numbers of commands that were taken off the list unsent, above those that the server knows: it must not wait for them. */
export function dismissedSeqs(db: ReadDb, deviceId: string): number[] {
  const sql = `SELECT device_seq AS seq FROM outbox WHERE device_id = ? AND device_seq > ? AND state = 'refused' AND outcome IS NULL
    ORDER BY position LIMIT 500`;
  return db.all<{ seq: number }>(sql, deviceId, getMeta(db, 'serverSeq') ?? 0).map((row) => row.seq);
}

/** Longest hold; what claims to be held for longer stems from a clock that was set back, and is not held. */
export const MAX_HOLD_MS = 30_000;

export function isHeld(row: Pick<OutboxRow, 'hold_until'>, now: number): boolean {
  return row.hold_until !== null && now < row.hold_until && row.hold_until - now <= MAX_HOLD_MS;
}

/** They go on their way: from here on nobody can take them back. */
export function releaseHeld(tx: WriteTx, rows: readonly OutboxRow[]): void {
  for (const row of rows) tx.run('UPDATE outbox SET hold_until = NULL WHERE position = ?', row.position);
  tx.touched.topics.add('outbox');
}

/** Server time of the next end of a hold after `now`; null: nothing is held. */
export function nextHoldEnd(db: ReadDb, now: number): number | null {
  const sql = `SELECT min(hold_until) AS at FROM outbox WHERE state IN ('waiting', 'parked') AND hold_until > ?`;
  return db.get<{ at: number | null }>(sql, now)?.at ?? null;
}
