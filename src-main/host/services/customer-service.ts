import type { CustomerRow, HistoryItem } from '#shared/contract/console/customer-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Contact, Order } from '#shared/domain/contact/contact.ts';
import { greetingFor } from '#shared/domain/contact/greeting.ts';
import { countryOf } from '#shared/domain/contact/identity.ts';
import { type ProductSuggestion, suggestProducts } from '#shared/domain/contact/suggest-products.ts';
import type { SurveyAnswer } from '#shared/domain/survey/survey.ts';
import type { Entry, Ticket } from '#shared/domain/ticket/ticket.ts';
import { localEntries } from '../outbox/overlay.ts';
import { answersOfContact } from '../store/answer-store.ts';
import { ordersOfContacts } from '../store/contact-store.ts';
import { type Duplicate, duplicatesOf, recordsOf } from '../store/customer-duplicates.ts';
import { comparePlaces, type HistoryPlace, historyBefore, ticketsWithPending } from '../store/customer-history.ts';
import { type CustomerQuery, countCustomers, listCustomers, listCustomerTags } from '../store/customer-reader.ts';
import { getDirectory } from '../store/directory-store.ts';
import { hasEntry, ratingsOfContact } from '../store/entry-store.ts';
import { ticketsOfContact } from '../store/ticket-store.ts';
import { offeredProducts } from './product-pairs.ts';
import type { SettingsService } from './settings-service.ts';
import type { CurrentWork, Work } from './work.ts';

export type Customer = {
  readonly contact: Contact;
  readonly merged: Contact[];
  readonly orders: Order[];
  readonly answers: SurveyAnswer[];
  readonly tickets: Pick<Ticket, 'id' | 'number' | 'subject' | 'channel' | 'status' | 'createdAt' | 'lastMessageAt'>[];
  readonly duplicates: Duplicate[];
  readonly currency: string;
};
export type HistoryAsk = { readonly contactId: string; readonly query: string; readonly before: HistoryPlace | null; readonly limit: number };
export type HistoryPage = { readonly items: (Omit<HistoryItem, 'entry'> & { readonly entry: Entry })[]; readonly more: boolean };

/** Customers as this console knows them: answered from the local store, with or without the network. */
export type CustomerService = {
  list(ask: CustomerQuery & { offset: number; limit: number }): { rows: CustomerRow[]; total: number };
  tags(): { tag: string; count: number }[];
  /** Throws NOT_FOUND. */
  get(contactId: string): Customer;
  history(ask: HistoryAsk): HistoryPage;
  suggestions(contactId: string): { greeting: string | null; products: ProductSuggestion[] };
};

const TAGS = 100;

export function createCustomerService(current: CurrentWork, settings: SettingsService): CustomerService {
  let counted: { readonly key: string; readonly commits: number; readonly total: number } | null = null;
  /** Scrolling asks again and again for one question's total. */
  const totalOf = ({ profile }: Work, query: CustomerQuery): number => {
    const key = profile.id + JSON.stringify([query.query, query.tags]);
    const commits = profile.store.commits();
    if (counted?.key !== key || counted.commits !== commits) counted = { key, commits, total: countCustomers(profile.store.read, query) };
    return counted.total;
  };
  return {
    list: ({ offset, limit, ...query }) => {
      const work = current();
      return { rows: listCustomers(work.profile.store.read, query, offset, limit), total: totalOf(work, query) };
    },
    tags: () => listCustomerTags(current().profile.store.read, TAGS),
    get: (contactId) => {
      const work = current();
      const db = work.profile.store.read;
      const records = found(work, contactId);
      const [contact, ...merged] = records;
      const { timeZone, currency } = placeOf(work);
      const ids = records.map(({ id }) => id);
      return {
        contact,
        merged,
        orders: ordersOfContacts(db, ids),
        answers: satisfactionOf(work, ids),
        tickets: ids
          .flatMap((id) => ticketsOfContact(db, id))
          .sort((a, b) => (b.lastMessageAt ?? b.createdAt) - (a.lastMessageAt ?? a.createdAt))
          .map(({ id, number, subject, channel, status, createdAt, lastMessageAt }) => ({
            ...{ id, number, subject, channel, status, createdAt, lastMessageAt },
          })),
        duplicates: duplicatesOf(db, records, countryOf(timeZone)),
        currency,
      };
    },
    history: (ask) => history(current(), ask),
    suggestions: (contactId) => {
      const work = current();
      if (!settings.get().suggestions) return { greeting: null, products: [] };
      const records = found(work, contactId);
      const pairs = offeredProducts(work, contactId);
      const orders = ordersOfContacts(
        work.profile.store.read,
        records.map(({ id }) => id),
      );
      return {
        greeting: greetingFor(records[0], work.serverClock.now(), placeOf(work).timeZone),
        products: pairs === null ? [] : suggestProducts(orders, pairs),
      };
    },
  };
}

function found({ profile }: Work, contactId: string): [Contact, ...Contact[]] {
  const [contact, ...merged] = recordsOf(profile.store.read, contactId);
  if (contact === undefined) throw new CodedError('NOT_FOUND');
  return [contact, ...merged];
}

function placeOf({ profile }: Work): { timeZone: string; currency: string } {
  return getDirectory(profile.store.read, 'workspace', profile.workspaceId) ?? { timeZone: 'Asia/Jakarta', currency: 'IDR' };
}

/** Answers, and the ratings in the timeline of tickets that have none: those from before surveys were kept. */
function satisfactionOf({ profile }: Work, contactIds: readonly string[]): SurveyAnswer[] {
  const db = profile.store.read;
  const answers = answersOfContact(db, contactIds);
  const answered = new Set(answers.filter(({ kind }) => kind === 'csat').map(({ ticketId }) => ticketId));
  const ratings = contactIds.flatMap((contactId) =>
    ratingsOfContact(db, contactId)
      .filter(({ ticketId }) => !answered.has(ticketId))
      .map(
        ({ ticketId, rating, comment, at }): SurveyAnswer => ({
          id: ticketId,
          kind: 'csat',
          contactId,
          ticketId,
          agentId: null,
          sharedWithIds: [],
          score: rating,
          comment,
          askedAt: at,
          answeredAt: at,
          rev: 0,
        }),
      ),
  );
  return [...answers, ...ratings].sort((a, b) => (b.answeredAt ?? b.askedAt) - (a.answeredAt ?? a.askedAt));
}

/** What the server has and what commands of ours add, in one order. */
function history(work: Work, { contactId, query, before, limit }: HistoryAsk): HistoryPage {
  const db = work.profile.store.read;
  const ids = found(work, contactId).map(({ id }) => id);
  const kept = historyBefore(db, ids, query, before, limit + 1).map(({ entry, item }) => ({ ...item, entry }));
  const own = query.trim() === '' ? localItems(work, ids).filter(({ entry }) => before === null || comparePlaces(before, entry) < 0) : [];
  const items = [...kept, ...own].sort((a, b) => comparePlaces(a.entry, b.entry));
  return { items: items.slice(0, limit), more: items.length > limit };
}

function localItems({ profile }: Work, contactIds: readonly string[]): HistoryPage['items'] {
  const db = profile.store.read;
  return ticketsWithPending(db, contactIds).flatMap((item) =>
    localEntries(db, item.ticketId, profile.agentId)
      .filter(({ entry }) => !hasEntry(db, entry.id))
      .map(({ entry }) => ({ ...item, entry })),
  );
}
