import type { CommandBody } from '#shared/domain/sync/command.ts';
import { getDraft, putDraft } from '../store/draft-store.ts';
import { dropTemplateUse } from '../store/template-store.ts';
import type { WriteTx } from '../store/write-tx.ts';
import { bodyOf, dismissRow, getCommand, type OutboxRow } from './outbox-rows.ts';
import { type OverlayContext, refold } from './overlay.ts';

/**
 * Takes back commands that are held and have never been on their way: all of them, or none. Their numbers are told to the server
 * as set aside, so that later ones are no gap. Answers whether it did.
 */
export function withdrawCommands(tx: WriteTx, context: OverlayContext, commandIds: readonly string[]): boolean {
  const rows = [...new Set(commandIds)].map((id) => getCommand(tx, id));
  if (!rows.every(isStillHere)) return false;
  for (const row of rows) {
    dismissRow(tx, row);
    dropTemplateUse(tx, row.command_id);
  }
  // Each comes before what is there already: from the last to the first, so that they end in their order.
  for (const row of rows.toReversed()) if (row.kept_draft === 0) giveBackAll(tx, bodyOf(row), context.now);
  for (const row of rows) {
    refold(tx, context, { kind: row.subject_kind, id: row.subject_id });
    if (row.subject_kind === 'ticket') tx.touched.tickets.add(row.subject_id);
    if (row.subject_kind === 'contact') tx.touched.contacts.add(row.subject_id);
  }
  return true;
}

const isStillHere = (row: OutboxRow | null): row is OutboxRow => row !== null && row.state === 'waiting' && row.hold_until !== null;

/** Nothing is shown of a withdrawn command any more, so its text joins what the agent has typed on since. */
function giveBackAll(tx: WriteTx, body: CommandBody, now: number): void {
  const typed = typedIn(body);
  if (typed === null) return;
  const there = getDraft(tx, typed.ticketId, typed.kind);
  const texts =
    there === null || typed.text.includes(there.text) ? [typed.text] : there.text.includes(typed.text) ? [there.text] : [typed.text, there.text];
  const known = new Set(typed.attachments.map(({ hash }) => hash));
  putDraft(tx, {
    ...typed,
    text: texts.join('\n\n'),
    attachments: [...typed.attachments, ...(there?.attachments ?? []).filter(({ hash }) => !known.has(hash))],
    updatedAt: now,
  });
}

function typedIn(body: CommandBody) {
  switch (body.type) {
    case 'ticket.reply':
      return { ticketId: body.ticketId, kind: 'reply', text: body.text, attachments: body.attachments, seenSeq: body.seenSeq } as const;
    case 'ticket.note':
      return { ticketId: body.ticketId, kind: 'note', text: body.text, attachments: body.attachments, seenSeq: 0 } as const;
    case 'ticket.transfer':
      return body.note.trim() === '' ? null : ({ ticketId: body.ticketId, kind: 'note', text: body.note, attachments: [], seenSeq: 0 } as const);
    default:
      return null;
  }
}
