import type { CommandBody, Outcome } from '#shared/domain/sync/command.ts';
import { getDraft, putDraft } from '../store/draft-store.ts';
import { dropTemplateUse } from '../store/template-store.ts';
import type { WriteTx } from '../store/write-tx.ts';
import { bodyOf, getCommand, type OutboxRow, pruneOutbox, recordOutcome, type Subject } from './outbox-rows.ts';
import { type OverlayContext, refold, serverCopy } from './overlay.ts';

/** Stores the server's final answers. Answers the rows that were refused by it. */
export function applyOutcomes(tx: WriteTx, context: OverlayContext, outcomes: readonly Outcome[]): OutboxRow[] {
  const refused: OutboxRow[] = [];
  for (const outcome of outcomes) {
    const row = getCommand(tx, outcome.commandId);
    if (row === null || (row.state !== 'waiting' && row.state !== 'parked')) continue;
    const subject: Subject = { kind: row.subject_kind, id: row.subject_id };
    if (outcome.status === 'accepted') {
      const copy = serverCopy(tx, subject.kind, subject.id);
      recordOutcome(tx, row, outcome, outcome.noop || copy === null || copy.rev >= outcome.rev);
    } else {
      recordOutcome(tx, row, outcome, true);
      giveBackText(tx, bodyOf(row), context.now);
      dropTemplateUse(tx, row.command_id);
      refused.push({ ...row, state: 'refused', settled: 1, outcome: JSON.stringify(outcome) });
    }
    refold(tx, context, subject);
    if (subject.kind === 'ticket') tx.touched.tickets.add(subject.id);
  }
  pruneOutbox(tx);
  return refused;
}

/**
 * Typed text becomes the ticket's draft again where none is in its place. Where the agent has typed on, that is left alone:
 * the refused command keeps the text until it is dismissed.
 */
export function giveBackText(tx: WriteTx, body: CommandBody, now: number): void {
  if (body.type !== 'ticket.reply' && body.type !== 'ticket.note') return;
  const kind = body.type === 'ticket.reply' ? 'reply' : 'note';
  if (getDraft(tx, body.ticketId, kind) !== null) return;
  putDraft(tx, {
    ticketId: body.ticketId,
    kind,
    text: body.text,
    attachments: [...body.attachments],
    seenSeq: body.type === 'ticket.reply' ? body.seenSeq : 0,
    updatedAt: now,
  });
}
