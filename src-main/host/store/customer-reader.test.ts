import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CUSTOMER_SORTS } from '#shared/contract/console/customer-contract.ts';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { rootIdOf } from '#shared/domain/contact/merge.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { dropContact, putContact, putOrder } from './contact-store.ts';
import { type CustomerQuery, countCustomers, listCustomers, listCustomerTags } from './customer-reader.ts';
import type { ReadDb, SqlValue } from './sqlite.ts';
import { dropTicket, putTicket } from './ticket-store.ts';

let kit: TestProfile;
beforeEach(() => {
  kit = testProfile();
});
afterEach(() => kit.close());

const all: CustomerQuery = { query: '', sort: 'name', tags: [] };
const listed = (query: CustomerQuery = all) => listCustomers(kit.profile.store.read, query, 0, 100).map((row) => row.id);

type Step =
  | {
      readonly kind: 'contact';
      readonly n: number;
      readonly name: string;
      readonly tags: readonly string[];
      readonly lifetime: number;
      readonly into: number | null;
    }
  | { readonly kind: 'ticket'; readonly n: number; readonly of: number; readonly at: number; readonly resolved: boolean }
  | { readonly kind: 'dropContact' | 'dropTicket'; readonly n: number };

/** Few records, so that merges, their undo and tickets meet often. */
const few = fc.integer({ min: 0, max: 2 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('contact' as const),
    n: few,
    name: fc.constantFrom('Élan', 'elan', 'Zaki', 'ahmad', ''),
    tags: fc.uniqueArray(fc.constantFrom('vip', 'grosir')),
    lifetime: fc.integer({ min: 0, max: 3 }),
    into: fc.option(few, { nil: null, freq: 1 }),
  }),
  fc.record({ kind: fc.constant('ticket' as const), n: few, of: few, at: fc.integer({ min: 0, max: 9 }), resolved: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('dropContact' as const, 'dropTicket' as const, 'dropTicket' as const, 'dropTicket' as const), n: few }),
);

/** The same steps on plain lists: what the list must show after them. */
function model(steps: readonly Step[]) {
  const contacts = new Map<string, Contact>();
  const order = new Map<string, number>();
  const tickets = new Map<string, Ticket>();
  let rev = 1;
  return {
    contacts,
    order,
    tickets,
    apply: (step: Step) => {
      rev += 1;
      if (step.kind === 'contact') {
        const id = uuid(100 + step.n);
        const into = step.into === null || step.into === step.n ? null : uuid(100 + step.into);
        // Merges never make a circle: a command that would is refused.
        const safe = into !== null && contacts.has(into) && rootIdOf(into, (each) => contacts.get(each)) !== id ? into : null;
        const contact = aContact({
          id,
          name: step.name,
          tags: [...step.tags].sort(),
          mergedIntoId: safe,
          rev,
          value: { lifetime: step.lifetime, orders: 0, lastOrderAt: null },
          identities: [],
        });
        if (!order.has(id)) order.set(id, rev);
        contacts.set(id, contact);
        return contact;
      }
      if (step.kind === 'ticket') {
        const ticket = aTicket({
          id: uuid(200 + step.n),
          number: step.n + 1,
          contactId: uuid(100 + step.of),
          createdAt: T0,
          lastMessageAt: T0 + step.at,
          rev,
          status: step.resolved ? 'resolved' : 'open',
        });
        tickets.set(ticket.id, ticket);
        return ticket;
      }
      if (step.kind === 'dropContact') {
        contacts.delete(uuid(100 + step.n));
        order.delete(uuid(100 + step.n));
      } else tickets.delete(uuid(200 + step.n));
      return null;
    },
    steps,
  };
}

