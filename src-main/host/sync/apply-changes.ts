import { assertNever } from '#shared/base/assert-never.ts';
import type { Change, EntityKind } from '#shared/domain/sync/change.ts';
import { forget, type OverlayContext, receive } from '../outbox/overlay.ts';
import { dropAnswer, putAnswer } from '../store/answer-store.ts';
import { dropOrder, putOrder } from '../store/contact-store.ts';
import { directoryRev, dropDirectory, putDirectory } from '../store/directory-store.ts';
import { dropEntry, putEntry } from '../store/entry-store.ts';
import { dropActivity, dropStateEvent, putActivity, putStateEvent } from '../store/metric-store.ts';
import { dropTemplate, putTemplate } from '../store/template-store.ts';
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
    case 'calendar':
    case 'slaPolicy':
    case 'target':
    case 'survey':
    case 'macro':
      if (directoryRev(tx, change.kind, change.entity.id) >= change.entity.rev) return false;
      putDirectory(tx, change.kind, change.entity);
      return true;
    case 'answer':
      return putAnswer(tx, change.entity);
    case 'stateEvent':
      return putStateEvent(tx, change.entity);
    case 'activity':
      return putActivity(tx, change.entity);
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
    case 'calendar':
    case 'slaPolicy':
    case 'target':
    case 'survey':
    case 'macro':
      dropDirectory(tx, kind, id);
      return;
    case 'answer':
      dropAnswer(tx, id);
      return;
    case 'stateEvent':
      dropStateEvent(tx, id);
      return;
    case 'activity':
      dropActivity(tx, id);
      return;
    default:
      assertNever(kind, 'kind of row');
  }
}
