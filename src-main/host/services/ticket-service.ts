import type { CommandStatus, Draft, TimelineItem } from '#shared/contract/console/console-shapes.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { type Contact, recipientIdentity } from '#shared/domain/contact/contact.ts';
import { planOf } from '#shared/domain/sla/choose.ts';
import { dateOfDay, type WorkTime } from '#shared/domain/sla/work-time.ts';
import type { Recipient, Ticket } from '#shared/domain/ticket/ticket.ts';
import { commandStatus } from '../outbox/command-status.ts';
import { listRefused, listUnsettled } from '../outbox/outbox-rows.ts';
import { localEntries } from '../outbox/overlay.ts';
import { getContact } from '../store/contact-store.ts';
import { getDraft } from '../store/draft-store.ts';
import { entriesBefore, hasEntry, lastInboundSeq, type TimelineKey, timelineKey } from '../store/entry-store.ts';
import { slaSetup } from '../store/sla-setup.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { getTicket, markSeen, mergedFamily, seenSeq } from '../store/ticket-store.ts';
import type { PresenceMark } from './change-hub.ts';
import type { CurrentWork, Work } from './work.ts';

export type OpenTicket = {
  readonly ticket: Ticket;
  readonly work: WorkTime;
  readonly contact: Contact;
  readonly timeline: TimelineItem[];
  readonly moreBefore: boolean;
  readonly pending: CommandStatus[];
  readonly refused: CommandStatus[];
  readonly draft: { readonly reply: Draft | null; readonly note: Draft | null };
  readonly recipient: Recipient | null;
} & Pick<PresenceMark, 'viewers' | 'customerTyping'>;

export type TicketService = {
  open(ticketId: string, entries: number): OpenTicket;
  before(ticketId: string, entryId: string, entries: number): { timeline: TimelineItem[]; moreBefore: boolean };
  viewing(ticketId: string | null): void;
  /** The agent does something with the ticket in front of them; `on: false`: the window went behind. */
  active(ticketId: string, on: boolean): void;
  typing(ticketId: string, on: boolean): void;
};

export function createTicketService(current: CurrentWork): TicketService {
  return {
    open: (ticketId, entries) => {
      const work = current();
      const db = work.profile.store.read;
      const ticket = getTicket(db, ticketId);
      if (ticket === null) throw new CodedError('NOT_FOUND');
      const contact = getContact(db, ticket.contactId) ?? unknownContact(ticket);
      const page = timelinePage(work, ticketId, null, entries);
      const { viewers, customerTyping } = work.presence.of(ticketId);
      return {
        ticket,
        work: workOf(work, ticket, contact),
        contact,
        timeline: [...page.timeline, ...localItems(work, ticketId)],
        moreBefore: page.moreBefore,
        pending: listUnsettled(db, { kind: 'ticket', id: ticketId }).map((row) => commandStatus(db, row, work.sending)),
        refused: listRefused(db, ticketId).map((row) => commandStatus(db, row, work.sending)),
        draft: { reply: getDraft(db, ticketId, 'reply'), note: getDraft(db, ticketId, 'note') },
        viewers,
        customerTyping,
        recipient: recipientOf(contact, ticket),
      };
    },
    before: (ticketId, entryId, entries) => {
      const work = current();
      const key = timelineKey(work.profile.store.read, entryId);
      if (key === null) throw new CodedError('NOT_FOUND');
      return timelinePage(work, ticketId, key, entries);
    },
    viewing: (ticketId) => {
      const work = current();
      work.front.ticketId = ticketId;
      work.attention.front(ticketId);
      work.loop.send({ type: 'viewing', ticketId });
      if (ticketId !== null) seeTicket(work, ticketId);
    },
    active: (ticketId, on) => {
      const { front, attention } = current();
      if (front.ticketId === ticketId) attention.active(on);
    },
    typing: (ticketId, on) => current().loop.send({ type: 'typing', ticketId, on }),
  };
}

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 400;

/** Whose hours the deadlines are counted in; of the holidays those that can matter to them now. */
function workOf({ profile, serverClock }: Work, ticket: Ticket, contact: Contact): WorkTime {
  const hours = planOf(ticket, contact.tags, slaSetup(profile.store.read))?.work ?? 'always';
  if (hours === 'always') return hours;
  const today = Math.floor(serverClock.now() / DAY_MS);
  const [from, to] = [dateOfDay(today - 2), dateOfDay(today + SHOWN_DAYS)];
  const { timeZone, week, holidays } = hours;
  return { timeZone, week, holidays: holidays.filter(({ date }) => date >= from && date <= to) };
}

/** What the agent has in front of them is read: here, and told to the customer's channel. */
export function seeTicket(work: Work, ticketId: string): void {
  const { store } = work.profile;
  if (getTicket(store.read, ticketId) === null) return;
  const seq = lastInboundSeq(store.read, ticketId);
  try {
    if ((seenSeq(store.read, ticketId) ?? -1) < seq) store.write((tx) => markSeen(tx, ticketId, seq));
  } catch (error) {
    // Called from the live channel too, where nobody could catch it; a mark that is missing shows a ticket as unread.
    if (!(error instanceof CodedError)) throw error;
    work.issue.log.warn('seen not marked', { code: error.code });
  }
  if (seq > 0) work.loop.send({ type: 'seen', ticketId, seq });
}

function timelinePage(work: Work, ticketId: string, before: TimelineKey | null, entries: number): { timeline: TimelineItem[]; moreBefore: boolean } {
  const db = work.profile.store.read;
  const family = mergedFamily(db, ticketId);
  const ids = family.length === 0 ? [ticketId] : family.map(({ id }) => id);
  const found = entriesBefore(db, ids, before, entries + 1);
  const timeline = found.slice(0, entries).map((entry): TimelineItem => {
    const from = entry.ticketId === ticketId ? undefined : family.find(({ id }) => id === entry.ticketId);
    return { entry: entry as TimelineItem['entry'], command: null, fromTicketNumber: from?.number ?? null };
  });
  return { timeline: timeline.reverse(), moreBefore: found.length > entries };
}

/** After what the server has; an entry that arrived before its command settled is not shown twice. */
function localItems({ profile, sending }: Work, ticketId: string): TimelineItem[] {
  const db: ReadDb = profile.store.read;
  return localEntries(db, ticketId, profile.agentId)
    .filter(({ entry }) => !hasEntry(db, entry.id))
    .map(({ entry, row }) => ({ entry: entry as TimelineItem['entry'], command: commandStatus(db, row, sending), fromTicketNumber: null }));
}

function recipientOf(contact: Contact, ticket: Ticket): Recipient | null {
  const identity = recipientIdentity(contact, ticket.channel);
  return identity === null ? null : { identityId: identity.id, channel: ticket.channel, value: identity.value };
}

/** The ticket came before its contact: shown without a name until the next change brings it. */
function unknownContact(ticket: Ticket): Contact {
  return {
    id: ticket.contactId,
    name: '',
    company: null,
    city: null,
    language: null,
    note: '',
    tags: [],
    identities: [],
    consent: { marketing: 'unknown', at: null },
    mergedIntoId: null,
    value: { lifetime: 0, orders: 0, lastOrderAt: null },
    createdAt: ticket.createdAt,
    updatedAt: ticket.createdAt,
    rev: 0,
  };
}