test('the list is what contacts, merges and tickets say, in every order of their coming', () => {
  const property = fc.property(fc.array(anyStep, { minLength: 12, maxLength: 30 }), fc.constantFrom(...CUSTOMER_SORTS), (steps, sort) => {
    const own = testProfile();
    try {
      const { contacts, order, tickets, apply } = model(steps);
      for (const step of steps) {
        const made = apply(step);
        // Circles that a dropped record opens up again are not made by commands either.
        own.profile.store.write((tx) => {
          if (step.kind === 'contact') putContact(tx, made as Contact);
          else if (step.kind === 'ticket') putTicket(tx, made as Ticket, T0);
          else if (step.kind === 'dropContact') dropContact(tx, uuid(100 + step.n));
          else dropTicket(tx, uuid(200 + step.n));
        });
      }
      // A record whose customer went away is nobody's until the next change names another.
      fc.pre([...contacts.values()].every(({ mergedIntoId }) => mergedIntoId === null || contacts.has(mergedIntoId)));
      const find = (id: string) => contacts.get(id);
      const rows = [...contacts.values()]
        .filter((contact) => contact.mergedIntoId === null)
        .map((contact) => {
          const family = [...contacts.values()].filter(({ id }) => rootIdOf(id, find) === contact.id).map(({ id }) => id);
          const own = [...tickets.values()].filter(({ contactId }) => family.includes(contactId));
          return {
            id: contact.id,
            name: contact.name === '' ? '\uffff' : contact.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
            last: Math.max(0, ...own.map((ticket) => ticket.lastMessageAt ?? 0)),
            open: own.filter(({ status }) => status === 'open').length,
            value: contact.value.lifetime,
            pk: order.get(contact.id) ?? 0,
          };
        });
      const by = {
        name: (a: Row, b: Row) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
        lastContact: (a: Row, b: Row) => b.last - a.last,
        value: (a: Row, b: Row) => b.value - a.value,
      };
      type Row = (typeof rows)[number];
      const expected = rows.sort((a, b) => by[sort](a, b) || a.pk - b.pk).map(({ id, open, last }) => ({ id, open, last: last === 0 ? null : last }));
      const db = own.profile.store.read;
      const shown = listCustomers(db, { query: '', sort, tags: [] }, 0, 100);
      expect(shown.map((row) => ({ id: row.id, open: row.openTickets, last: row.lastContactAt }))).toEqual(expected);
      expect(countCustomers(db, all)).toBe(expected.length);
      const roots = [...contacts.values()].filter(({ mergedIntoId }) => mergedIntoId === null);
      const vips = roots.filter(({ tags }) => tags.includes('vip')).length;
      expect(countCustomers(db, { ...all, tags: ['vip'] })).toBe(vips);
      expect(listCustomers(db, { ...all, tags: ['vip'] }, 0, 100).length).toBe(vips);
      expect(listCustomerTags(db, 10).find(({ tag }) => tag === 'vip')?.count ?? 0).toBe(vips);
    } finally {
      own.close();
    }
  });
  fc.assert(property, { numRuns: 40, verbose: 1 });
}, 30_000);

test('who a record is taken out of again no longer counts its tickets', () => {
  const record = (patch: Partial<Contact>) => aContact({ id: uuid(2), name: 'Dewi', identities: [], ...patch });
  kit.profile.store.write((tx) => {
    putContact(tx, aContact({ id: uuid(1), name: 'Adi', identities: [] }));
    putContact(tx, record({ mergedIntoId: uuid(1) }));
    putTicket(tx, aTicket({ contactId: uuid(2) }), T0);
  });
  const open = () => listCustomers(kit.profile.store.read, all, 0, 10).map((row) => [row.name, row.openTickets]);
  expect(open()).toEqual([['Adi', 1]]);
  kit.profile.store.write((tx) => putContact(tx, record({ rev: 2 })));
  expect(open()).toEqual([
    ['Adi', 0],
    ['Dewi', 1],
  ]);
});

test('a customer is found by name, phone, e-mail, company and order, and by what a merged record had', () => {
  kit.profile.store.write((tx) => {
    putContact(tx, aContact({ id: uuid(1), name: 'Citra Ayuningtyas', company: 'CV Maju Jaya', identities: [] }));
    putContact(
      tx,
      aContact({
        id: uuid(2),
        name: 'C. Ayuning',
        mergedIntoId: uuid(1),
        identities: [
          { id: uuid(41), kind: 'phone', value: '+6281234567890' },
          { id: uuid(43), kind: 'email', value: 'citra@contoh.example' },
        ],
      }),
    );
    putContact(tx, aContact({ id: uuid(3), name: 'Dewi', identities: [] }));
    putOrder(tx, {
      ...{ id: uuid(70), contactId: uuid(2), number: 'TN-2026-00417', state: 'paid', placedAt: T0, currency: 'IDR', total: 1, items: [], rev: 1 },
    });
  });
  for (const query of ['citra', 'maju', '0812-3456', '567890', 'citra@contoh', '00417', 'tn-2026']) {
    expect([query, listed({ ...all, query })]).toEqual([query, [uuid(1)]]);
    expect(countCustomers(kit.profile.store.read, { ...all, query })).toBe(1);
  }
  expect(['99999', '***', 'ayu dewi'].map((query) => listed({ ...all, query }))).toEqual([[], [], []]);
});

test.each(CUSTOMER_SORTS)('a page by %s walks an index and sorts nothing but its own rows', (sort) => {
  const plans = plansOf((db) => {
    listCustomers(db, { ...all, sort }, 1_000, 100);
    countCustomers(db, { ...all, tags: ['vip'] });
  });
  expect(plans).toMatch(/SCAN customer USING COVERING INDEX customer_by_/);
  expect(plans.match(/SCAN (?!customer USING COVERING)/g)).toBe(null);
});

/** The plan of every statement that `run` asks, one step a line. */
function plansOf(run: (db: ReadDb) => void): string {
  const { read } = kit.profile.store;
  const steps: string[] = [];
  const note = (sql: string, values: SqlValue[]) => {
    for (const { detail } of read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)) steps.push(detail);
  };
  run({
    get: <Row>(sql: string, ...values: SqlValue[]) => {
      note(sql, values);
      return read.get<Row>(sql, ...values);
    },
    all: <Row>(sql: string, ...values: SqlValue[]) => {
      note(sql, values);
      return read.all<Row>(sql, ...values);
    },
  });
  return steps.join('\n');
}
