import type { Contact } from '../../src-shared/domain/contact/contact.ts';
import type { Ticket } from '../../src-shared/domain/ticket/ticket.ts';

/** A readable UUID for tests: `uuid(7)` ends in ...007. */
export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const T0 = Date.UTC(2026, 10, 2, 2, 0, 0);

export function aTicket(patch: Partial<Ticket> = {}): Ticket {
  return {
    id: uuid(1),
    number: 1,
    queueId: uuid(20),
    teamId: uuid(30),
    contactId: uuid(40),
    channel: 'webchat',
    subject: 'Pesanan belum sampai',
    status: 'open',
    statusRev: 1,
    priority: 'normal',
    assigneeId: null,
    tags: [],
    snoozedUntil: null,
    mergedIntoId: null,
    createdAt: T0,
    updatedAt: T0,
    resolvedAt: null,
    resolvedById: null,
    awaitingSince: T0,
    awaitingCount: 1,
    lastInboundAt: T0,
    lastMessageAt: T0,
    preview: 'Halo, pesanan saya belum sampai',
    previewDirection: 'in',
    sla: [],
    rev: 1,
    ...patch,
  };
}

export function aContact(patch: Partial<Contact> = {}): Contact {
  return {
    id: uuid(40),
    name: 'Sri Wahyuni',
    company: null,
    city: 'Sleman',
    language: 'id',
    note: '',
    tags: [],
    identities: [{ id: uuid(41), kind: 'webchat', value: uuid(42) }],
    consent: { marketing: 'unknown', at: null },
    mergedIntoId: null,
    value: { lifetime: 0, orders: 0, lastOrderAt: null },
    createdAt: T0,
    updatedAt: T0,
    rev: 1,
    ...patch,
  };
}
