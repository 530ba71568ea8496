import type { Activity, StateEvent } from '#shared/domain/metric/metric.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

/** Answers whether it was new here. */
export function putStateEvent(tx: WriteTx, { id, agentId, state, at }: StateEvent): boolean {
  const sql = 'INSERT INTO state_event (id, agent_id, state, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
  if (tx.run(sql, id, agentId, state, at).changes === 0) return false;
  tx.touched.topics.add('performance');
  return true;
}

/** Answers whether it was new here. */
export function putActivity(tx: WriteTx, { id, agentId, ticketId, from, to, recordedAt }: Activity): boolean {
  const sql = 'INSERT INTO activity (id, agent_id, ticket_id, from_at, to_at, recorded_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';
  return tx.run(sql, id, agentId, ticketId, from, to, recordedAt ?? null).changes === 1;
}

export function dropStateEvent(tx: WriteTx, id: string): void {
  tx.run('DELETE FROM state_event WHERE id = ?', id);
}

/** It stays part of what was measured: a ticket that went out of sight was worked on all the same. */
export function dropActivity(tx: WriteTx, id: string): void {
  tx.run('DELETE FROM activity WHERE id = ?', id);
}

/** An agent's states before `to`, oldest first, from the one they were in at `from`. */
export function statesOf(db: ReadDb, agentId: string, from: number, to: number): Pick<StateEvent, 'state' | 'at'>[] {
  return db.all(
    `SELECT state, at FROM state_event WHERE agent_id = ? AND at < ?
       AND at >= coalesce((SELECT max(at) FROM state_event WHERE agent_id = ? AND at < ?), 0) ORDER BY at, id`,
    agentId,
    to,
    agentId,
    from,
  );
}
