import { type Contact, recipientIdentity } from '#shared/domain/contact/contact.ts';
import { type Filled, fillTemplate, type TemplateName } from '#shared/domain/template/fill.ts';
import { type TemplateFacts, type TemplateWords, templateValues } from '#shared/domain/template/values.ts';
import type { Recipient, Ticket } from '#shared/domain/ticket/ticket.ts';
import { orderStateText } from '#shared/text/context-text.ts';
import { greetingText } from '#shared/text/template-file-text.ts';
import { getContact, ordersOfContact } from '../store/contact-store.ts';
import { getDirectory } from '../store/directory-store.ts';
import { getTicket } from '../store/ticket-store.ts';
import type { Work } from './work.ts';

type Language = 'id' | 'en';

const DAY_MS = 86_400_000;

/** What a template may say on this ticket; null: on an example that has a value for every name. */
export function factsOf(work: Work, ticketId: string | null): TemplateFacts | null {
  const { profile, serverClock } = work;
  const db = profile.store.read;
  const own = {
    agent: getDirectory(db, 'agent', profile.agentId),
    workspace: getDirectory(db, 'workspace', profile.workspaceId),
    now: serverClock.now(),
  };
  if (ticketId === null) return exampleOf(own);
  const ticket = getTicket(db, ticketId);
  if (ticket === null) return null;
  return { ...own, ticket, contact: getContact(db, ticket.contactId), order: ordersOfContact(db, ticket.contactId)[0] ?? null };
}

function exampleOf(own: Pick<TemplateFacts, 'agent' | 'workspace' | 'now'>): TemplateFacts {
  return {
    ...own,
    ticket: { number: 1042, subject: 'Paket belum sampai' },
    contact: { name: 'Ibu Rina Wulandari', company: 'CV Sinar Jaya', city: 'Bandung' },
    order: {
      ...{ id: '', contactId: '', number: 'TN-20418', state: 'shipped', placedAt: own.now - 3 * DAY_MS, currency: 'IDR', total: 289_000, rev: 0 },
      items: [
        { sku: 'BTK-01', name: 'Kemeja batik', quantity: 1, unitPrice: 189_000 },
        { sku: 'MUG-02', name: 'Mug enamel', quantity: 2, unitPrice: 50_000 },
      ],
    },
  };
}

export function valuesOf(facts: TemplateFacts, language: Language): Record<TemplateName, string | null> {
  return templateValues(facts, language, wordsIn(language));
}

export function fillFrom(facts: TemplateFacts, body: string, language: Language): Filled<TemplateName> {
  return fillTemplate(body, valuesOf(facts, language));
}

function wordsIn(language: Language): TemplateWords {
  const inLanguage = <Key extends string>(sentences: Readonly<Record<Key, Readonly<Record<Language, string>>>>): Record<Key, string> =>
    Object.fromEntries(Object.entries<Readonly<Record<Language, string>>>(sentences).map(([key, sentence]) => [key, sentence[language]])) as Record<
      Key,
      string
    >;
  const states = inLanguage(orderStateText);
  // In the middle of a sentence, unlike on a badge.
  const orderState = Object.fromEntries(Object.entries(states).map(([key, text]) => [key, text.toLowerCase()])) as typeof states;
  return { orderState, greeting: inLanguage(greetingText) };
}

export function recipientOn(contact: Contact | null, ticket: Ticket): Recipient | null {
  const identity = contact === null ? null : recipientIdentity(contact, ticket.channel);
  return identity === null ? null : { identityId: identity.id, channel: ticket.channel, value: identity.value };
}
