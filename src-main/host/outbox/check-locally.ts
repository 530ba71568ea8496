import { checkMerge, rootIdOf } from '#shared/domain/contact/merge.ts';
import { maySeeTeam } from '#shared/domain/permission/role.ts';
import type { CommandBody, TicketCommandBody } from '#shared/domain/sync/command.ts';
import { type CheckContext, checkTicketCommand } from '#shared/domain/ticket/check-command.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { getAttachment } from '../store/attachment-store.ts';
import { getContact } from '../store/contact-store.ts';
import { recordFinder } from '../store/customer-store.ts';
import { getDirectory } from '../store/directory-store.ts';
import { unseenMessages } from '../store/entry-store.ts';
import type { Profile } from '../store/profile.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { isTemplateAttachment } from '../store/template-store.ts';
import { getTicket } from '../store/ticket-store.ts';
import { actorOf } from './actor.ts';
import { RefusedError } from './refused-error.ts';

/**
 * The rules on the local view, so that what cannot work is said at once; `db` is the transaction that saves the command, which
 * sees those saved with it before. The server has the last word. Throws RefusedError.
 */
export function checkLocally(profile: Profile, db: ReadDb, body: CommandBody, now: number): void {
  if (body.type === 'agent.setState' || body.type === 'agent.activity') return;
  if (body.type === 'contact.edit' || body.type === 'contact.merge' || body.type === 'contact.unmerge') {
    if (getContact(db, body.contactId) === null) throw new RefusedError({ code: 'NOT_FOUND', detail: {} });
    const merge = body.type === 'contact.merge' ? checkMerge(body.contactId, body.intoContactId, recordFinder(db)) : null;
    if (merge?.kind === 'refuse') throw new RefusedError({ code: merge.code, detail: {} });
    return;
  }
  const ticket = getTicket(db, body.ticketId);
  if (ticket === null) throw new RefusedError({ code: 'NOT_FOUND', detail: {} });
  if ((body.type === 'ticket.reply' || body.type === 'ticket.note') && body.attachments.some(({ hash }) => !isHere(profile, db, hash))) {
    throw new RefusedError({ code: 'ATTACHMENT_MISSING', detail: {} });
  }
  const verdict = checkTicketCommand(ticket, body, contextOf(db, profile.agentId, ticket, body, now));
  if (verdict.kind === 'refuse') throw new RefusedError(verdict.refusal);
}

function contextOf(db: ReadDb, agentId: string, ticket: Ticket, body: TicketCommandBody, now: number): CheckContext {
  return {
    actor: actorOf(db, agentId),
    now,
    // It is written now: only the server can say later how long it waited.
    queuedMs: 0,
    unseenMessages: body.type === 'ticket.reply' ? unseenMessages(db, ticket.id, body.seenSeq, agentId) : 0,
    ownerChangedSinceSeen: false,
    target: targetOf(db, body),
    recipientValid: body.type !== 'ticket.reply' || isRecipient(db, ticket, body),
  };
}

function targetOf(db: ReadDb, body: TicketCommandBody): CheckContext['target'] {
  if (body.type === 'ticket.merge') {
    const into = getTicket(db, body.intoTicketId);
    if (into === null) return null;
    const [find, ticket] = [recordFinder(db), getTicket(db, body.ticketId)];
    return { kind: 'ticket', ticket: into, sameCustomer: ticket !== null && rootIdOf(ticket.contactId, find) === rootIdOf(into.contactId, find) };
  }
  if (body.type !== 'ticket.transfer') return null;
  const queue = getDirectory(db, 'queue', body.queueId);
  if (queue === null) return null;
  const agent = body.agentId === null ? null : getDirectory(db, 'agent', body.agentId);
  const serves = agent?.active === true && maySeeTeam({ agentId: agent.id, role: agent.role, teamIds: agent.teamIds }, queue.teamId);
  return { kind: 'queue', teamId: queue.teamId, agentServesQueue: serves };
}

function isRecipient(db: ReadDb, ticket: Ticket, body: Extract<CommandBody, { type: 'ticket.reply' }>): boolean {
  const { recipient } = body;
  const identities = getContact(db, ticket.contactId)?.identities ?? [];
  return recipient.channel === ticket.channel && identities.some(({ id, value }) => id === recipient.identityId && value === recipient.value);
}

/** What a template carries is at the server, though its bytes may never have come here. */
function isHere(profile: Profile, db: ReadDb, hash: string): boolean {
  return profile.attachments.has(hash) || getAttachment(db, hash)?.uploaded === true || isTemplateAttachment(db, hash);
}
