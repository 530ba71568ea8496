import { applyContactEdit, type Contact } from '#shared/domain/contact/contact.ts';
import { applyMerge, applyUnmerge, rootIdOf } from '#shared/domain/contact/merge.ts';
import type { Agent } from '#shared/domain/presence/directory.ts';
import { advanceSla } from '#shared/domain/sla/advance.ts';
import { type CommandBody, isTicketCommand } from '#shared/domain/sync/command.ts';
import { applyTicketCommand } from '#shared/domain/ticket/apply-command.ts';
import type { Entry, Ticket } from '#shared/domain/ticket/ticket.ts';
import { dropContact, getContact, putContact } from '../store/contact-store.ts';
import { recordFinder } from '../store/customer-store.ts';
import { directoryRev, dropDirectory, getDirectory, putDirectory } from '../store/directory-store.ts';
import { slaSetup } from '../store/sla-setup.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { dropTicket, getTicket, putTicket } from '../store/ticket-store.ts';
import type { WriteTx } from '../store/write-tx.ts';
import { bodyOf, listUnsettled, type OutboxRow, type Subject, type SubjectKind, settleUpTo } from './outbox-rows.ts';

/**
 * The local view is the server's copy with every unsettled command of ours folded over it, in order.
 *
 *     receive(server row) ─► settle what it holds ─┐
 *     issue / refuse / park ───────────────────────┴─► project: view = fold(copy, unsettled)
 *
 * Invariants: without unsettled commands the view row is the server's copy and `server_copy` has none; with them
 * `server_copy` holds the server's row, and its `rev` is the one that decides what is newer.
 */
export type OverlayContext = { readonly agentId: string; readonly now: number };

type EntityOf = { ticket: Ticket; contact: Contact; agent: Agent };

/** Takes the server's row when it is newer than the copy here. Answers whether it was. */
export function receive<K extends SubjectKind>(tx: WriteTx, context: OverlayContext, kind: K, entity: EntityOf[K]): boolean {
  // Nearly every row of a pull or a load has no command of ours: it costs one look and one write.
  if (!unsettledSubjects(tx).has(entity.id)) return putNewer(tx, context, kind, entity);
  const known = serverCopy(tx, kind, entity.id);
  if (known !== null && known.rev >= entity.rev) return false;
  const subject: Subject = { kind, id: entity.id };
  settleUpTo(tx, subject, entity.rev);
  tx.run('DELETE FROM server_copy WHERE kind = ? AND id = ?', kind, entity.id);
  project(tx, context, kind, entity, listUnsettled(tx, subject));
  return true;
}

/** Subjects with unsettled commands as of the first question in this transaction; within a pull or a load they only get fewer. */
function unsettledSubjects(tx: WriteTx): ReadonlySet<string> {
  let ids = unsettledOf.get(tx);
  if (ids === undefined) {
    ids = new Set(tx.all<{ id: string }>('SELECT DISTINCT subject_id AS id FROM outbox WHERE settled = 0').map((row) => row.id));
    unsettledOf.set(tx, ids);
  }
  return ids;
}
const unsettledOf = new WeakMap<WriteTx, ReadonlySet<string>>();

function putNewer<K extends SubjectKind>(tx: WriteTx, context: OverlayContext, kind: K, entity: EntityOf[K]): boolean {
  const writers: { [Kind in SubjectKind]: (entity: EntityOf[Kind]) => boolean } = {
    ticket: (ticket) => putTicket(tx, ticket, context.now, 'newer'),
    contact: (contact) => putContact(tx, contact, 'newer'),
    agent: (agent) => {
      if (directoryRev(tx, 'agent', agent.id) >= agent.rev) return false;
      putDirectory(tx, 'agent', agent);
      return true;
    },
  };
  return writers[kind](entity);
}

export type Next = { readonly commandId: string; readonly body: CommandBody; readonly at: number };

/**
 * Folds one more command over the view, which is what folding all of them anew would give. Answers the revision of the
 * server's copy that the agent saw; null when the subject is not here.
 */
export function foldNext(tx: WriteTx, context: OverlayContext, { kind, id }: Subject, next: Next): number | null {
  const view = viewRow(tx, kind, id);
  if (view === null) return null;
  const copy = tx.get<{ rev: number }>('SELECT rev FROM server_copy WHERE kind = ? AND id = ?', kind, id);
  if (copy === undefined) keepCopy(tx, kind, view);
  putFolded(tx, context, kind, view, [next]);
  return copy?.rev ?? view.rev;
}

/** Folds anew after the commands of the subject changed. */
export function refold(tx: WriteTx, context: OverlayContext, subject: Subject): void {
  const copy = serverCopy(tx, subject.kind, subject.id);
  if (copy !== null) project(tx, context, subject.kind, copy, listUnsettled(tx, subject));
}

/** The server took the row away; its commands go on to be sent, their answers need no view. */
export function forget(tx: WriteTx, kind: SubjectKind, id: string): void {
  settleUpTo(tx, { kind, id }, Number.MAX_SAFE_INTEGER);
  tx.run('DELETE FROM server_copy WHERE kind = ? AND id = ?', kind, id);
  if (kind === 'ticket') dropTicket(tx, id);
  else if (kind === 'contact') dropContact(tx, id);
  else dropDirectory(tx, 'agent', id);
}

