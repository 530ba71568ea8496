import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import { typedTextOf } from '#shared/domain/sync/command.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { bodyOf, type OutboxRow, outcomeOf } from './outbox-rows.ts';

/** The command as the agent sees it. `sending` holds the ids of the batch that is on its way. */
export function commandStatus(db: ReadDb, row: OutboxRow, sending: ReadonlySet<string>): CommandStatus {
  const ticketId = row.subject_kind === 'ticket' ? row.subject_id : null;
  const cameBack = row.state === 'refused' || row.state === 'parked' ? bodyOf(row) : null;
  return {
    commandId: row.command_id,
    type: row.type,
    ticketId,
    ticketNumber: ticketId === null ? null : (db.get<{ number: number }>('SELECT number FROM ticket WHERE id = ?', ticketId)?.number ?? null),
    contactId: row.subject_kind === 'contact' ? row.subject_id : null,
    issuedAt: row.issued_at,
    status: stateOf(row, sending),
    text: cameBack === null ? null : typedTextOf(cameBack),
    attachments: cameBack !== null && 'attachments' in cameBack ? [...cameBack.attachments] : [],
    deviceSeq: row.device_seq,
  };
}

function stateOf(row: OutboxRow, sending: ReadonlySet<string>): CommandStatus['status'] {
  if (row.state === 'parked') return { kind: 'parked', attempts: row.attempts };
  const outcome = outcomeOf(row);
  if (outcome?.status === 'accepted') return { kind: 'accepted', noop: outcome.noop };
  if (outcome?.status === 'refused') return { kind: 'refused', code: outcome.code, detail: outcome.detail };
  if (row.state === 'refused') return row.hold_until === null ? { kind: 'parked', attempts: row.attempts } : { kind: 'withdrawn' };
  return { kind: sending.has(row.command_id) ? 'sending' : 'saved' };
}
