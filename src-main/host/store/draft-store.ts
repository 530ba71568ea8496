import type { Draft } from '#shared/contract/console/console-shapes.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

type DraftRow = { ticket_id: string; kind: Draft['kind']; text: string; attachments: string; seen_seq: number; updated_at: number };
const columns = 'ticket_id, kind, text, attachments, seen_seq, updated_at';

export function getDraft(db: ReadDb, ticketId: string, kind: Draft['kind']): Draft | null {
  const row = db.get<DraftRow>(`SELECT ${columns} FROM draft WHERE ticket_id = ? AND kind = ?`, ticketId, kind);
  return row === undefined ? null : draftOf(row);
}

export function listDrafts(db: ReadDb): Draft[] {
  return db.all<DraftRow>(`SELECT ${columns} FROM draft ORDER BY updated_at DESC`).map(draftOf);
}

/** An empty draft is no draft. */
export function putDraft(tx: WriteTx, draft: Draft): void {
  if (draft.text === '' && draft.attachments.length === 0) {
    dropDraft(tx, draft.ticketId, draft.kind);
    return;
  }
  tx.run(
    `INSERT INTO draft (${columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     text = excluded.text, attachments = excluded.attachments, seen_seq = excluded.seen_seq, updated_at = excluded.updated_at`,
    draft.ticketId,
    draft.kind,
    draft.text,
    JSON.stringify(draft.attachments),
    draft.seenSeq,
    draft.updatedAt,
  );
  tx.touched.drafts.add(draft.ticketId);
}

export function dropDraft(tx: WriteTx, ticketId: string, kind: Draft['kind']): void {
  const { changes } = tx.run('DELETE FROM draft WHERE ticket_id = ? AND kind = ?', ticketId, kind);
  if (changes > 0) tx.touched.drafts.add(ticketId);
}

function draftOf(row: DraftRow): Draft {
  return {
    ticketId: row.ticket_id,
    kind: row.kind,
    text: row.text,
    attachments: JSON.parse(row.attachments) as AttachmentRef[],
    seenSeq: row.seen_seq,
    updatedAt: row.updated_at,
  };
}