/** The newest row of the server that this console has; null when it has none. */
export function serverCopy<K extends SubjectKind>(db: ReadDb, kind: K, id: string): EntityOf[K] | null {
  const row = db.get<{ body: string }>('SELECT body FROM server_copy WHERE kind = ? AND id = ?', kind, id);
  return row === undefined ? viewRow(db, kind, id) : (JSON.parse(row.body) as EntityOf[K]);
}

/** Entries that exist only here: those of unsettled commands, in order. */
export function localEntries(db: ReadDb, ticketId: string, agentId: string): { entry: Entry; row: OutboxRow }[] {
  const rows = listUnsettled(db, { kind: 'ticket', id: ticketId });
  const copy = rows.length === 0 ? null : serverCopy(db, 'ticket', ticketId);
  if (copy === null) return [];
  const entries: { entry: Entry; row: OutboxRow }[] = [];
  let ticket = copy;
  for (const row of rows) {
    const applied = applyNext(db, ticket, nextOf(row), agentId);
    ticket = applied.ticket;
    if (applied.entry !== null) entries.push({ entry: applied.entry, row });
  }
  return entries;
}

function viewRow<K extends SubjectKind>(db: ReadDb, kind: K, id: string): EntityOf[K] | null {
  const readers: { [Kind in SubjectKind]: () => EntityOf[Kind] | null } = {
    ticket: () => getTicket(db, id),
    contact: () => getContact(db, id),
    agent: () => getDirectory(db, 'agent', id),
  };
  return readers[kind]();
}

function project<K extends SubjectKind>(tx: WriteTx, context: OverlayContext, kind: K, copy: EntityOf[K], rows: readonly OutboxRow[]): void {
  if (rows.length === 0) tx.run('DELETE FROM server_copy WHERE kind = ? AND id = ?', kind, copy.id);
  else keepCopy(tx, kind, copy);
  putFolded(tx, context, kind, copy, rows.map(nextOf));
}

/** The copy of the same row that is there already stays. */
function keepCopy<K extends SubjectKind>(tx: WriteTx, kind: K, copy: EntityOf[K]): void {
  tx.run('INSERT OR IGNORE INTO server_copy (kind, id, rev, body) VALUES (?, ?, ?, ?)', kind, copy.id, copy.rev, JSON.stringify(copy));
}

function putFolded<K extends SubjectKind>(tx: WriteTx, context: OverlayContext, kind: K, from: EntityOf[K], commands: readonly Next[]): void {
  const writers: { [Kind in SubjectKind]: (entity: EntityOf[Kind]) => void } = {
    ticket: (ticket) => {
      const view = commands.reduce((folded, next) => applyNext(tx, folded, next, context.agentId).ticket, ticket);
      putTicket(tx, view, context.now);
    },
    contact: (contact) =>
      void putContact(
        tx,
        commands.reduce((folded, next) => applyToContact(tx, folded, next), contact),
      ),
    agent: (agent) => putDirectory(tx, 'agent', commands.reduce(changeState, agent)),
  };
  writers[kind](from);
}

function nextOf(row: OutboxRow): Next {
  return { commandId: row.command_id, body: bodyOf(row), at: row.at };
}

function applyNext(db: ReadDb, ticket: Ticket, { commandId, body, at }: Next, agentId: string): { ticket: Ticket; entry: Entry | null } {
  if (!isTicketCommand(body)) return { ticket, entry: null };
  const applied = applyTicketCommand(ticket, body, {
    commandId,
    agentId,
    at,
    targetTeamId: body.type === 'ticket.transfer' ? (getDirectory(db, 'queue', body.queueId)?.teamId ?? null) : null,
    intoNumber: body.type === 'ticket.merge' ? (getTicket(db, body.intoTicketId)?.number ?? 0) : 0,
  });
  return { ...applied, ticket: withSla(db, ticket, applied.ticket, at) };
}

/** A reply that is only here meets its deadline at once, as it will at the server. */
function withSla(db: ReadDb, before: Ticket, after: Ticket, at: number): Ticket {
  const setup = slaSetup(db);
  if (setup.policies.length === 0 && before.sla.length === 0) return after;
  const contactTags = getContact(db, after.contactId)?.tags ?? [];
  return { ...after, sla: advanceSla({ before, after, contactTags, setup, at }) };
}

function applyToContact(db: ReadDb, contact: Contact, { body }: Next): Contact {
  switch (body.type) {
    case 'contact.edit':
      return applyContactEdit(contact, body.edit);
    case 'contact.merge':
      return applyMerge(contact, rootIdOf(body.intoContactId, recordFinder(db)));
    case 'contact.unmerge':
      return applyUnmerge(contact);
    default:
      return contact;
  }
}

function changeState(agent: Agent, { body, at }: Next): Agent {
  return body.type === 'agent.setState' ? { ...agent, state: body.state, stateSince: at } : agent;
}
