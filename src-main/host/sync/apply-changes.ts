import { assertNever } from '#shared/base/assert-never.ts';
import type { Change, EntityKind } from '#shared/domain/sync/change.ts';
import { forget, type OverlayContext, receive } from '../outbox/overlay.ts';
import { dropOrder, putOrder } from '../store/contact-store.ts';
import { directoryRev, dropDirectory, dropTemplate, putDirectory, putTemplate } from '../store/directory-store.ts';
import { dropEntry, putEntry } from '../store/entry-store.ts';
import type { WriteTx } from '../store/write-tx.ts';

/** Applies one change; every kind keeps the higher revision, so a change may come again. Answers whether it was new here. */
export function applyChange(tx: WriteTx, context: OverlayContext, change: Change): boolean {
  if (change.op === 'remove') {
    removeRow(tx, change.kind, change.id);
    return true;
  }
  switch (change.kind) {
    case 'ticket':
      return receive(tx, context, 'ticket', change.entity);
    case 'contact':
      return receive(tx, context, 'contact', change.entity);
    case 'agent':
      return receive(tx, context, 'agent', change.entity);
    case 'entry':
      return putEntry(tx, change.entity);
    case 'order':
      putOrder(tx, change.entity);
      return true;
    case 'template':
      putTemplate(tx, change.entity);
      return true;
    case 'workspace':
    case 'team':
    case 'queue':
      if (directoryRev(tx, change.kind, change.entity.id) >= change.entity.rev) return false;
      if (change.kind === 'workspace') putDirectory(tx, 'workspace', change.entity);
      else if (change.kind === 'team') putDirectory(tx, 'team', change.entity);
      else putDirectory(tx, 'queue', change.entity);
      return true;
    default:
      return assertNever(change, 'change');
  }
}

export function removeRow(tx: WriteTx, kind: EntityKind, id: string): void {
  switch (kind) {
    case 'ticket':
    case 'contact':
    case 'agent':
      forget(tx, kind, id);
      return;
    case 'entry':
      dropEntry(tx, id);
      return;
    case 'order':
      dropOrder(tx, id);
      return;
    case 'template':
      dropTemplate(tx, id);
      return;
    case 'workspace':
    case 'team':
    case 'queue':
      dropDirectory(tx, kind, id);
      return;
    default:
      assertNever(kind, 'kind of row');
  }
}
